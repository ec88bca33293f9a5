"""The body of a web page to its lines and table rows, each with the elements that it is in. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement
from msgspec import Struct

from policy_explorer.importing.blocks import Block, Line, Row

INLINE = frozenset(
    "a abbr b bdi bdo cite code em font i ins label mark q s small span strike strong sub sup time u var o:p".split()
)
HEADINGS = frozenset("h1 h2 h3".split())
WIDEST = 60  # columns of a table
MOST_ROWS = 2_000  # that one cell may reach over


class PageLine(Struct, frozen=True):
    """A line or row. `inside` is the number of the element that holds it; `linked` is the share of letters in links."""

    block: Block
    inside: int
    linked: float = 0.0
    heading: bool = False

    @property
    def text(self) -> str:
        """The text of the line, or that of the cells."""
        return self.block.text if isinstance(self.block, Line) else " ".join(filter(None, self.block.cells))


class PageLines(Struct, frozen=True):
    """All lines of a page, and the number of the element around each element; the body has number 0."""

    lines: tuple[PageLine, ...]
    parents: tuple[int, ...]


def lines_of(body: HtmlElement) -> PageLines:
    """Return the lines of `body`. Iterative: a page may be nested deeper than Python can recurse."""
    found, parents = [], [0]
    open_elements = [0]
    pending: list[tuple[str, bool]] = []
    links = headings = 0
    skipped = None

    def flush() -> None:
        line = " ".join("".join(text for text, _ in pending).split())
        if line:
            linked = sum(len("".join(text.split())) for text, link in pending if link)
            share = linked / len("".join(line.split()))
            found.append(PageLine(Line(line), open_elements[-1], share, headings > 0))
        pending.clear()

    for event, element in etree.iterwalk(body, events=("start", "end")):
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                pending.append((element.tail or "", links > 0))
            continue
        block = element.tag not in INLINE and element is not body
        if event == "start":
            links += element.tag == "a"
            if block:
                flush()
                headings += element.tag in HEADINGS
                parents.append(open_elements[-1])
                open_elements.append(len(parents) - 1)
            if element.tag == "table" and is_data(element):
                found += [PageLine(each, open_elements[-1]) for each in rows_of(element)]
                skipped = element
                headings -= element.tag in HEADINGS
                open_elements.pop()
                continue
            pending.append((element.text or "", links > 0))
        else:
            if block:
                flush()
                headings -= element.tag in HEADINGS
                open_elements.pop()
            links -= element.tag == "a"
            if element is not body:
                pending.append((element.tail or "", links > 0))
    flush()
    return PageLines(tuple(found), tuple(parents))


def is_data(table: HtmlElement) -> bool:
    """Return whether `table` has data, and does not only lay out the page.

    A layout holds other tables, or paragraphs and line breaks by the dozen in one cell.
    """
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if max(map(len, rows), default=0) < 2:
        return False
    return all(sum(1 for _ in cell.iter("p", "br", "div")) < 12 for row in rows for cell in row)


def rows_of(table: HtmlElement) -> Iterator[Block]:
    """Yield the rows of `table`. A merged cell has its text once; where it reaches further, cells are empty."""
    below: dict[int, int] = {}  # by column, how many rows a cell above still reaches over
    for row in table.iter("tr"):
        cells: list[str] = []

        def skip_merged(cells: list[str] = cells) -> None:
            while below.get(len(cells), 0) > 0:
                below[len(cells)] -= 1
                cells.append("")

        own = [cell for cell in row if cell.tag in ("td", "th")]
        for cell in own:
            skip_merged()
            at = len(cells)
            across = min(number_of(cell, "colspan"), max(1, WIDEST - at))
            cells += [" ".join("".join(cell.itertext()).split()), *[""] * (across - 1)]
            for column in range(at, at + across):
                below[column] = min(number_of(cell, "rowspan"), MOST_ROWS) - 1
        skip_merged()
        if len(own) == 1 and sum(map(bool, cells)) <= 1:
            yield from (Line(cell) for cell in cells if cell)
        elif any(cells):
            yield Row(tuple(cells))


def number_of(cell: HtmlElement, name: str) -> int:
    """Return over how many columns or rows `cell` reaches."""
    written = (cell.get(name) or "").strip()
    return max(1, int(written)) if written.isdecimal() and len(written) < 10 else 1
