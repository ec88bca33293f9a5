"""Running text is set for reading Chinese: lines neither too long nor too tight, figures under each other."""

from __future__ import annotations

import pytest

PAGES = [
    "index.html",
    "measures/gulou-2023-1-1.html",
    "departments/finance.html",
    "documents/gulou-2023-1.html",
    "method.html",
    "questionnaire.html",
]
LONGEST_LINE = 42  # characters; the 40 of the design, and room for a sign that hangs over
LEAST_LEADING = 1.7
A_LINE = 24  # characters; what is shorter is a label, not running text

# Paragraphs that run over more than one line: how many characters their longest line has room for, and their leading.
RUNNING_TEXT = """(aLine) => [...document.querySelectorAll('main p, main li, main dd, main q')]
  .filter((element) => element.getClientRects().length && element.textContent.trim().length > aLine)
  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim().length > aLine / 2))
  .map((element) => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const range = document.createRange();
    range.selectNodeContents(element);
    const lines = [...range.getClientRects()];
    const width = Math.max(...lines.map(({right}) => right)) - Math.min(...lines.map(({left}) => left));
    const several = new Set(lines.map(({top}) => Math.round(top / size))).size > 1;
    return {words: element.textContent.trim().slice(0, 30), room: width / size, leading: parseFloat(style.lineHeight) / size, several};
  })
  .filter(({several}) => several)"""


WIDTHS = (390, 1366)


@pytest.mark.wide
def test_lines_are_as_long_and_as_far_apart_as_chinese_wants(page, http_origin):
    found = dict.fromkeys(WIDTHS, 0)
    for path in PAGES:
        page.goto(http_origin.url(path))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            paragraphs = page.evaluate(RUNNING_TEXT, A_LINE)
            found[width] += len(paragraphs)
            assert [each for each in paragraphs if each["room"] > LONGEST_LINE] == [], (path, width)
            assert [each for each in paragraphs if each["leading"] < LEAST_LEADING - 0.01] == [], (path, width)
    assert min(found.values()) > 50
