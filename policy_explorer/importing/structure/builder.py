"""Paragraphs and rows to opening, chapters and measures, by one scheme. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from policy_explorer.importing.blocks import Row
from policy_explorer.importing.structure.landmarks import Landmarks, landmarks
from policy_explorer.importing.structure.outline import OutlineChapter, RawMeasure, flat
from policy_explorer.importing.structure.schemes import Scheme
from policy_explorer.importing.structure.table import Table, is_header
from policy_explorer.importing.wording.closing import ATTACHMENT
from policy_explorer.importing.wording.headings import LEVELS, Heading, Marker, marker_of, short_line
from policy_explorer.importing.wording.unit_clauses import find_clause

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
    closing: list[str] = field(default_factory=list)
    attachments: list[str | Row] = field(default_factory=list)  # annexes, and all after them
    numbered: list[str] = field(default_factory=list)  # numbered sentences of a chapter behind the measures

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

    def add_numbered(self, text: str, begins: bool) -> None:
        """Add a numbered sentence to the last chapter, or what its colon announces."""
        self.add_text(text)
        if begins:
            self.numbered.append(text)
        else:
            self.numbered[-1] += f"\n{text}"


def divided(
    parts: tuple[str | Row, ...], markers: dict[int, Marker], table: Table | None, scheme: Scheme
) -> OutlineBuilder:
    """Return the outline of `parts` by `scheme`."""
    marks = landmarks(parts, markers) if scheme.level == "clause" else None
    builder = OutlineBuilder()
    last = max((at for at, marker in markers.items() if marker.style == scheme.level), default=len(parts))
    head: Marker | None = None
    for at, part in enumerate(parts):
        marker = markers.get(at)
        if at < scheme.begin:
            builder.opening.append(flat(part))
        elif builder.measures and isinstance(part, str) and ATTACHMENT.match(part):
            builder.attachments = list(parts[at:])
            break
        elif scheme.level == "table" and table and isinstance(part, Row):
            add_row(builder, part, table)
        elif marks is not None:
            add_unnumbered(builder, flat(part), at, marker, marks)
        elif at in scheme.starts or (marker and marker.style == scheme.level):
            builder.start_measure(part, marker)
        elif at > last and builder.current is None and isinstance(part, str) and behind(builder, part, marker, head):
            builder.add_numbered(part, marker is not None and marker.end < len(part) and below(marker, head))
        elif at in scheme.heads:
            head = marker
            builder.start_chapter(chapter_heading(flat(part), marker))
        elif isinstance(part, Row) and builder.current is not None:
            builder.current.paragraphs.append(part)
        else:
            builder.add_text(flat(part))
    return builder


def behind(builder: OutlineBuilder, text: str, marker: Marker | None, head: Marker | None) -> bool:
    """Return whether a paragraph of a chapter behind the measures is a numbered sentence, or what such a one announces."""
    if marker is None or not below(marker, head):
        return bool(builder.numbered) and builder.numbered[-1].endswith(("：", ":", "；", ";")) and marker is None
    return not short_line(text)


def below(marker: Marker, head: Marker | None) -> bool:
    """Return whether a number is one of those within what `head` heads."""
    return head is not None and LEVELS.index(marker.style) > LEVELS.index(head.style)


def chapter_heading(text: str, marker: Marker | None) -> Heading:
    """Divide the paragraph `text`, which begins with `marker`, after the heading of its chapter."""
    begin = marker.end if marker else 0
    stop = text.find("。", begin)
    if 0 <= stop < len(text) - 1:
        return Heading(text[: stop + 1], text[begin:stop] or text, text[stop + 1 :])
    clause = find_clause(text) or ""
    title = text[begin : text.rfind(clause)] if clause and text.endswith(clause) else text[begin:]
    return Heading(text, title.rstrip("。：: ") or text[begin:].rstrip("。：: ") or text, "")


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
