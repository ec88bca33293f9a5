"""Notices on the web pages of governments: the notice alone is read, whole, and what the page says of it is used."""

from __future__ import annotations

from datetime import date
from html import escape

import pytest

from policy_explorer.importing.blocks import ImportFailed, PageFacts, Row
from policy_explorer.importing.import_notice import import_notice
from policy_explorer.importing.readers.read_html import read_html
from policy_explorer.importing.structure.clean import clean
from support.drafts import ID, NOTICES, about, passes, without_space
from support.usual_run import some_of

PAGES = NOTICES / "web"
FACTS = {
    "trs": PageFacts(
        "云溪县人民政府关于支持小店发展的若干措施",
        "云政规〔2031〕2号",
        "云溪县人民政府",
        date(2031, 3, 1),
        date(2031, 3, 6),
        "有效",
    ),
    "aspnet": PageFacts("云溪县农机购置补贴实施办法", announced=date(2031, 5, 8)),
    "annex-table": PageFacts(
        "云溪县文旅局关于印发民宿奖补办法的通知", "云文旅〔2031〕5号", "云溪县文旅局", date(2031, 6, 1)
    ),
}


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.html")))
def test_of_a_page_the_notice_alone_is_read(name):
    """Every paragraph and cell of it, in order, and no menu, crumb, tool, link or footer. The .txt beside each page says what."""
    reading = read_html((PAGES / f"{name}.html").read_bytes())
    read = ["|".join(part.cells) if isinstance(part, Row) else part for part in clean(reading).parts]
    expected = (PAGES / f"{name}.txt").read_text("utf-8").splitlines()
    assert [without_space(text) for text in read] == [without_space(text) for text in expected]
    assert any("网页里正文以外的" in note for note in reading.notes)
    if name in FACTS:
        assert reading.facts == FACTS[name]


def test_what_the_page_says_of_the_notice_is_used_and_marked(tmp_path):
    import_notice(PAGES / "trs.html", ID, tmp_path / "content")
    written = about(tmp_path / "content")
    assert (written["reference"], written["issuer"]) == ("云政规〔2031〕2号", "云溪县人民政府")
    assert (written["issued"], written["announced"]) == (date(2031, 3, 1), date(2031, 3, 6))
    text = (tmp_path / "content" / "documents" / ID / "document.yaml").read_text("utf-8")
    assert "# 待核对：取自网页的信息表，不是原文写的\nreference: 云政规〔2031〕2号" in text
    assert passes(tmp_path / "content")


def test_a_notice_that_the_page_says_is_no_longer_valid(tmp_path):
    page = (PAGES / "trs.html").read_text("utf-8").replace("<td>有效</td>", "<td>已废止</td>")
    assert any("“已废止”，先看看还要不要导入" in note for note in read_html(page.encode()).notes)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (f"<html><body>{'<div>' * 3000}<p>第一条 甲。</p>", "层次太深"),
        (f"<html><body><p {' '.join(f'a{at}=1' for at in range(2000))}>第一条 甲。</p>", "个以上的属性"),
    ],
)
def test_a_page_that_the_parser_would_cut_is_refused(page, why):
    with pytest.raises(ImportFailed, match=why):
        read_html(page.encode())


@pytest.mark.parametrize("name", ["undefined", "idna", "punycode", "rot13", "nothing"])
def test_an_encoding_that_is_none_is_not_believed(name):
    page = f"<html><head><meta charset={name}></head><body><p>第一条 支持甲。</p><p>第二条 支持乙。</p></body></html>"
    assert [block.text for block in read_html(page.encode()).blocks] == ["第一条 支持甲。", "第二条 支持乙。"]


@pytest.mark.parametrize("form", ["<p>{}</p>", "<div>{}</div>", "{}<br>"])
def test_of_a_notice_put_into_a_page_nothing_is_lost(form):
    """Whatever its shape. The footer of a page that a specimen has at its end may be left out."""
    # These have tools of a page or marks of a scan themselves, which are rightly left out.
    copied = ("k03", "k07", "u16", "y01", "y09", "y24", "z01")
    for path in some_of(sorted(path for path in NOTICES.rglob("*.txt") if not path.name.startswith(copied))):
        lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
        text = "".join(form.format(escape(line)) for line in lines)
        page = f"<div><a href=#>首页</a></div><div>{text}</div><div>版权所有：县政府</div>"
        read = "".join(block.text for block in read_html(f"<html><body>{page}</body></html>".encode()).blocks)
        whole = "".join(line for line in lines if not line.startswith("主办单位：") or line != lines[-1])
        assert without_space(read) in (without_space("".join(lines)), without_space(whole)), path
