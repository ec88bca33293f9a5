"""The parts of a notice, as values."""

from __future__ import annotations

from msgspec import Struct

from policy_explorer.importing.blocks import Row


class Chapter(Struct, frozen=True):
    number: int
    heading: str | None
    title: str
    text: str | None = None


class Item(Struct, frozen=True):
    """A measure as it stands: `heading` + `text` is all of it. `clause` is what names its units, if anything does."""

    number: int
    chapter: int
    heading: str
    title: str
    text: str
    clause: str | None
    title_guess: str = ""
    columns: tuple[str, str] | None = None  # of a table: who leads, who else


class Outline(Struct, frozen=True):
    opening: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    items: tuple[Item, ...]
    closing: tuple[str, ...]
    shape: str
    notes: tuple[str, ...] = ()


def flat(part: str | Row) -> str:
    return " ".join(filter(None, part.cells)) if isinstance(part, Row) else part
