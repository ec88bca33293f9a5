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
  .filter((element) => !element.closest('.glance')) // what the first screen of a phone has room for
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


# The last line of each paragraph of a list of measures, and the days that are broken in two.
LAST_LINES = """(selector) => [...document.querySelectorAll(selector)]
  .filter((element) => element.getClientRects().length)
  .map((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const lines = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const {top, width} = range.getBoundingClientRect();
        if (!width) continue;
        if (!lines.length || top > lines[lines.length - 1].top + 5) lines.push({top, words: ''});
        lines[lines.length - 1].words += node.data[at];
      }
    }
    return lines.map(({words}) => words.trim());
  })"""


@pytest.mark.parametrize(
    ("path", "selector"),
    [("index.html", ".card-summary, .card-gives > [data-part]"), ("deadlines.html", ".measure-item-summary")],
)
def test_no_character_stands_alone_on_the_last_line(phone, http_origin, path: str, selector: str):
    phone.set_viewport_size({"width": 360, "height": 740})
    phone.goto(http_origin.url(path))
    paragraphs = [lines for lines in phone.evaluate(LAST_LINES, selector) if len(lines) > 1]
    assert len(paragraphs) > 10
    assert [lines for lines in paragraphs if len(lines[-1].rstrip("。，；")) < 2] == []


def test_a_day_is_not_broken_in_large_type_on_a_narrow_phone(phone, http_origin):
    phone.add_init_script("localStorage.setItem('type', 'large')")
    phone.set_viewport_size({"width": 360, "height": 740})
    for path in ("index.html", "deadlines.html", "measures/gulou-2023-1-17.html"):
        phone.goto(http_origin.url(path))
        lines = [line for each in phone.evaluate(LAST_LINES, ".period-days") for line in each]
        assert len(lines) > 5
        assert [line for line in lines if "年" in line and not line.endswith(("日", "至"))] == [], path
