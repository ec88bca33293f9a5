"""Paragraphs to the numbers that head them, and what is wrong with their count. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from policy_explorer.importing.blocks import Row
from policy_explorer.importing.structure.outline import RawMeasure
from policy_explorer.importing.wording.headings import LEVELS, STYLES, Marker, marker_before_digits, marker_of

FEWEST = 2  # parts of a style that count something
NEAR = 2  # by how much a number may be above the one before
FAR = 30  # the same of 第三条, which hardly begins a paragraph otherwise


def accepted_markers(parts: tuple[str | Row, ...]) -> dict[int, Marker]:
    """Return, by the index of their paragraph, the numbers that continue their style's count or begin it again.

    A number that leaves some out is accepted if the next one goes on from it: the notice, or its copy, has a gap. Other
    numbers at the beginning of a paragraph are words of the text (a reference, a year).
    """
    written = {at: marker for at, part in enumerate(parts) if isinstance(part, str) and (marker := headed_by(part))}
    loose = {
        at: marker
        for at, part in enumerate(parts)
        if at not in written and isinstance(part, str) and (marker := marker_before_digits(part))
    }
    if not any(marker.style == "decimal" and marker.number == 1 for marker in written.values()):
        written = {at: marker for at, marker in written.items() if marker.style != "decimal"}
        loose |= {
            at: marker
            for at, part in enumerate(parts)
            if at not in written and isinstance(part, str) and (marker := marker_before_digits(part))
        }
    following = next_numbers(loose | written)
    last = dict.fromkeys(STYLES, 0)
    found: dict[int, Marker] = {}
    for at in range(len(parts)):
        marker = written.get(at)
        if marker is None and (doubtful := loose.get(at)):
            goes_on = last["arabic"] > 0 or following.get(at) == doubtful.number + 1
            marker = doubtful if goes_on and doubtful.number == last["arabic"] + 1 else None
        if marker and continues(marker, last[marker.style], following.get(at)):
            found[at] = marker
            last[marker.style] = marker.number
            # Measures may be counted through all chapters: only the lowest style begins again under each number.
            if marker.style != LEVELS[-1]:
                last[LEVELS[-1]] = 0
    return found


def headed_by(text: str) -> Marker | None:
    """Return the number that `text` begins with, if something follows it: a number alone heads nothing."""
    marker = marker_of(text)
    return marker if marker and text[marker.end :].strip() else None


def next_numbers(written: dict[int, Marker]) -> dict[int, int]:
    """Return, for each paragraph that begins with a number, the next number of the same style."""
    coming: dict[str, int] = {}
    found: dict[int, int] = {}
    for at, marker in sorted(written.items(), reverse=True):
        if marker.style in coming:
            found[at] = coming[marker.style]
        coming[marker.style] = marker.number
    return found


def continues(marker: Marker, last: int, coming: int | None) -> bool:
    """Return whether a number belongs to the count that has reached `last`. `coming`: the next number of its style."""
    if marker.sub and marker.number == last:
        return True
    if marker.number == 1 or last < marker.number <= last + NEAR:
        return True
    if marker.style == "article":
        return last < marker.number <= last + FAR
    return marker.number > last and coming == marker.number + 1


def gaps(markers: dict[int, Marker], level: str | None) -> Iterable[str]:
    """Yield a note for each number that is missing among those of the measures."""
    before = 0
    for _, marker in sorted(markers.items()):
        if marker.style == level:
            if marker.number > before + 1:
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


def repeated(measures: list[RawMeasure]) -> Iterable[str]:
    """Yield a note if numbers do not increase within a chapter: the measures are counted anew."""
    back = [
        after.marker.number
        for before, after in pairwise(measures)
        if before.marker and after.marker and before.chapter == after.chapter
        if after.marker.style == before.marker.style and after.marker.number <= before.marker.number
        if not after.marker.sub
    ]
    if any(measure.marker and measure.marker.sub for measure in measures):
        yield "原文有“之一”这样后来加进的条，各项按先后重新编号，标题照原文"
    if back:
        shown = "、".join(map(str, back[:3]))
        yield f"原文的序号有重复或倒退（{shown}{'等' if len(back) > 3 else ''}），各项按先后重新编号，标题照原文"
