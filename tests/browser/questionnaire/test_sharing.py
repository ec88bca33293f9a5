"""What is handed on: a text that says what, how much, until when and whom to ask, with an address that opens elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import Origin, file_origin, serving, single_file_origin
from questionnaire_steps import open_questionnaire
from retrying import expect_value
from support.built import build_site

HOME = "https://policies.example.org/yunxi"
FARM = "#a.trade=farm&a.area=20&a.organic=yes"
SHARE_SHEET = "Object.defineProperty(navigator, 'share', {value: async ({text}) => { globalThis.sent = text; }})"
NONE = "Object.defineProperty(navigator, 'share', {value: undefined});"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
# 云政〔2031〕5号, first measure, read by hand.
GRANT = """\
✓ 符合：有机种植补贴（第 1 项）
能得到：每亩补贴300元
期限：到2031年6月30日
找谁：县农业局
怎么办：向部门申请。"""
WORD = "2031年5月1日自测，只供参考，不是审批决定；以文件原文和牵头单位的解释为准。"


@pytest.fixture(scope="module")
def home_site(tiny_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that knows where it is online."""
    folder = tmp_path_factory.mktemp("home") / "site"
    build_site(tiny_content, folder, HOME)
    return folder


@pytest.fixture(scope="module")
def home_origin(home_site: Path) -> Iterator[Origin]:
    with serving(home_site) as origin:
        yield origin


def sent(page: Page) -> str:
    expect_value(page, lambda: page.evaluate("typeof sent"), "string")
    return page.evaluate("sent").replace("\xa0", " ")


def send_results(page: Page, origin: Origin, fragment: str = FARM) -> str:
    page.add_init_script(SHARE_SHEET)
    open_questionnaire(page, origin, fragment)
    page.get_by_role("button", name="发给别人").click()
    return sent(page)


def test_results_go_to_the_share_sheet_with_an_address_that_opens(page: Page, new_page, tiny_http_origin, at_day):
    at_day(page, "2031-05-01")
    text = send_results(page, tiny_http_origin)
    assert GRANT in text
    assert WORD in text
    address = text.rpartition("看这份回答：")[2]
    other = new_page()
    other.goto(address)
    expect(other.locator("[data-answer]")).to_have_count(3)


def test_from_a_file_no_path_is_sent(page: Page, tiny_site: Path, at_day):
    at_day(page, "2031-05-01")
    text = send_results(page, file_origin(tiny_site))
    assert GRANT in text
    assert text.endswith(WORD)
    assert "file:" not in text
    expect(page.get_by_role("button", name="复制链接")).to_be_hidden()
    expect(page.locator("[data-no-link]")).to_be_visible()


@pytest.mark.parametrize("edition", ["folder", "single-file"])
def test_from_a_file_of_a_site_that_is_online_its_address_is_sent(page: Page, home_site: Path, edition: str):
    origin = {"folder": file_origin, "single-file": single_file_origin}[edition](home_site)
    text = send_results(page, origin)
    assert f"看这份回答：{HOME}/questionnaire.html#a.trade=farm&a.area=20&a.organic=yes" in text
    expect(page.locator(".sheet-code title"), "the printed sheet has it too").to_have_text(
        f"二维码：{HOME}/questionnaire.html"
    )
    page.goto(origin.url("measures/yunxi-2031-5-1.html"))
    page.get_by_role("button", name="发给别人").click()
    expect_value(page, lambda: page.evaluate("sent").splitlines()[-1], f"{HOME}/measures/yunxi-2031-5-1.html")


def test_without_a_share_sheet_the_text_is_copied(page: Page, tiny_http_origin):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(NONE)
    open_questionnaire(page, tiny_http_origin, FARM)
    page.get_by_role("button", name="发给别人").click()
    expect(page.locator("[data-gist-copied]")).to_have_text("文字已复制，可以粘贴发给别人。")
    assert "找谁：县农业局" in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("address", [f"questionnaire.html{FARM}", "measures/yunxi-2031-5-1.html"])
def test_without_a_clipboard_too_the_text_can_be_selected(page: Page, tiny_http_origin, address: str):
    page.add_init_script(f"{NONE} {NO_CLIPBOARD}")
    page.goto(tiny_http_origin.url(address))
    page.get_by_role("button", name="发给别人").click()
    field = page.get_by_label("请手动复制这段话")
    expect(field).to_be_focused()
    expect(field).to_have_value(re.compile("县农业局"))


def test_who_closes_the_share_sheet_has_nothing_copied(page: Page, tiny_http_origin):
    page.add_init_script(
        "Object.defineProperty(navigator, 'share', {value: async () => { globalThis.sent = ''; throw new DOMException('', 'AbortError'); }})"
    )
    open_questionnaire(page, tiny_http_origin, FARM)
    page.get_by_role("button", name="发给别人").click()
    assert sent(page) == ""
    expect(page.locator("[data-gist-copied]")).to_have_text("")
    expect(page.locator("[data-gist-text]")).to_be_hidden()


def test_links_leave_the_date_out_unless_asked(page: Page, tiny_http_origin, at_day):
    at_day(page, "2031-09-01")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    box = page.get_by_label("链接里带上所看的这一天")
    open_questionnaire(page, tiny_http_origin, FARM)
    expect(box).to_be_hidden()
    text = send_results(page, tiny_http_origin, f"{FARM}&on=2031-06-20")
    assert (
        "✓ 当时符合，现已到期：有机种植补贴（第 1 项）\n当时能得到：每亩补贴300元\n期限：到2031年6月30日，现已到期\n找谁：县农业局\n"
        in text
    )
    assert "怎么办" not in text
    assert "on=" not in text
    box.check()
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator("[data-copied]")).to_have_text("链接已复制。")
    assert "on=2031-06-20" in page.evaluate("navigator.clipboard.readText()")


def test_a_measure_is_handed_on_as_it_stands_today(page: Page, tiny_http_origin, at_day):
    at_day(page, "2031-09-01")
    page.add_init_script(SHARE_SHEET)
    page.goto(tiny_http_origin.url("measures/yunxi-2031-5-1.html#on=2031-06-20"))
    page.get_by_role("button", name="发给别人").click()
    text = sent(page)
    assert "已于 2031年6月30日到期" in text
    assert "找谁：县农业局" in text
    assert text.endswith(tiny_http_origin.url("measures/yunxi-2031-5-1.html"))
