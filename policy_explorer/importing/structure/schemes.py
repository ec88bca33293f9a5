"""The ways in which a notice may be divided into measures, and which of them explains most of it. Pure.

A scheme says which numbers count measures, where they may begin, and which paragraphs head chapters. All that a notice
allows are tried. The best one has measures that name their units once each, numbers that run on, nothing left over, and
parts of a size that measures have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from policy_explorer.importing.blocks import Row
from policy_explorer.importing.structure.levels import FEWEST
from policy_explorer.importing.structure.outline import OutlineChapter, RawMeasure, flat
from policy_explorer.importing.structure.provisions import PROVISION_CHAPTER, is_provision
from policy_explorer.importing.structure.table import Table
from policy_explorer.importing.wording.headings import (
    LEVELS,
    SENTENCE,
    Marker,
    begins_with_marker,
    marker_of,
    short_line,
)
from policy_explorer.importing.wording.unit_clauses import find_clause

# What a style is worth by itself: 第一条 nearly always counts the measures of its notice.
USUAL = {
    "article": 0.8,
    "han_bracket": 0.4,
    "han": 0.3,
    "arabic": 0.2,
    "decimal": 0.2,
    "arabic_bracket": -0.3,
    "clause": -0.1,
    "heading": -0.2,
    "table": 0.9,
}
SHORTEST, LONGEST = 15, 1500  # characters of a measure
LONGEST_NUMBER = 3  # digits
LONGEST_HEAD = 25  # an unnumbered heading of a chapter
LATEST_MISSING = 2  # chapters without measures that say nothing against a scheme: the first and the last


class Scheme(Struct, frozen=True):
    """A way to divide a notice."""

    # A style of number, "table": each row is a measure, "clause": only clauses about units divide, "heading": short lines.
    level: str
    heads: frozenset[int]  # indices of the paragraphs that head chapters
    begin: int = 0  # measures begin here at the earliest: a notice may only forward what is annexed to it
    starts: frozenset[int] = frozenset()  # indices of the lines that head measures without a number


def candidates(parts: tuple[str | Row, ...], markers: dict[int, Marker], table: Table | None) -> Iterator[Scheme]:
    """Yield every scheme that the numbers, the table and the clauses about units allow."""
    begins = [0, *annexes(parts)]
    for begin in begins:
        inside = {at: marker for at, marker in markers.items() if at >= begin}
        for level in LEVELS:
            if level not in ("part", "section") and sum(m.style == level for m in inside.values()) >= FEWEST:
                yield Scheme(level, frozenset(heads_of(parts, inside, level)), begin)
    if table:
        usual = frozenset(at for at, marker in markers.items() if marker.style in ("part", "han"))
        yield Scheme("table", usual)
    if sum(find_clause(flat(part)) is not None for part in parts) >= FEWEST:
        yield Scheme("clause", frozenset())
    if len(lines := headed_lines(parts, markers)) > FEWEST:
        yield Scheme("heading", frozenset(at for at, m in markers.items() if m.style in ("part", "han")), 0, lines)


def annexes(parts: tuple[str | Row, ...]) -> list[int]:
    """Return where the text of an annex begins: behind 附件 on a line of its own."""
    return [
        at
        for at, part in enumerate(parts)
        if isinstance(part, str) and re.fullmatch(r"附\s*件\s*[0-9一二三]?[：:]?", part)
    ][:3]


def heads_of(parts: tuple[str | Row, ...], markers: dict[int, Marker], level: str) -> Iterator[int]:
    """Yield the paragraphs that head chapters where `level` counts the measures."""
    headings = {at for at, part in enumerate(parts) if short_line(flat(part))}
    above = styles_above(markers, level, headings)
    yield from (at for at, marker in markers.items() if marker.style in above)
    first = min((at for at, marker in markers.items() if marker.style == level), default=0)
    bare = [
        at
        for at in range(max(0, first - 1), len(parts) - 1)
        if at not in markers and is_bare_head(parts, markers, at, level, first)
    ]
    named = [at for at in bare if PROVISION_CHAPTER.fullmatch("".join(flat(parts[at]).split()))]
    yield from bare if len(bare) >= FEWEST else named


def headed_lines(parts: tuple[str | Row, ...], markers: dict[int, Marker]) -> frozenset[int]:
    """Return the short lines without a number that head measures: between what ends one and a sentence."""
    texts = [flat(part) for part in parts]
    found = []
    for at in range(1, len(texts) - 1):
        text, before, after = texts[at], texts[at - 1], texts[at + 1]
        line = isinstance(parts[at], str) and at not in markers and len(text) <= LONGEST_HEAD
        ended = before.endswith((*SENTENCE, "）", ")", "】")) or find_clause(before) == before or at - 1 in markers
        says = at + 1 not in markers and len(after) >= SHORTEST and after.endswith(("。", "；", "：", "）", ")", "】"))
        if line and ended and says and re.search(r"[，。；：！？《》0-9]|公司$|局$|政府$", text) is None:
            found.append(at)
    return frozenset(found)


def styles_above(markers: dict[int, Marker], level: str, headings: set[int]) -> set[str]:
    """Return the styles that count what holds measures: those that usually do, and those whose parts begin with one.

    Of a style whose numbers are all on `headings`, short lines, some parts may have no measures: 一、主要目标.
    """
    above = set(LEVELS[: LEVELS.index(level)])
    ordered = [marker for _, marker in sorted(markers.items())]
    for style in LEVELS[LEVELS.index(level) + 1 :]:
        followers = [after.style for marker, after in pairwise(ordered) if marker.style == style]
        first = next(marker.style for marker in ordered if marker.style in (style, level))
        numbers = [marker.number for marker in ordered if marker.style == style]
        once = all(before < after for before, after in pairwise(numbers))
        alone = all(at in headings for at, marker in markers.items() if marker.style == style)
        beside = {level, style} if alone else {level}
        if first == style and once and len(numbers) >= FEWEST and level in followers and beside.issuperset(followers):
            above.add(style)
    return above


def is_bare_head(parts: tuple[str | Row, ...], markers: dict[int, Marker], at: int, level: str, first: int) -> bool:
    """Return whether a short line without a number heads a chapter: it stands between a sentence and a measure.

    `first` is where the first measure begins.
    """
    text, before = flat(parts[at]), flat(parts[at - 1]) if at else ""
    following = markers.get(at + 1)
    return (
        isinstance(parts[at], str)
        and following is not None
        and following.style == level
        and len(text) <= LONGEST_HEAD
        and re.search(r"[，。；：、！？《》0-9（(]", text) is None
        and before.endswith((*SENTENCE, "）", ")", "】"))
        and (at < first or not before.endswith(("：", ":")))
    )


def score(
    scheme: Scheme,
    parts: tuple[str | Row, ...],
    opening: list[str],
    chapters: list[tuple[OutlineChapter, list[str]]],
    measures: list[RawMeasure],
) -> float:
    """Return how well a scheme explains the notice that it divides so: the higher, the better.

    `chapters` are with the paragraphs before the measures of each.
    """
    if len(measures) < FEWEST:
        return float("-inf")
    giving = [each for each in measures if not is_provision(each, chapters[each.chapter - 1][0].title, last=True)]
    sizes = [sum(len(flat(part)) for part in measure.paragraphs) for measure in measures]
    total = sum(len(flat(part)) for part in parts) or 1
    left = max(0, sum(map(len, opening[6:] if not scheme.begin else ()))) + sum(
        len(text) for _, texts in chapters for text in texts
    )
    fitting = sum(SHORTEST <= size <= LONGEST for size in sizes) / len(sizes)
    with_measures = len({measure.chapter for measure in measures})
    used = min(1.0, with_measures / max(1, len(chapters) - LATEST_MISSING)) if chapters else 1.0
    return (
        naming_units(giving or measures, parts, headed_units(chapters))
        + running(measures)
        + 1.5 * min(1.0, sum(sizes) / total)
        - left / total
        + fitting
        + 0.5 * used
        - hollow(giving or measures)
        - (len(giving) < FEWEST)
        - 2 * repeating(measures)
        - 2 * (scheme.level == "clause") * crossing(measures)
        + USUAL[scheme.level]
    )


def headed_units(chapters: list[tuple[OutlineChapter, list[str]]]) -> frozenset[int]:
    """Return the numbers of the chapters whose headings name units."""
    return frozenset(chapter.number for chapter, _ in chapters if chapter.heading and find_clause(chapter.heading))


def naming_units(measures: list[RawMeasure], parts: tuple[str | Row, ...], headed: frozenset[int]) -> float:
    """Return 2 if all measures name their units once, less if some do not, and still less if some do so several times.

    It is 0 where hardly any place names units. The headings of the chapters `headed` name those of their measures.
    """
    texts = [flat(part) for part in parts]
    named = sum(begins_units_clause(texts, at) for at in range(len(texts)))
    if named < FEWEST:
        return 0.0
    counts = []
    for measure in measures:
        own = [flat(part) for part in measure.paragraphs]
        rows = isinstance(measure.paragraphs[0], Row)
        count = sum(begins_units_clause(own, at) for at in range(len(own)))
        counts.append(1 if rows or (not count and measure.chapter in headed) else count)
    once = sum(count == 1 for count in counts) / max(len(counts), named)
    return 2 * once - 1.5 * sum(count > 1 for count in counts) / len(counts)


def begins_units_clause(texts: list[str], at: int) -> bool:
    """Return whether texts[at] names units, and does not just continue the paragraph before (牵头单位, then 配合单位)."""
    clause = find_clause(texts[at])
    return clause is not None and not (clause == texts[at] and at > 0 and find_clause(texts[at - 1]) == texts[at - 1])


def running(measures: list[RawMeasure]) -> float:
    """Return the share of measures whose number follows the one before, or is the first of its chapter."""
    runs, before = 0.0, (0, 0)
    for measure in measures:
        number = number_of(measure)
        if number is None:
            return 0.0
        chapter, sub = measure.chapter, measure.marker.sub if measure.marker else 0
        runs += number == before[1] + (not sub) or (number == 1 and chapter != before[0])
        before = (chapter, number)
    rows = isinstance(measures[0].paragraphs[0], Row)  # a table may only divide among units what the text says
    return runs / len(measures) * (0.5 if rows else 1.0)


def number_of(measure: RawMeasure) -> int | None:
    """Return the number of a measure: that of its paragraph, or the cell of a row that has nothing else."""
    if measure.marker:
        return measure.marker.number
    first = measure.paragraphs[0]
    cells = [cell for cell in first.cells if cell.isdecimal()] if isinstance(first, Row) else []
    return int(cells[0]) if cells and len(cells[0]) <= LONGEST_NUMBER else None


def hollow(measures: list[RawMeasure]) -> float:
    """Return the share of measures that are only a heading of other numbers; labels that come again are none of these."""
    labels = Counter(label for each in measures for part in each.paragraphs[1:] if (label := label_of(flat(part))))
    count = 0
    for measure in measures:
        first, *others = (flat(part) for part in measure.paragraphs)
        headed = len(others) > 1 and begins_with_marker(others[0]) and begins_with_marker(others[1])
        labelled = bool(others) and labels[label_of(others[0])] > 1
        count += bool(
            measure.marker and short_line(first) and others and (is_item(others[0]) or headed) and not labelled
        )
    return count / len(measures)


def repeating(measures: list[RawMeasure]) -> float:
    """Return the share of measures that begin with the same label as others: 支持标准：, 申报材料： are parts of measures."""
    labels = [label_of(flat(measure.paragraphs[0])) for measure in measures]
    counts = Counter(filter(None, labels))
    return sum(counts[label] > 1 for label in labels) / len(measures)


def crossing(measures: list[RawMeasure]) -> float:
    """Return the share of measures that hold the number which follows their own: the notice counts smaller parts."""
    count = 0
    for measure in measures:
        markers = [marker for part in measure.paragraphs if (marker := marker_of(flat(part)))]
        count += any(
            after.style == before.style and after.number == before.number + 1 for before, after in pairwise(markers)
        )
    return count / len(measures)


def label_of(text: str) -> str:
    """Return the few words between the number of a paragraph and a colon, "" where there are none."""
    found = re.match(r"[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]+\s*([^，。；：]{2,8})[：:]", text)
    return found[1] if found else ""


def is_item(text: str) -> bool:
    """Return whether a paragraph begins with a number and says something, as measures do."""
    return re.match(r"[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]", text) is not None and len(text) > SHORTEST
