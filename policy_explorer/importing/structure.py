"""Paragraphs and table rows to the parts of a notice: opening, chapters, measures, closing. Pure.

Every heading above the level of the measures is a chapter. In a notice without numbers, a measure ends with its clause
about units; in a table, each row is a measure. The parts, joined in their order, are the whole text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from msgspec.structs import replace

from policy_explorer.importing.blocks import ImportFailed, Row
from policy_explorer.importing.closing import ATTACHMENT, ends_with_clause, starts_closing
from policy_explorer.importing.headings import LEVELS, Heading, Marker, marker_of, short_line
from policy_explorer.importing.items import item_of, titled
from policy_explorer.importing.landmarks import Landmarks, landmarks
from policy_explorer.importing.levels import FEWEST, accepted_markers, gaps, measure_level, out_of_order
from policy_explorer.importing.outline import Outline, OutlineChapter, RawMeasure, flat
from policy_explorer.importing.table import Table, is_header, table_of
from policy_explorer.importing.units import find_clause

NO_CHAPTER = "各项措施"


@dataclass(slots=True)
class OutlineBuilder:
    """The outline up to the paragraph that is read next."""

    opening: list[str] = field(default_factory=list)
    chapters: list[tuple[OutlineChapter, list[str]]] = field(
        default_factory=list
    )  # with the paragraphs before its measures
    measures: list[RawMeasure] = field(default_factory=list)
    current: RawMeasure | None = None  # the one that text is added to

    def start_chapter(self, heading: Heading | None) -> None:
        """Start a chapter; without a heading, the only one of a notice without chapters."""
        number = len(self.chapters) + 1
        made = (
            OutlineChapter(number, None, NO_CHAPTER)
            if heading is None
            else OutlineChapter(number, heading.heading, heading.title)
        )
        self.chapters.append((made, [heading.rest] if heading and heading.rest else []))
        self.current = None

    def start_measure(self, first: str | Row, marker: Marker | None) -> None:
        """Start a measure with its first paragraph or its row."""
        if not self.chapters:
            self.start_chapter(None)
        self.current = RawMeasure(len(self.chapters), [first], marker)
        self.measures.append(self.current)

    def add_text(self, text: str) -> None:
        """Add a paragraph to the current measure, or else to the last chapter or the opening."""
        if self.current is not None:
            self.current.paragraphs.append(text)
        else:
            (self.chapters[-1][1] if self.chapters else self.opening).append(text)


def structure(parts: tuple[str | Row, ...]) -> Outline:
    """Return the outline of the paragraphs and rows `parts`; raise ImportFailed where no measures are recognised."""
    markers = accepted_markers(parts)
    table = table_of(parts)
    level = None if table else measure_level(parts, markers)
    marks = landmarks(parts, markers) if level == "clause" else None
    builder = OutlineBuilder()
    attachments: list[str] = []
    for at, part in enumerate(parts):
        marker = markers.get(at)
        if builder.measures and isinstance(part, str) and ATTACHMENT.match(part):
            attachments = [flat(rest) for rest in parts[at:]]
            break
        if table and isinstance(part, Row):
            add_row(builder, part, table)
        elif marks is not None:
            add_unnumbered(builder, flat(part), at, marker, marks)
        elif marker and heads_chapter(marker, level, table):
            builder.start_chapter(chapter_heading(flat(part), marker))
        elif marker and marker.style == level:
            builder.start_measure(part, marker)
        else:
            builder.add_text(flat(part))
    if len(builder.measures) < FEWEST:
        raise ImportFailed(why_no_measures(parts, markers, builder))
    closing = take_closing(builder, level)
    items = tuple(
        titled(item_of(number, raw, table))
        for number, raw in zip(numbers_of(builder.measures), builder.measures, strict=True)
    )
    chapters = tuple(replace(chapter, text="\n".join(texts) or None) for chapter, texts in builder.chapters)
    notes = (*gaps(markers, level), *out_of_order(parts, markers, level))
    return Outline(tuple(builder.opening), chapters, items, (*closing, *attachments), shape_name(level, table), notes)


def numbers_of(measures: list[RawMeasure]) -> list[int]:
    """Return the numbers of measures: as the notice prints them if they increase throughout, or else counted from 1."""
    printed = [raw.marker.number for raw in measures if raw.marker]
    increasing = all(before < after for before, after in pairwise(printed))
    return printed if len(printed) == len(measures) and increasing else list(range(1, len(measures) + 1))


def heads_chapter(marker: Marker, level: str | None, table: Table | None) -> bool:
    """Return whether a number heads a chapter: its style is above that of the measures, or usual above a table."""
    if level in LEVELS and LEVELS.index(marker.style) < LEVELS.index(level):
        return True
    return table is not None and marker.style in ("part", "han")


def chapter_heading(text: str, marker: Marker) -> Heading:
    """Divide the paragraph `text`, which begins with `marker`, after the heading of its chapter."""
    stop = text.find("。", marker.end)
    if 0 <= stop < len(text) - 1:
        return Heading(text[: stop + 1], text[marker.end : stop] or text, text[stop + 1 :])
    return Heading(text, text[marker.end :].rstrip("。：: ") or text, "")


def add_unnumbered(builder: OutlineBuilder, text: str, at: int, marker: Marker | None, marks: Landmarks) -> None:
    """Add paragraph `at` of a notice without numbered measures: a chapter's heading, or part of a measure.

    A measure ends with its clause about units, and the next one starts if such a clause comes before the next heading.
    """
    if marker and at in marks.heads:
        builder.start_chapter(chapter_heading(text, marker))
        return
    named = marks.clauses[at - 1] is not None if at else False
    coming = text != marks.clauses[at] and marks.next_clause[at] < marks.next_head[at]
    begins = (
        builder.chapters
        or marks.clauses[at]
        or (marks.next_head[at] == len(marks.clauses) and short_line(text) and marks.next_clause[at] == at + 1)
    )
    if coming and begins and (builder.current is None or named):
        builder.start_measure(text, marker_of(text))
    else:
        builder.add_text(text)


def add_row(builder: OutlineBuilder, row: Row, table: Table) -> None:
    """Add a row of `table`: a measure, or a chapter's heading where all cells have the same text."""
    text = flat(row)
    filled = [cell for cell in row.cells if cell]
    if is_header(row) or not filled:
        if text:
            builder.add_text(text)
    elif len(set(filled)) == 1 or (len(filled) == 1 and table.width > 1):
        marker = marker_of(filled[0])
        heading = chapter_heading(filled[0], marker) if marker else Heading(filled[0], filled[0], "")
        builder.start_chapter(heading)
    elif len(row.cells) == table.width and row.cells[table.columns["content"]]:
        builder.start_measure(row, None)
    else:
        builder.add_text(text)


def take_closing(builder: OutlineBuilder, level: str | None) -> list[str]:
    """Remove from the last measure, or from a chapter after it, what follows the measures, and return it."""
    last = builder.measures[-1]
    if len(builder.chapters) > last.chapter:
        texts = builder.chapters[-1][1]
        cut = next((at for at in range(1, len(texts)) if starts_closing(texts, at)), len(texts))
        closing = texts[cut:]
        del texts[cut:]
        return closing
    texts = [flat(part) for part in last.paragraphs]
    # A measure without a number reaches to its clause about units, whatever comes before that.
    first = next((at + 1 for at, text in enumerate(texts) if find_clause(text)), 1) if level == "clause" else 1
    cut = next(
        (at for at in range(first, len(texts)) if starts_closing(texts, at) or ends_with_clause(texts[at - 1])),
        len(texts),
    )
    del last.paragraphs[cut:]
    return texts[cut:]


def shape_name(level: str | None, table: Table | None) -> str:
    """Return for the editor how the measures are numbered."""
    if table:
        return "表格，一行一项"
    names = {"article": "第一条", "han": "一、", "han_bracket": "（一）", "arabic": "1.", "arabic_bracket": "（1）"}
    return f"按“{names[level]}”编号" if level in names else "没有编号，按责任单位一句分开"


def why_no_measures(parts: tuple[str | Row, ...], markers: dict[int, Marker], builder: OutlineBuilder) -> str:
    """Return for the editor what was recognised and what was not."""
    names = {
        "part": "第一章",
        "article": "第一条",
        "han": "一、",
        "han_bracket": "（一）",
        "arabic": "1.",
        "arabic_bracket": "（1）",
    }
    counts = {style: sum(m.style == style for m in markers.values()) for style in LEVELS}
    seen = "、".join(f"“{names[style]}”{count} 处" for style, count in counts.items() if count) or "一处也没有"
    clauses = sum(find_clause(flat(part)) is not None for part in parts)
    return (
        f"读出了 {len(parts)} 段文字，但分不出一项项措施（认出 {len(builder.measures)} 项，至少要 {FEWEST} 项）。"
        f"认出的编号：{seen}；写明责任单位的：{clauses} 处。"
        "能读的写法见 docs/import.zh.md；可以先在文件里给每项措施加上“1.”这样的编号，再导入"
    )
