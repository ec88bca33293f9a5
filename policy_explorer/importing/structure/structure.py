"""Paragraphs and table rows to the parts of a notice: opening, chapters, measures, closing. Pure.

Of the ways to divide it, the one that explains most of the notice is taken (`schemes`). Parts that only say purpose, scope
or term are provisions, not measures. The parts, joined in their order, are the whole text.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from msgspec.structs import replace

from policy_explorer.importing.blocks import ImportFailed, Row
from policy_explorer.importing.structure.annexes import split_attachments
from policy_explorer.importing.structure.builder import OutlineBuilder, divided
from policy_explorer.importing.structure.common_units import with_chapter_units, with_common_units
from policy_explorer.importing.structure.items import item_of, titled
from policy_explorer.importing.structure.leftovers import about_annexes, leftovers
from policy_explorer.importing.structure.levels import FEWEST, accepted_markers, gaps, out_of_order, repeated
from policy_explorer.importing.structure.outline import Outline, RawMeasure, flat
from policy_explorer.importing.structure.provisions import is_duty, is_provision
from policy_explorer.importing.structure.schemes import Scheme, candidates, score
from policy_explorer.importing.structure.table import table_of
from policy_explorer.importing.structure.tasks import with_tasks
from policy_explorer.importing.wording.closing import ends_with_clause, starts_closing
from policy_explorer.importing.wording.headings import LEVELS, Marker
from policy_explorer.importing.wording.other_notices import is_about_others
from policy_explorer.importing.wording.unit_clauses import find_clause

STYLE_NAMES = {
    "part": "第一章",
    "section": "第一节",
    "article": "第一条",
    "han": "一、",
    "han_bracket": "（一）",
    "arabic": "1.",
    "decimal": "1.1",
    "arabic_bracket": "（1）",
}


def structure(parts: tuple[str | Row, ...]) -> Outline:
    """Return the outline of the paragraphs and rows `parts`; raise ImportFailed where no measures are recognised."""
    if is_about_others(map(flat, parts)):
        return Outline(tuple(map(flat, parts)), (), (), (), "没有措施，只说别的文件延续、修改或者废止")
    markers = accepted_markers(parts)
    table = table_of(parts)
    best, builder, reached = None, OutlineBuilder(), float("-inf")
    for scheme in candidates(parts, markers, table):
        made = divided(parts, markers, table, scheme)
        closing = take_closing(made, scheme) if made.measures else []
        points = score(scheme, parts, made.opening, made.chapters, made.measures)
        made.closing = closing
        if points > reached:
            best, builder, reached = scheme, made, points
    if best is None or len(builder.measures) < FEWEST:
        raise ImportFailed(why_no_measures(parts, markers, builder))
    take_contents(builder)
    provisions = take_provisions(builder)
    items = tuple(
        titled(item_of(number, raw, table))
        for number, raw in zip(numbers_of(builder.measures), builder.measures, strict=True)
    )
    chapters = tuple(replace(chapter, text="\n".join(texts) or None) for chapter, texts in builder.chapters)
    tail, annexes = split_attachments(builder.attachments)
    items, about_tasks = with_tasks(items, annexes)
    notes = (
        *gaps(markers, best.level),
        *out_of_order(parts, markers, best.level),
        *repeated(builder.measures),
        *about_tasks,
    )
    outline = Outline(
        tuple(builder.opening),
        chapters,
        items,
        (*builder.closing, *map(flat, tail)),
        shape_name(best.level),
        notes,
        tuple(provisions),
        annexes,
    )
    outline = with_common_units(with_chapter_units(outline))
    return replace(outline, notes=(*outline.notes, *about_annexes(outline)), unexplained=tuple(leftovers(outline)))


def numbers_of(measures: list[RawMeasure]) -> list[int]:
    """Return the numbers of measures: as the notice prints them if they increase throughout, or else counted from 1."""
    printed = [raw.marker.number for raw in measures if raw.marker]
    increasing = all(before < after for before, after in pairwise(printed))
    return printed if len(printed) == len(measures) and increasing else list(range(1, len(measures) + 1))


def take_closing(builder: OutlineBuilder, scheme: Scheme) -> list[str]:
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
    unnumbered = scheme.level == "clause"
    first = next((at + 1 for at, text in enumerate(texts) if find_clause(text)), 1) if unnumbered else 1
    cut = next(
        (at for at in range(first, len(texts)) if starts_closing(texts, at) or ends_with_clause(texts[at - 1])),
        len(texts),
    )
    del last.paragraphs[cut:]
    return texts[cut:]


def take_contents(builder: OutlineBuilder) -> None:
    """Move a table of contents into the opening: chapters with nothing in them, which come again further on."""
    later = [chapter.title for chapter, _ in builder.chapters]
    first = builder.measures[0].chapter
    listed = [each for each in builder.chapters[: first - 1] if not each[1]]
    count = next((at for at, (chapter, _) in enumerate(listed) if later.count(chapter.title) < FEWEST), len(listed))
    if not count or builder.chapters[:count] != listed[:count]:
        return
    builder.opening += [chapter.heading or chapter.title for chapter, _ in listed[:count]]
    builder.chapters = [
        (replace(chapter, number=chapter.number - count), texts) for chapter, texts in builder.chapters[count:]
    ]
    for measure in builder.measures:
        measure.chapter -= count


def take_provisions(builder: OutlineBuilder) -> list[str]:
    """Move parts that are provisions out of the measures, and return their texts. One measure remains at least.

    Those before the measures of a chapter become its text, or the end of the opening; the last ones begin the closing.
    """
    taken: list[str] = []
    titles = {chapter.number: chapter.title for chapter, _ in builder.chapters}
    trailing: list[RawMeasure] = []
    numbered = {raw.chapter: raw.marker for raw in reversed(builder.measures)}
    # Counted anew, they are none of the measures that the notice counts.
    anew = {at for at, marker in numbered.items() if marker and marker.number == 1 and at > builder.measures[0].chapter}
    while len(builder.measures) > 1 and (
        is_provision(last := builder.measures[-1], titles[last.chapter], last=True)
        or (last.chapter in anew and is_duty(last, titles[last.chapter]))
    ):
        trailing.insert(0, builder.measures.pop())
    final = [raw for raw in trailing if raw.chapter == len(builder.chapters)]
    if final and not any(raw.chapter == final[0].chapter for raw in builder.measures) and len(builder.chapters) > 1:
        builder.chapters[-1][1].extend(text for raw in final for text in texts_of(raw))
        rest = trailing[: -len(final)]
    else:
        builder.closing[:0] = [text for raw in final for text in texts_of(raw)]
        rest = [raw for raw in trailing if raw not in final]
    builder.measures.extend(rest)  # in a chapter before the last one, they would not stand in their place
    taken += [*builder.numbered, *("\n".join(texts_of(raw)) for raw in final)]
    by_chapter: dict[int, list[RawMeasure]] = {}
    for raw in builder.measures:
        by_chapter.setdefault(raw.chapter, []).append(raw)
    left = len(builder.measures)
    for chapter, texts in builder.chapters:
        own = by_chapter.get(chapter.number, [])
        leading = list(takewhile(lambda raw: is_provision(raw, chapter.title, last=False), own))[: left - 1]  # noqa: B023
        left -= len(leading)
        by_chapter[chapter.number] = own[len(leading) :]
        for first in leading:
            alone = chapter.heading is None and chapter.number == 1
            (builder.opening if alone else texts).extend(texts_of(first))
            taken.append("\n".join(texts_of(first)))
    builder.measures = [raw for measures in by_chapter.values() for raw in measures]
    return taken


def texts_of(raw: RawMeasure) -> list[str]:
    """Return the paragraphs of a part."""
    return [flat(part) for part in raw.paragraphs]


def shape_name(level: str) -> str:
    """Return for the editor how the measures are numbered."""
    if level == "table":
        return "表格，一行一项"
    if level == "heading":
        return "没有编号，按小标题分开"
    return f"按“{STYLE_NAMES[level]}”编号" if level in STYLE_NAMES else "没有编号，按责任单位一句分开"


def why_no_measures(parts: tuple[str | Row, ...], markers: dict[int, Marker], builder: OutlineBuilder) -> str:
    """Return for the editor what was recognised and what was not."""
    counts = {style: sum(m.style == style for m in markers.values()) for style in LEVELS}
    seen = "、".join(f"“{STYLE_NAMES[style]}”{count} 处" for style, count in counts.items() if count) or "一处也没有"
    clauses = sum(find_clause(flat(part)) is not None for part in parts)
    return (
        f"读出了 {len(parts)} 段文字，但分不出一项项措施（认出 {len(builder.measures)} 项，至少要 {FEWEST} 项）。"
        f"认出的编号：{seen}；写明责任单位的：{clauses} 处。"
        "能读的写法见 docs/import.zh.md；可以先在文件里给每项措施加上“1.”这样的编号，再导入"
    )
