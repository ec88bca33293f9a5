"""The passages of a notice as written, compared with the official text. Pure.

Joined in order, the passages must be the whole text, character by character, but for white space and page artefacts (lines
such as page numbers). `deviations` yields each place where they are not, and continues after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

SHOWN = 10  # characters on either side of a difference
RECOGNISED = 8  # first characters by which a passage is found again
SENTENCE_ENDS = "。；！？"
MOST_DEVIATIONS = 30  # each may cost a search through the whole text


class WrittenPassage(Struct, frozen=True):
    """A piece of the text as written; `text` is None if its file cannot be read.

    An optional passage is skipped where the official text does not continue with it.
    """

    place: Any  # for the caller: where it is written
    text: str | None
    optional: bool = False


class Deviation(Struct, frozen=True):
    """Where a passage deviates from the official text: `written` and `official`, around the first difference.

    `place` is None if the text continues after the last passage; `official` is empty if the passage is not found at
    all. `at` is the number of characters of the passage before the difference; `characters` are the first that differ,
    of the passage and of the text, empty where one has ended. `unwritten` is a piece of the text before the passage
    that no passage contains, `before` the place of the passage that ends where the piece begins.
    """

    place: Any
    written: str
    official: str
    unwritten: str = ""
    before: Any = None
    at: int = 0
    characters: tuple[str, str] = ("", "")


def without_whitespace(text: str) -> str:
    """Return a text without white space, as texts are compared."""
    return "".join(text.split())


def official_text(notice: str, artefacts: Iterable[str]) -> str:
    """Return the notice without white space and without the lines that are page artefacts."""
    left_out = {without_whitespace(artefact) for artefact in artefacts}
    if not left_out:
        return without_whitespace(notice)
    return "".join(line for line in map(without_whitespace, notice.splitlines()) if line not in left_out)


def deviations(passages: Iterable[WrittenPassage], official: str) -> Iterator[Deviation]:
    """Yield the deviations in order, at most `MOST_DEVIATIONS`; after each, continue where a passage is found again."""
    at, lost, found, before = 0, False, 0, None
    for passage in passages:
        if passage.text is None:
            lost = True
            continue
        text = without_whitespace(passage.text)
        start = locate(text, official, at) if lost else at
        if start is not None and official.startswith(text, start):
            at, lost, before = start + len(text), False, passage.place
            continue
        if passage.optional:
            continue
        skipped = None if lost else unwritten(text, official, at)
        if skipped is not None:
            yield Deviation(passage.place, around(text, 0), around(official, at), official[at:skipped], before)
            at, before = skipped + len(text), passage.place
        else:
            yield difference(passage.place, text, official, start)
            lost = True
        found += 1
        if found == MOST_DEVIATIONS:
            return
    if not lost and at < len(official):
        yield Deviation(None, "", around(official, at), official[at:], before)


def locate(text: str, official: str, at: int) -> int | None:
    """Return where a passage begins from `at` on, found by the whole of it or by its first characters."""
    for piece in (text, text[:RECOGNISED]):
        start = official.find(piece, at)
        if start >= 0:
            return start
    return None


def unwritten(text: str, official: str, at: int) -> int | None:
    """Return where the whole passage begins, if the text before it is in no passage."""
    if common_length(text, official[at : at + len(text)]) >= min(RECOGNISED, len(text)):
        return None
    start = official.find(text, at)
    return start if start >= 0 else None


def difference(place: Any, text: str, official: str, start: int | None) -> Deviation:
    if start is None:
        return Deviation(place, around(text, 0), "")
    same = common_length(text, official[start : start + len(text)])
    characters = text[same : same + 1], official[start + same : start + same + 1]
    return Deviation(place, around(text, same), around(official, start + same, start), at=same, characters=characters)


def common_length(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def around(text: str, at: int, start: int = 0) -> str:
    return text[max(start, at - SHOWN) : at + SHOWN]


class Surroundings(Struct, frozen=True):
    """The sentence, or the part up to a semicolon, around `sentence[start:end]`."""

    sentence: str
    start: int
    end: int


def surroundings(quote: str, text: str) -> list[Surroundings]:
    """Return what is around each occurrence of `quote` in `text`; the quote alone where it is not in the text.

    Both are without white space.
    """
    found: list[Surroundings] = []
    start = text.find(quote) if quote else -1
    while start >= 0:
        end = start + len(quote)
        begin = max(text.rfind(mark, 0, start) for mark in SENTENCE_ENDS) + 1
        stop = min((index for mark in SENTENCE_ENDS if (index := text.find(mark, end)) >= 0), default=len(text))
        found.append(Surroundings(text[begin:stop], start - begin, end - begin))
        start = text.find(quote, end)
    return found or [Surroundings(quote, 0, len(quote))]


def clauses_with(quote: str, text: str) -> list[str]:
    """Return each occurrence of `quote` in `text` with the words of its clause that stand before it: 每年|不超过20家."""
    found = surroundings(without_whitespace(quote), text)
    begins = (max(each.sentence.rfind(mark, 0, each.start) for mark in "，、：（）") + 1 for each in found)
    return [each.sentence[begin : each.end] for each, begin in zip(found, begins, strict=True)]
