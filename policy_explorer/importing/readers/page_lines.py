"""The body of a web page to its lines and table rows, each with the elements that it is in. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement
from msgspec import Struct

from policy_explorer.importing.blocks import Block, Line, Row
from policy_explorer.importing.wording.headings import begins_with_marker

INLINE = frozenset(
    "a abbr b bdi bdo cite code em font i ins label mark q s small span strike strong sub sup time u var o:p".split()
)
HEADINGS = frozenset("h1 h2 h3".split())
LISTS = frozenset(("ol", "ul"))
SHORTEST_ITEM = 15  # characters of a paragraph in a numbered list
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
    walk = Walk()
    skipped = None
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                walk.pending.append((element.tail or "", walk.links > 0))
        elif event == "end":
            walk.leave(element, body)
        else:
            walk.enter(element, body)
            if element.tag == "table" and is_data(element):
                walk.found += [PageLine(each, walk.open_elements[-2]) for each in rows_of(element)]
                walk.open_elements.pop()
                skipped = element
            else:
                walk.pending.append((element.text or "", walk.links > 0))
    walk.flush()
    return PageLines(tuple(walk.found), tuple(walk.parents))


class Walk:
    """What is known at a place in a page: the lines so far, the open elements, and the text of the line that is begun."""

    def __init__(self) -> None:
        self.found: list[PageLine] = []
        self.parents, self.open_elements = [0], [0]
        self.pending: list[tuple[str, bool]] = []  # text, and whether it is a link
        self.links = self.headings = 0  # how many are open
        self.counts: list[int] = []  # how many items each open list has had

    def enter(self, element: HtmlElement, body: HtmlElement) -> None:
        """Begin `element`."""
        self.links += element.tag == "a"
        if element.tag not in INLINE and element is not body:
            self.flush()
            self.headings += element.tag in HEADINGS
            self.parents.append(self.open_elements[-1])
            self.open_elements.append(len(self.parents) - 1)
            if element.tag in LISTS:
                self.counts.append(0)
            elif element.tag == "li" and self.counts:
                self.counts[-1] += 1
                if is_numbered(element):
                    self.pending.append((f"{self.counts[-1]}.", False))

    def leave(self, element: HtmlElement, body: HtmlElement) -> None:
        """End `element`."""
        if element.tag not in INLINE and element is not body:
            self.flush()
            self.headings -= element.tag in HEADINGS
            self.open_elements.pop()
            if element.tag in LISTS and self.counts:
                self.counts.pop()
        self.links -= element.tag == "a"
        if element is not body:
            self.pending.append((element.tail or "", self.links > 0))

    def flush(self) -> None:
        """End the line that is begun."""
        line = " ".join("".join(text for text, _ in self.pending).split())
        if line:
            linked = sum(len("".join(text.split())) for text, link in self.pending if link)
            share = linked / len("".join(line.split()))
            self.found.append(PageLine(Line(line), self.open_elements[-1], share, self.headings > 0))
        self.pending.clear()


def is_numbered(item: HtmlElement) -> bool:
    """Return whether a browser numbers the item of a list, which is a paragraph, and no link with a number of its own."""
    around = item.getparent()
    if around is None or around.tag != "ol" or next(item.iterdescendants("a"), None) is not None:
        return False
    text = "".join(item.itertext()).strip()[:100]
    return len(text) >= SHORTEST_ITEM and not begins_with_marker(text)


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
