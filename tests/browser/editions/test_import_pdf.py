"""A PDF as offices print it, wrapped on A4 pages with page numbers, gives the same draft as the text that it was printed from."""

from __future__ import annotations

from html import escape

import pytest

from policy_explorer.importing.import_notice import import_notice
from support.drafts import ID, about, compared, draft, measures_in, units, without_space
from support.import_truth import notice_of

STYLE = "body{font:16pt/28pt serif;text-align:justify}p{margin:0;text-indent:2em}"
NUMBER = '<div style="font-size:10pt;width:100%;text-align:center">— <span class="pageNumber"></span> —</div>'
PAPER = {"format": "A4", "margin": {"top": "30mm", "bottom": "30mm", "left": "28mm", "right": "26mm"}}


@pytest.mark.wide
def test_a_printed_notice_agrees_with_the_finished_content(browser, real_content, tmp_path):
    (finished,) = (real_content / "documents").iterdir()
    draft(finished / "notice.txt", tmp_path / "text")
    paragraphs = (tmp_path / "text" / "documents" / ID / "notice.txt").read_text("utf-8").strip().split("\n\n")
    page = browser.new_page()
    page.set_content(
        f"<meta charset=utf-8><style>{STYLE}</style>" + "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    )
    page.pdf(
        path=tmp_path / "notice.pdf",
        display_header_footer=True,
        header_template="<span></span>",
        footer_template=NUMBER,
        **PAPER,
    )
    page.close()
    drafted = draft(tmp_path / "notice.pdf", tmp_path / "content")
    assert [compared(m) for m in drafted.values()] == [compared(m) for m in measures_in(finished).values()]
    assert "— 12 —" in (tmp_path / "content" / "documents" / ID / "document.yaml").read_text("utf-8")


@pytest.mark.wide
def test_columns_and_running_heads_of_a_page_lose_nothing(browser, tmp_path):
    """The units are on lines of their own, which are nearly full in a column; the reference stands below a title of two lines."""
    shape = notice_of("u02-province-two-ways-of-units")
    paragraphs = [line for line in shape.read_text("utf-8").splitlines() if line.strip()]
    page = browser.new_page()
    columns = "body{column-count:2;column-gap:10mm;font-size:11pt;line-height:18pt}"
    page.set_content(
        f"<meta charset=utf-8><style>{STYLE}{columns}</style>"
        + "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    )
    head = NUMBER.replace("— <span", "文件汇编 <span")
    page.pdf(
        path=tmp_path / "notice.pdf", display_header_footer=True, header_template=head, footer_template=NUMBER, **PAPER
    )
    page.close()
    drafted, expected = draft(tmp_path / "notice.pdf", tmp_path / "pdf"), draft(shape, tmp_path / "text")
    assert [(*compared_text(m), *units(m)) for m in drafted.values()] == [
        (*compared_text(m), *units(m)) for m in expected.values()
    ]
    assert about(tmp_path / "pdf")["reference"] == "云政办规〔2032〕5号"


def test_footnotes_do_not_stand_within_a_measure(browser, tmp_path):
    """They are small, at the end of their page, and their marks are small in the text; the summary names them."""
    note = "<p style='font-size:10pt;text-indent:0;break-after:page'>1 首店是在本县开设的第一家门店。</p>"
    page = browser.new_page()
    page.set_content(
        f"<meta charset=utf-8><style>{STYLE}</style><p>青禾县若干措施</p>"
        f"<p>一、支持首店。对首店<sup>1</sup>给予10万元奖励。（县商务局）</p><p>二、支持展会。对展会给予</p>{note}"
        "<p>3万元补助。（县商务局、县财政局）</p><p>三、支持直播。1 场以上的给予1万元奖励。（县商务局）</p>"
    )
    page.pdf(
        path=tmp_path / "notice.pdf",
        display_header_footer=True,
        header_template="<span></span>",
        footer_template=NUMBER,
        **PAPER,
    )
    page.close()
    summary = import_notice(tmp_path / "notice.pdf", ID, tmp_path / "content")
    assert "脚注没有读入，请对照原件：“1 首店是在本县开设的第一家…”" in summary
    drafted = measures_in(tmp_path / "content" / "documents" / ID)
    assert without_space(drafted[1]["text"]) == "对首店给予10万元奖励。（县商务局）"
    assert units(drafted[2]) == ([], ["县商务局", "县财政局"])
    assert "1场以上" in without_space(drafted[3]["text"])


def compared_text(measure: dict) -> tuple[str, str]:
    return without_space(measure["title"]), without_space(measure["text"])
