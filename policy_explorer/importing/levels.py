"""Paragraphs to the numbers that head them, and the style of number that counts the measures. Pure.

The style is the one whose parts name their units once each.
"""

from __future__ import annotations

from collections.abc import Iterable

from policy_explorer.importing.blocks import Row
from policy_explorer.importing.headings import LEVELS, STYLES, Marker, marker_of
from policy_explorer.importing.outline import flat
from policy_explorer.importing.units import find_clause

FEWEST = 2  # measures of a notice
GOOD_ENOUGH = 0.6  # the share of the parts of a style that name their units once


def accepted_markers(parts: Iterable[str | Row]) -> dict[int, Marker]:
    """Return, by the index of their paragraph, the numbers that continue their style's count or begin it again.

    Other numbers at the beginning of a paragraph are words of the text (a reference, a year).
    """
    last = dict.fromkeys(STYLES, 0)
    found: dict[int, Marker] = {}
    for at, part in enumerate(parts):
        marker = marker_of(part) if isinstance(part, str) else None
        # A number with nothing after it heads nothing.
        if (
            isinstance(part, str)
            and marker
            and part[marker.end :].strip()
            and (marker.number == 1 or last[marker.style] < marker.number <= last[marker.style] + 2)
        ):
            found[at] = marker
            last[marker.style] = marker.number
            # Measures may be counted through all chapters: only the lowest style begins again under each number.
            if marker.style != LEVELS[-1]:
                last[LEVELS[-1]] = 0
    return found


def measure_level(parts: tuple[str | Row, ...], markers: dict[int, Marker]) -> str | None:
    """Return the style that numbers measures, "clause" where only clauses about units separate them, or None."""
    texts = [flat(part) for part in parts]
    named = [begins_units_clause(texts, at) for at in range(len(texts))]
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
        followers = [
            next((markers[a].style for a in sorted(markers) if begin < a < end), None)
            for begin, end in zip(heads, [*heads[1:], len(parts)], strict=False)
        ]
        below = [style for style in followers if style in ("han_bracket", "arabic")]
        return max(set(below), key=below.count) if len(below) * 2 >= len(heads) else "han"
    return present[0] if present else None


def begins_units_clause(texts: list[str], at: int) -> bool:
    """Return whether texts[at] names units, and does not just continue the paragraph before (牵头单位, then 配合单位)."""
    clause = find_clause(texts[at])
    return clause is not None and not (clause == texts[at] and at > 0 and find_clause(texts[at - 1]) == texts[at - 1])


def named_once(named: list[bool], markers: dict[int, Marker], style: str) -> float:
    """Return the share of the parts of `style` that name their units once. `named`: the paragraph names units."""
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


def gaps(markers: dict[int, Marker], level: str | None) -> Iterable[str]:
    """Yield a note for each number that is missing among those of the measures."""
    before = 0
    for _, marker in sorted(markers.items()):
        if marker.style == level:
            if marker.number == before + 2:
                yield f"原文的序号从 {before} 跳到 {marker.number}，请看看中间有没有漏"
            before = marker.number


def out_of_order(parts: tuple[str | Row, ...], markers: dict[int, Marker], level: str | None) -> Iterable[str]:
    """Yield a note if paragraphs begin with numbers of the measures' style that were not accepted.

    They are words of the text, or a typing error hides a measure.
    """
    left = [
        part
        for at, part in enumerate(parts)
        if isinstance(part, str) and at not in markers and (m := marker_of(part)) and m.style == level
    ]
    if left:
        shown = "、".join(f"“{part[:12]}”" for part in left[:3])
        yield f"有 {len(left)} 段以编号开头，但与前面的序号接不上，没有当作一项：{shown}{'等' if len(left) > 3 else ''}，请核对"
