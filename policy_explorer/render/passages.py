"""Find the anchor, on a page, of the passage that contains a quote. No effects.

Official texts are cut into sentences to give each an id. The sentences joined are the text, letter for letter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

from policy_explorer.text.verbatim import without_whitespace

STOPS = "。；！？"
OPENING = "（《“‘【〔"
CLOSING = "）》”’】〕"
SIGNS = re.compile(f"[{STOPS}{OPENING}{CLOSING}]")
WHOLE_TEXT = "text"


class SentenceSplit(Struct, frozen=True):
    """A text in sentences. `ends` are the positions where they end in `unspaced`, the text without white space."""

    sentences: tuple[str, ...]
    unspaced: str
    ends: tuple[int, ...]


def sentences(text: str) -> tuple[str, ...]:
    """Split a text after each stop that is not inside brackets or quotation marks."""
    return split_sentences(text).sentences


def numbered_sentences(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(sentences(text), start=1)


@lru_cache(maxsize=256)  # the page of a measure has many quotes from one text
def split_sentences(text: str) -> SentenceSplit:
    pieces = tuple(split_at_stops(text))
    return SentenceSplit(
        pieces, without_whitespace(text), tuple(accumulate(len(without_whitespace(piece)) for piece in pieces))
    )


def split_at_stops(text: str) -> Iterator[str]:
    begin = depth = 0
    for found in SIGNS.finditer(text):
        sign = found[0]
        if sign in OPENING:
            depth += 1
        elif sign in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0:
            yield text[begin : found.end()]
            begin = found.end()
    if begin < len(text):
        yield text[begin:]


@lru_cache(maxsize=1024)  # a page asks several times for each of its quotes
def sentence_anchor(text: str, quote: str) -> str:
    """Return the id, on the page of a measure, of the sentence in which a quote begins."""
    known = split_sentences(text)
    at = known.unspaced.find(without_whitespace(quote))
    number = bisect_right(known.ends, at) + 1
    return f"s-{number}" if at >= 0 and number <= len(known.ends) else WHOLE_TEXT
