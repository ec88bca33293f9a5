"""Paragraphs and table rows -> the parts of a notice: opening, chapters, measures, closing. Pure.

Which numbers count measures is told by who is in charge: at the level of the measures, each part names its units once. Every heading
above is a chapter. Where nothing is numbered, a measure ends with the clause that names its units; where there is a table, each row is
a measure. Put together again in their order, the parts are the whole text: nothing is dropped here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from .blocks import ImportFault, Row
from .headings import LEVELS, LONGEST_TITLE, NO_TITLE, STYLES, Heading, Marker, marker_of, split_heading, without_title
from .table import Table, is_header, table_of
from .units import find_clause

NO_CHAPTER = "各项措施"
FEWEST = 2  # measures that make a notice
GOOD_ENOUGH = 0.6  # of the parts at a level name their units just once
CLOSING = re.compile(
    r"(?:本|上述|以上)(?:实施)?(?:意见|措施|办法|规定|通知|政策|方案|细则|若干[^，。]{2,8})|附\s*件|各(?:牵头|责任|有关)?单位要|此件|（此件|抄送|抄报|主动公开"
)
DATE_LINE = re.compile(r"(?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})\s*年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日")
IMPRINT = re.compile(rf".*{DATE_LINE.pattern}\s*(?:印发)?$")
ATTACHMENT = re.compile(r"附\s*件\s*[：:]?\s*(?:$|[0-9０-９一二三]|[^，。]{2,40}$)")
SENTENCE = ("。", "；", "：", "！")


@dataclass(frozen=True, slots=True)
class Chapter:
    number: int
    heading: str | None
    title: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A measure as it stands: `heading` + `text` is all of it. `clause` is what names its units, if anything does."""

    number: int
    chapter: int
    heading: str
    title: str
    text: str
    clause: str | None
    title_guess: str = ""
    columns: tuple[str, str] | None = None  # of a table: who leads, who else


@dataclass(frozen=True, slots=True)
class Outline:
    opening: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    items: tuple[Item, ...]
    closing: tuple[str, ...]
    shape: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Of each paragraph: the clause that names its units, and where the next such clause and the next heading of a chapter stand."""

    clauses: tuple[str | None, ...]
    next_clause: tuple[int, ...]  # at or behind the paragraph
    next_head: tuple[int, ...]  # behind it
    heads: frozenset[int]


@dataclass(slots=True)
class Draughtsman:
    """What has been put down so far, while the paragraphs are walked through once."""

    opening: list[str] = field(default_factory=list)
    chapters: list[tuple[Chapter, list[str]]] = field(default_factory=list)  # with the paragraphs before its first measure
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
        elif marker and level in LEVELS and LEVELS.index(marker.style) < LEVELS.index(level) or (table and marker and marker.style in ("part", "han")):
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


def flat(part: str | Row) -> str:
    return " ".join(filter(None, part.cells)) if isinstance(part, Row) else part


def accepted_markers(parts: Iterable[str | Row]) -> dict[int, Marker]:
    """The numbers that count on, or begin again: others are words of the text (a reference, a year)."""
    last = dict.fromkeys(STYLES, 0)
    found: dict[int, Marker] = {}
    for at, part in enumerate(parts):
        marker = marker_of(part) if isinstance(part, str) else None
        # A number with nothing behind it heads nothing.
        if marker and part[marker.end :].strip() and (marker.number == 1 or last[marker.style] < marker.number <= last[marker.style] + 2):
            found[at] = marker
            last[marker.style] = marker.number
            for lower in LEVELS[LEVELS.index(marker.style) + 1 :]:
                # Measures may count on through the chapters, so their count is kept.
                last[lower] = last[lower] if lower != "arabic_bracket" else 0
    return found


def measure_level(parts: tuple[str | Row, ...], markers: dict[int, Marker]) -> str | None:
    """The style that numbers measures, or "clause" where only the clauses with the units part them."""
    texts = [flat(part) for part in parts]
    named = [names_anew(texts, at) for at in range(len(texts))]
    clauses = sum(named)
    present = [style for style in LEVELS[1:] if sum(m.style == style for m in markers.values()) >= FEWEST]
    if clauses >= FEWEST:
        scores = {style: named_once(named, markers, style) for style in present}
        best = max(scores, key=lambda style: (scores[style], -LEVELS.index(style)), default=None)
        return best if best and scores[best] >= GOOD_ENOUGH else "clause"
    if "article" in present:
        return "article"
    if "han" in present:
        heads = [at for at, marker in sorted(markers.items()) if marker.style == "han"]
        followers = [next((markers[a].style for a in sorted(markers) if begin < a < end), None) for begin, end in zip(heads, [*heads[1:], len(parts)])]
        below = [style for style in followers if style in ("han_bracket", "arabic")]
        return max(set(below), key=below.count) if len(below) * 2 >= len(heads) else "han"
    return present[0] if present else None


def names_anew(texts: list[str], at: int) -> bool:
    """Whether a paragraph names units; not one that only goes on with those of the paragraph before (牵头单位, then 配合单位)."""
    clause = find_clause(texts[at])
    return clause is not None and not (clause == texts[at] and at > 0 and find_clause(texts[at - 1]) == texts[at - 1])


def named_once(named: list[bool], markers: dict[int, Marker], style: str) -> float:
    """The share of the parts at a level that name their units once."""
    above = LEVELS[: LEVELS.index(style)]
    counts: list[int] = []
    inside = False
    for at, names in enumerate(named):
        if at in markers and markers[at].style in above:
            inside = False
        elif at in markers and markers[at].style == style:
            counts.append(0)
            inside = True
        if inside:
            counts[-1] += names
    once = sum(count == 1 for count in counts)
    return once / max(len(counts), sum(named))


def chapter_heading(text: str, marker: Marker) -> Heading:
    stop = text.find("。", marker.end)
    if 0 <= stop < len(text) - 1:
        return Heading(text[: stop + 1], text[marker.end : stop] or text, text[stop + 1 :])
    return Heading(text, text[marker.end :].rstrip("。：: ") or text, "")


def landmarks(parts: tuple[str | Row, ...], markers: dict[int, Marker]) -> Landmarks:
    clauses = tuple(find_clause(flat(part)) for part in parts)
    heads = frozenset(at for at, marker in markers.items() if marker.style in ("part", "han") and clauses[at] is None)
    next_clause, next_head = [len(parts)] * (len(parts) + 1), [len(parts)] * (len(parts) + 1)
    for at in reversed(range(len(parts))):
        next_clause[at] = at if clauses[at] else next_clause[at + 1]
        next_head[at] = at + 1 if at + 1 in heads else next_head[at + 1]
    return Landmarks(clauses, tuple(next_clause), tuple(next_head), heads)


def put_unnumbered(drawn: Draughtsman, text: str, at: int, marker: Marker | None, marks: Landmarks) -> None:
    """A heading with a number is a chapter; otherwise a measure goes on until its units are named."""
    if marker and at in marks.heads:
        drawn.chapter(chapter_heading(text, marker))
        return
    named = marks.clauses[at - 1] is not None if at else False
    coming = text != marks.clauses[at] and marks.next_clause[at] < marks.next_head[at]
    begins = drawn.chapters or marks.clauses[at] or (marks.next_head[at] == len(marks.clauses) and short_line(text) and marks.next_clause[at] == at + 1)
    if coming and begins and (drawn.current is None or named):
        drawn.measure(text, marker_of(text))
    else:
        drawn.more(text)


def short_line(text: str) -> bool:
    return len(text) <= 40 and not text.endswith(SENTENCE)


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


def item_of(number: int, chapter: int, paragraphs: list, marker: Marker | None, table: Table | None) -> Item:
    first, *rest = paragraphs
    if isinstance(first, Row):
        heading, text, columns, clause = table.cut(first)
        text = "\n".join(filter(None, (text, *rest)))
        return Item(number, chapter, heading.heading, heading.title, text or heading.heading, clause, heading.guess, columns)
    if marker:
        heading = split_heading(first, marker.end, bool(rest))
    elif rest and short_line(first):
        heading = Heading(first, first, "")
    else:
        heading = split_heading(first, 0, False)
        heading = heading if heading.heading else untitled(first)
    text = "\n".join(filter(None, (heading.rest, *rest)))
    if not text.strip() or text == find_clause(text) and heading.rest:
        heading = without_title(first, marker.end) if marker and first[marker.end :].strip() else untitled(first)
        text = "\n".join(filter(None, (heading.rest, *rest)))
    return Item(number, chapter, heading.heading, heading.title, text, find_clause(text), heading.guess)


def titled(item: Item) -> Item:
    """A part without words (a number alone) has the number for a title."""
    return item if item.title.strip() else replace(item, title=(item.text or item.heading).strip()[:LONGEST_TITLE], title_guess=NO_TITLE)


def untitled(text: str) -> Heading:
    """Without a number there must be a heading all the same: the first words of the text."""
    words = without_title(text, 0).title
    return Heading(words, words, text[len(words) :], NO_TITLE)


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
    cut = next((at for at in range(first, len(texts)) if behind(texts, at) or ends_with_clause(texts[at - 1])), len(texts))
    del paragraphs[cut:]
    return texts[cut:]


def behind(texts: list[str], at: int) -> bool:
    text = texts[at]
    signed = at + 1 < len(texts) and DATE_LINE.fullmatch(texts[at + 1]) and short_line(text)
    return bool(CLOSING.match(text) or DATE_LINE.fullmatch(text) or signed or (len(text) < 60 and IMPRINT.fullmatch(text)))


def ends_with_clause(text: str) -> bool:
    clause = find_clause(text)
    return clause is not None and text.rstrip("。 ").endswith(clause.rstrip("。 "))


def gaps(markers: dict[int, Marker], level: str | None) -> Iterable[str]:
    before = 0
    for _, marker in sorted(markers.items()):
        if marker.style == level:
            if marker.number == before + 2:
                yield f"原文的序号从 {before} 跳到 {marker.number}，请看看中间有没有漏"
            before = marker.number


def out_of_order(parts: tuple[str | Row, ...], markers: dict[int, Marker], level: str | None) -> Iterable[str]:
    """Numbers of the measures' style that do not go on from the one before: words of the text, or a slip that hides a measure."""
    left = [part for at, part in enumerate(parts) if isinstance(part, str) and at not in markers and (m := marker_of(part)) and m.style == level]
    if left:
        shown = "、".join(f"“{part[:12]}”" for part in left[:3])
        yield f"有 {len(left)} 段以编号开头，但与前面的序号接不上，没有当作一项：{shown}{'等' if len(left) > 3 else ''}，请核对"


def shape_name(level: str | None, table: Table | None) -> str:
    if table:
        return "表格，一行一项"
    names = {"article": "第一条", "han": "一、", "han_bracket": "（一）", "arabic": "1.", "arabic_bracket": "（1）"}
    return f"按“{names[level]}”编号" if level in names else "没有编号，按责任单位一句分开"


def unreadable(parts: tuple[str | Row, ...], markers: dict[int, Marker], drawn: Draughtsman) -> str:
    """What was recognised and what was not, so that the editor can mend the file."""
    names = {"part": "第一章", "article": "第一条", "han": "一、", "han_bracket": "（一）", "arabic": "1.", "arabic_bracket": "（1）"}
    counts = {style: sum(m.style == style for m in markers.values()) for style in LEVELS}
    seen = "、".join(f"“{names[style]}”{count} 处" for style, count in counts.items() if count) or "一处也没有"
    clauses = sum(find_clause(flat(part)) is not None for part in parts)
    return (
        f"读出了 {len(parts)} 段文字，但分不出一项项措施（认出 {len(drawn.items)} 项，至少要 {FEWEST} 项）。"
        f"认出的编号：{seen}；写明责任单位的：{clauses} 处。"
        "能读的写法见 docs/import.zh.md；可以先在文件里给每项措施加上“1.”这样的编号，再导入"
    )
