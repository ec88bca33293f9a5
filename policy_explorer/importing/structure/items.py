"""The paragraphs or the table row of one measure to its heading, title, text and clause about units. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from policy_explorer.importing.blocks import ImportFailed, Row
from policy_explorer.importing.structure.outline import Item, RawMeasure, flat
from policy_explorer.importing.structure.table import Table
from policy_explorer.importing.wording.headings import (
    LONGEST_TITLE,
    NO_TITLE,
    Heading,
    short_line,
    split_heading,
    without_title,
)
from policy_explorer.importing.wording.unit_clauses import find_clause


def item_of(number: int, raw: RawMeasure, table: Table | None) -> Item:
    """Return measure `number` of the notice, whose paragraphs are `raw`. `table` is that of its row, if it is one."""
    rows = rows_at_the_end(raw)
    chapter, (first, *others), marker = raw.chapter, raw.paragraphs[: len(raw.paragraphs) - len(rows)], raw.marker
    rest = [flat(part) for part in others]
    if isinstance(first, Row):
        if table is None:
            raise ValueError("a row without a table")
        heading, text, columns, clause = table.divide(first)
        text = "\n".join(filter(None, (text, *rest)))
        words = text or heading.heading
        when = table.when(first)
        return Item(number, chapter, heading.heading, heading.title, words, clause, heading.guess, columns, when=when)
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
    return Item(number, chapter, heading.heading, heading.title, text, find_clause(text), heading.guess, rows=rows)


def rows_at_the_end(raw: RawMeasure) -> tuple[Row, ...]:
    """Return the rows of the tables behind the text of a measure; none behind one that has no other text."""
    at = len(raw.paragraphs)
    while at > 1 and isinstance(raw.paragraphs[at - 1], Row):
        at -= 1
    says = not isinstance(raw.paragraphs[0], Row) and (at > 1 or "。" in flat(raw.paragraphs[0]))
    return tuple(part for part in raw.paragraphs[at:] if isinstance(part, Row)) if says else ()


def titled(item: Item) -> Item:
    """Return `item` with a title, its first words where it has none; raise ImportFailed where it has no text."""
    if not item.text.strip():
        raise ImportFailed(
            f"“{item.heading[:20]}”后面没有正文，分不出这一项。检查公文里这一处的编号、责任单位，改好再导入"
        )
    return (
        item
        if item.title.strip()
        else replace(item, title=(item.text or item.heading).strip()[:LONGEST_TITLE], title_guess=NO_TITLE)
    )


def untitled(text: str) -> Heading:
    """Divide a paragraph without a number: its first words, up to the clause about units, are heading and title."""
    words, clause = without_title(text, 0).title, find_clause(text)
    words = text[: min(len(words), max(1, text.rfind(clause)))] if clause else words
    return Heading(words, words, text[len(words) :], NO_TITLE)
