"""A PDF as offices print it, wrapped on A4 pages with page numbers, gives the same draft as the text that it was printed from."""

from __future__ import annotations

from html import escape

import pytest

from support.drafts import ID, compared, draft, measures_in

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
