"""这一页有错？: the text takes the words that the reader selected, and the mail what is written in it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page, expect

from support.built import build_site

SELECT = """(element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""

HALF_A_CHARACTER = """(field) => {
  field.value = '半个字' + String.fromCharCode(0xd83d) + '在这里';
  field.dispatchEvent(new Event('input'));
}"""


def test_the_text_takes_what_was_selected_and_the_mail_takes_the_text(page: Page, tiny_copy: Path, tmp_path: Path):
    with (tiny_copy / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("contact: {email: office@example.org}\n")
    build_site(tiny_copy, tmp_path / "site")
    page.goto((tmp_path / "site" / "measures" / "yunxi-2031-5-1.html").as_uri())
    report = page.locator("[data-error-report]")
    title = page.locator("h1").inner_text()
    field, mail = report.get_by_role("textbox"), report.get_by_role("link", name="写邮件给")
    sentence = page.locator("#s-1")
    sentence.evaluate(SELECT)
    report.locator("summary").click()
    expect(mail).to_have_attribute("href", re.compile(re.escape(f"?subject={quote('纠错：')}{quote(title)}&body=")))
    expect(field).to_have_value(re.compile(f"^原文：“{re.escape(sentence.inner_text()[:20])}", re.MULTILINE))
    field.fill("哪里不对：应为21亩")
    expect(mail).to_have_attribute("href", re.compile(re.escape("&body=" + quote("哪里不对：应为21亩"))))
    expect(mail).to_have_attribute("href", re.compile(r"^mailto:office@example\.org\?subject="))
    field.evaluate(HALF_A_CHARACTER)
    expect(mail, "half a character is left out").to_have_attribute("href", re.compile(quote("半个字在这里")))
    field.fill(f"页面：{title}\n" + "很长的话。" * 50)
    expect(mail, "mail programs cut long addresses").to_have_attribute(
        "href", re.compile(re.escape("&body=" + quote("（请把复制的话粘贴在这里）", safe="")))
    )
    expect(report.get_by_role("status")).to_contain_text("请先复制，再粘贴到邮件里")
    field.fill("哪里不对：应为21亩")
    expect(report.get_by_role("status")).to_have_text("")
    field.fill("")
    field.evaluate("(field) => { field.focus(); document.execCommand('insertText', false, '长'.repeat(100000)); }")
    expect(report.get_by_role("status")).to_contain_text("已满 3000 字，再多放不进来。这段话太长，邮件里放不下")
    assert len(field.input_value()) == 3000
