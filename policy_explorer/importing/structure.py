"""Paragraphs and table rows -> the parts of a notice: opening, chapters, measures, closing. Pure.

Every heading above the measures is a chapter. Where nothing is numbered, a measure ends with the clause that names its units; where there is
a table, each row is a measure. Put together again in their order, the parts are the whole text: nothing is dropped here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec.structs import replace

from policy_explorer.importing.blocks import ImportFault, Row
from policy_explorer.importing.ending import ATTACHMENT, behind, ends_with_clause
from policy_explorer.importing.headings import LEVELS, Heading, Marker, marker_of, short_line
from policy_explorer.importing.items import item_of, titled
from policy_explorer.importing.levels import FEWEST, accepted_markers, gaps, measure_level, out_of_order
from policy_explorer.importing.outline import Chapter, Outline, flat
from policy_explorer.importing.table import Table, is_header, table_of
from policy_explorer.importing.units import find_clause
from policy_explorer.importing.unnumbered import Landmarks, landmarks

NO_CHAPTER = "各项措施"


@dataclass(slots=True)
class Draughtsman:
    """What has been put down so far, while the paragraphs are walked through once."""

    opening: list[str] = field(default_factory=list)
    chapters: list[tuple[Chapter, list[str]]] = field(
        default_factory=list
    )  # with the paragraphs before its first measure
    items: list[tuple[int, list, Marker | None]] = field(default_factory=list)  # (chapter, paragraphs, marker)
    current: list[str] | None = None  # paragraphs of the measure at hand

    def chapter(self, heading: Heading | None) -> None:
        number = len(self.chapters) + 1
        made = Chapter(number, None, NO_CHAPTER) if heading is None else Chapter(number, heading.heading, heading.title)
        self.chapters.append((made, [heading.rest] if heading and heading.rest else []))
        self.current = None

    def measure(self, first: str | Row, marker: Marker | None) -> None:
        if not self.chapters:
            self.chapter(None)
        self.current = [first]
        self.items.append((len(self.chapters), self.current, marker))

    def more(self, text: str) -> None:
        if self.current is not None:
            self.current.append(text)
        else:
            (self.chapters[-1][1] if self.chapters else self.opening).append(text)


def structure(parts: tuple[str | Row, ...]) -> Outline:
    """The parts of a notice; an ImportFault where no measures can be told."""
    markers = accepted_markers(parts)
    table = table_of(parts)
    level = None if table else measure_level(parts, markers)
    marks = landmarks(parts, markers) if level == "clause" else None
    drawn = Draughtsman()
    closing: list[str] = []
    for at, part in enumerate(parts):
        marker = markers.get(at)
        if drawn.items and isinstance(part, str) and ATTACHMENT.match(part):
            closing = [flat(rest) for rest in parts[at:]]
            break
        if table and isinstance(part, Row):
            put_row(drawn, part, table)
        elif level == "clause":
            put_unnumbered(drawn, flat(part), at, marker, marks)
        elif (marker and level in LEVELS and LEVELS.index(marker.style) < LEVELS.index(level)) or (
            table and marker and marker.style in ("part", "han")
        ):
            drawn.chapter(chapter_heading(part, marker))
        elif marker and marker.style == level:
            drawn.measure(part, marker)
        else:
            drawn.more(flat(part))
    if len(drawn.items) < FEWEST:
        raise ImportFault(unreadable(parts, markers, drawn))
    peeled = peel_closing(drawn, level)
    items = tuple(titled(item_of(number, *raw, table)) for number, raw in enumerate(drawn.items, start=1))
    chapters = tuple(replace(chapter, text="\n".join(texts) or None) for chapter, texts in drawn.chapters)
    notes = (*gaps(markers, level), *out_of_order(parts, markers, level))
    return Outline(tuple(drawn.opening), chapters, items, (*peeled, *closing), shape_name(level, table), notes)


def chapter_heading(text: str, marker: Marker) -> Heading:
    stop = text.find("。", marker.end)
    if 0 <= stop < len(text) - 1:
        return Heading(text[: stop + 1], text[marker.end : stop] or text, text[stop + 1 :])
    return Heading(text, text[marker.end :].rstrip("。：: ") or text, "")


def put_unnumbered(drawn: Draughtsman, text: str, at: int, marker: Marker | None, marks: Landmarks) -> None:
    """A heading with a number is a chapter; otherwise a measure goes on until its units are named."""
    if marker and at in marks.heads:
        drawn.chapter(chapter_heading(text, marker))
        return
    named = marks.clauses[at - 1] is not None if at else False
    coming = text != marks.clauses[at] and marks.next_clause[at] < marks.next_head[at]
    begins = (
        drawn.chapters
        or marks.clauses[at]
        or (marks.next_head[at] == len(marks.clauses) and short_line(text) and marks.next_clause[at] == at + 1)
    )
    if coming and begins and (drawn.current is None or named):
        drawn.measure(text, marker_of(text))
    else:
        drawn.more(text)


def put_row(drawn: Draughtsman, row: Row, table: Table) -> None:
    text = flat(row)
    filled = [cell for cell in row.cells if cell]
    if is_header(row) or not filled:
        drawn.more(text) if text else None
    elif len(set(filled)) == 1 or (len(filled) == 1 and table.width > 1):
        marker = marker_of(filled[0])
        drawn.chapter(chapter_heading(filled[0], marker) if marker else Heading(filled[0], filled[0], ""))
    elif len(row.cells) == table.width and row.cells[table.at["content"]]:
        drawn.measure(row, None)
    else:
        drawn.more(text)


def peel_closing(drawn: Draughtsman, level: str | None) -> list[str]:
    """Take from the last part what stands behind the measures: the term, signature, date, imprint."""
    last_with_items = drawn.items[-1][0]
    if len(drawn.chapters) > last_with_items:
        texts = drawn.chapters[-1][1]
        cut = next((at for at in range(1, len(texts)) if behind(texts, at)), len(texts))
        peeled = texts[cut:]
        del texts[cut:]
        return peeled
    paragraphs = drawn.items[-1][1]
    texts = [flat(part) for part in paragraphs]
    # An unnumbered measure goes on to its clause, whatever its words are.
    first = next((at + 1 for at, text in enumerate(texts) if find_clause(text)), 1) if level == "clause" else 1
    cut = next(
        (at for at in range(first, len(texts)) if behind(texts, at) or ends_with_clause(texts[at - 1])), len(texts)
    )
    del paragraphs[cut:]
    return texts[cut:]


def shape_name(level: str | None, table: Table | None) -> str:
    if table:
        return "表格，一行一项"
    names = {"article": "第一条", "han": "一、", "han_bracket": "（一）", "arabic": "1.", "arabic_bracket": "（1）"}
    return f"按“{names[level]}”编号" if level in names else "没有编号，按责任单位一句分开"


def unreadable(parts: tuple[str | Row, ...], markers: dict[int, Marker], drawn: Draughtsman) -> str:
    """What was recognised and what was not, so that the editor can mend the file."""
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
        f"读出了 {len(parts)} 段文字，但分不出一项项措施（认出 {len(drawn.items)} 项，至少要 {FEWEST} 项）。"
        f"认出的编号：{seen}；写明责任单位的：{clauses} 处。"
        "能读的写法见 docs/import.zh.md；可以先在文件里给每项措施加上“1.”这样的编号，再导入"
    )
