"""Paragraphs that a copy has run together, taken apart: by the numbers that go on within them, and before a date that signs. Pure.

Only white space is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from policy_explorer.importing.blocks import Row
from policy_explorer.importing.wording.closing import DATE_LINE
from policy_explorer.importing.wording.headings import Marker, marker_of

SENTENCE_ENDS = re.compile(r"[。；：）)】\]］〕]\s*(?=[第（(0-9０-９一二三四五六七八九十])")
COUNTS = ("article", "han")  # what a paragraph that holds a whole notice is counted by
LONGEST_PARAGRAPH = 300
FEWEST = 3  # numbers within one paragraph
# The title of a notice that has no line of its own, before the sentence that says why.
TITLED = re.compile(
    r"[^，。；：]{4,60}(?:政策|措施|办法|意见|方案|细则|规定|通知|公告)(?=为(?:了|鼓励|贯彻|深入|进一步|支持|促进|加快|推动))"
)
# What stands before the text of a notice that is all in one paragraph: whom it is for, who signs on which day, a note.
ADDRESSED = re.compile(r"[^。；：:]{4,160}[：:](?=《|经|现|为|根据)")
SIGNED_WITHIN = re.compile(
    r"(?<=。)[一-鿿、]{2,40}?(?:政府(?:办公室|办公厅)?|委员会|办公室|管委会|[局厅委])"
    rf"(?P<day>{DATE_LINE.pattern})(?P<note>[（(]此件[^）)]{{2,12}}[）)])?"
)
# The first number of the next level right behind a heading: 二、支持政策（一）鼓励新办。
HEADED = re.compile(r"[^，。；：（()）]{3,25}(?=[（(]一[）)]|1[.．、][^0-9])")
NESTED = ("han_bracket", "arabic")  # what such a paragraph is counted by within its parts
SIGNED = re.compile(
    rf"(?:^|(?<=。))(?P<issuer>[一-鿿、]{{2,40}}(?:政府(?:办公室|办公厅)?|委员会|办公室|管委会|[局厅委]))(?P<day>{DATE_LINE.pattern})$"
)

Cuts = dict[int, list[int]]  # by paragraph, where it is to be cut


def apart(parts: tuple[str | Row, ...]) -> tuple[str | Row, ...]:
    """Return `parts` with each paragraph cut where a number goes on with the count, and before a day that signs."""
    cuts: Cuts = {}
    for at, part in enumerate(parts):
        if isinstance(part, str) and len(part) > LONGEST_PARAGRAPH:
            cuts[at] = whole_counts(part)
        if isinstance(part, str) and (signed := SIGNED.search(part)):
            cuts[at] = [*cuts.get(at, []), *filter(None, (signed.start(), signed.start("day")))]
    for gap in gaps(parts):
        for at, places in gap.items():
            cuts[at] = sorted({*cuts.get(at, []), *places})
    return tuple(piece for at, part in enumerate(parts) for piece in pieces(part, cuts.get(at, [])))


def pieces(part: str | Row, places: list[int]) -> Iterator[str | Row]:
    """Yield `part`, a paragraph in pieces that begin at `places`."""
    if isinstance(part, Row) or not places:
        yield part
        return
    yield from filter(None, (part[begin:end].strip() for begin, end in pairwise([0, *places, len(part)])))


def whole_counts(text: str) -> list[int]:
    """Return where the numbers of a count stand that begins with 1 within the paragraph `text`, and has some."""
    for style in COUNTS:
        places: list[int] = []
        for place, marker in numbers_within(text, beginning=True):
            if marker.style == style and marker.number == len(places) + 1:
                places.append(place)
        if len(places) >= FEWEST:
            return sorted({*before_counts(text, places[0]), *filter(None, places), *nested(text, places)})
    return []


def before_counts(text: str, end: int) -> Iterator[int]:
    """Yield where the parts before the first number of a whole notice end: the addressees, the signature, the title."""
    begin = 0
    if addressed := ADDRESSED.match(text, 0, end):
        yield (begin := addressed.end())
    if signed := SIGNED_WITHIN.search(text, begin, end):
        yield from (signed.start(), signed.start("day"), signed.end("day"))
        yield (begin := signed.end())
    if (titled := TITLED.match(text, begin)) and titled.end() < end:
        yield titled.end()


def nested(text: str, places: list[int]) -> Iterator[int]:
    """Yield where the numbers of the lower levels stand in a whole notice, whose parts begin at `places`."""
    counts = dict.fromkeys(NESTED, 0)
    for begin, end in pairwise([*places, len(text)]):
        marker = marker_of(text[begin : begin + 60])
        headed = HEADED.match(text, begin + (marker.end if marker else 0), end)
        starts = [
            *([headed.end()] if headed else []),
            *(each.end() for each in SENTENCE_ENDS.finditer(text, begin, end)),
        ]
        for place in starts:
            found = marker_of(text[place : place + 60])
            if found and found.style in counts and found.number in (1, counts[found.style] + 1):
                counts[found.style] = found.number
                yield place


def gaps(parts: tuple[str | Row, ...]) -> Iterator[Cuts]:
    """Yield where the numbers stand that are missing between those at the beginning of paragraphs, if all are there."""
    before: dict[str, tuple[int, int]] = {}  # by style, the last paragraph with a number, and that
    for at, part in enumerate(parts):
        marker = marker_of(part) if isinstance(part, str) else None
        if marker is None:
            continue
        begin, number = before.get(marker.style, (at, marker.number))
        if number + 1 < marker.number <= number + 10 and (found := missing(parts, begin, at, marker, number + 1)):
            yield found
        before[marker.style] = (at, marker.number)


def missing(parts: tuple[str | Row, ...], begin: int, end: int, marker: Marker, wanted: int) -> Cuts | None:
    """Return where the numbers from `wanted` to that of `marker` stand within the paragraphs; None unless all do."""
    cuts: Cuts = {}
    for at in range(begin, end):
        part = parts[at]
        for place, found in numbers_within(part) if isinstance(part, str) else ():
            if found.style == marker.style and found.number == wanted:
                cuts.setdefault(at, []).append(place)
                wanted += 1
    return cuts if wanted == marker.number else None


def numbers_within(text: str, beginning: bool = False) -> Iterator[tuple[int, Marker]]:
    """Yield the numbers behind the end of a sentence in `text`, with their places; with `beginning`, also its own."""
    starts = [*([0] if beginning else []), *(end.end() for end in SENTENCE_ENDS.finditer(text))]
    for place in starts:
        if marker := marker_of(text[place : place + 60]):
            yield place, marker
