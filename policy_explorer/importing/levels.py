"""Paragraphs -> which of them a number heads, and which style of number counts the measures. Pure.

That is told by who is in charge: at the level of the measures, each part names its units once.
"""

from __future__ import annotations

from collections.abc import Iterable

from policy_explorer.importing.blocks import Row
from policy_explorer.importing.headings import LEVELS, STYLES, Marker, marker_of
from policy_explorer.importing.outline import flat
from policy_explorer.importing.units import find_clause

FEWEST = 2  # measures that make a notice
GOOD_ENOUGH = 0.6  # of the parts at a level name their units just once


def accepted_markers(parts: Iterable[str | Row]) -> dict[int, Marker]:
    """The numbers that count on, or begin again: others are words of the text (a reference, a year)."""
    last = dict.fromkeys(STYLES, 0)
    found: dict[int, Marker] = {}
    for at, part in enumerate(parts):
        marker = marker_of(part) if isinstance(part, str) else None
        # A number with nothing behind it heads nothing.
        if (
            marker
            and part[marker.end :].strip()
            and (marker.number == 1 or last[marker.style] < marker.number <= last[marker.style] + 2)
        ):
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
        followers = [
            next((markers[a].style for a in sorted(markers) if begin < a < end), None)
            for begin, end in zip(heads, [*heads[1:], len(parts)], strict=False)
        ]
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


def gaps(markers: dict[int, Marker], level: str | None) -> Iterable[str]:
    before = 0
    for _, marker in sorted(markers.items()):
        if marker.style == level:
            if marker.number == before + 2:
                yield f"原文的序号从 {before} 跳到 {marker.number}，请看看中间有没有漏"
            before = marker.number


def out_of_order(parts: tuple[str | Row, ...], markers: dict[int, Marker], level: str | None) -> Iterable[str]:
    """Numbers of the measures' style that do not go on from the one before: words of the text, or a slip that hides a measure."""
    left = [
        part
        for at, part in enumerate(parts)
        if isinstance(part, str) and at not in markers and (m := marker_of(part)) and m.style == level
    ]
    if left:
        shown = "、".join(f"“{part[:12]}”" for part in left[:3])
        yield f"有 {len(left)} 段以编号开头，但与前面的序号接不上，没有当作一项：{shown}{'等' if len(left) > 3 else ''}，请核对"
