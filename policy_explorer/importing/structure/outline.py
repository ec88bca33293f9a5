"""The parts of a notice, as values."""

from __future__ import annotations

from msgspec import Struct

from policy_explorer.importing.blocks import Row
from policy_explorer.importing.structure.annexes import AnnexParts
from policy_explorer.importing.wording.headings import Marker


class RawMeasure(Struct):
    """A measure while the outline is built: `chapter` is its number, and `paragraphs` are all of its own."""

    chapter: int
    paragraphs: list[str | Row]
    marker: Marker | None


class OutlineChapter(Struct, frozen=True):
    """A chapter; `text` is what comes between its heading and its first measure."""

    number: int
    heading: str | None
    title: str
    text: str | None = None


class Item(Struct, frozen=True):
    """A measure: `heading` and `text` are all of it. `clause` is the one about its units, within the text."""

    number: int
    chapter: int
    heading: str
    title: str
    text: str
    clause: str | None
    title_guess: str = ""
    columns: tuple[str, str] | None = None  # of a table: leading units, responsible units
    columns_guess: str = ""  # why they may be another measure's
    rows: tuple[Row, ...] = ()  # of the tables behind the text
    when: str = ""  # the cell of a table that says when one can apply, within the text


class Outline(Struct, frozen=True):
    """A whole notice: opening, chapters with their items, and closing, in this order."""

    opening: tuple[str, ...]
    chapters: tuple[OutlineChapter, ...]
    items: tuple[Item, ...]
    closing: tuple[str, ...]
    shape: str  # how the measures are numbered, for the editor
    notes: tuple[str, ...] = ()  # for the editor
    provisions: tuple[str, ...] = ()  # numbered parts that are no measures, within opening, chapters or closing
    annexes: tuple[AnnexParts, ...] = ()  # after the closing
    unexplained: tuple[str, ...] = ()  # for the editor: what the division of the notice leaves over


def flat(part: str | Row) -> str:
    """Return a paragraph, or the cells of a row separated by spaces."""
    return " ".join(filter(None, part.cells)) if isinstance(part, Row) else part
