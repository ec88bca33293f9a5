"""The paragraphs or the row of one measure -> heading, title, text and the clause that names its units. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from policy_explorer.importing.blocks import ImportFault, Row
from policy_explorer.importing.headings import (
    LONGEST_TITLE,
    NO_TITLE,
    Heading,
    Marker,
    short_line,
    split_heading,
    without_title,
)
from policy_explorer.importing.outline import Item
from policy_explorer.importing.table import Table
from policy_explorer.importing.units import find_clause


def item_of(number: int, chapter: int, paragraphs: list, marker: Marker | None, table: Table | None) -> Item:
    first, *rest = paragraphs
    if isinstance(first, Row):
        heading, text, columns, clause = table.cut(first)
        text = "\n".join(filter(None, (text, *rest)))
        return Item(
            number, chapter, heading.heading, heading.title, text or heading.heading, clause, heading.guess, columns
        )
    if marker:
        heading = split_heading(first, marker.end, bool(rest))
    elif rest and short_line(first):
        heading = Heading(first, first, "")
    else:
        heading = split_heading(first, 0, False)
        heading = heading if heading.heading else untitled(first)
    text = "\n".join(filter(None, (heading.rest, *rest)))
    if not text.strip() or (text == find_clause(text) and heading.rest):
        heading = without_title(first, marker.end) if marker and first[marker.end :].strip() else untitled(first)
        text = "\n".join(filter(None, (heading.rest, *rest)))
    return Item(number, chapter, heading.heading, heading.title, text, find_clause(text), heading.guess)


def titled(item: Item) -> Item:
    """A part without words (a number alone) has the number for a title; one that is all heading is no measure to be read."""
    if not item.text.strip():
        raise ImportFault(
            f"“{item.heading[:20]}”后面没有正文，分不出这一项。检查公文里这一处的编号、责任单位，改好再导入"
        )
    return (
        item
        if item.title.strip()
        else replace(item, title=(item.text or item.heading).strip()[:LONGEST_TITLE], title_guess=NO_TITLE)
    )


def untitled(text: str) -> Heading:
    """Without a number there must be a heading all the same: the first words of the text, but nothing of the clause."""
    words, clause = without_title(text, 0).title, find_clause(text)
    words = text[: min(len(words), max(1, text.rfind(clause)))] if clause else words
    return Heading(words, words, text[len(words) :], NO_TITLE)
