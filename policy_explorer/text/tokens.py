"""Normalised text -> the tokens of the search index, one for each character. Pure.

Pagefind finds words and phrases of consecutive words. If every character is a word, a phrase is found exactly where the
text contains it: Han, Latin, digits and signs alike. A number has a token at either edge, so that no number is found inside
another. docs/decisions/character-search.md gives the reasons.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from re import Match

from policy_explorer.text.normalise import RESERVED, every_character
from policy_explorer.text.patterns import regex

BOUNDARY = RESERVED[0]  # between passages, so that no phrase runs from one into the next
SPACE = RESERVED[1]  # between two Latin words, where it matters
EDGE = RESERVED[2]  # at the edges of a number

# The digits of a number, and the first sign of what multiplies it: 1,000, 5.18, 10万. 10 is not found in 10万, but 万元 is.
_NUMBER = regex(r"([0-9]+(?:,[0-9]{3}(?![0-9])|\.[0-9]+)*)([十百千万亿])?")

# Tags are characters of the last private plane but one, which no text contains and no reader can type.
FIRST_TAG = 0xF0000

# The blocks with the signs of ordinary texts: Latin, punctuation, figures and shapes, Chinese, full width.
SIGN_BLOCKS = (
    (0x20, 0xFF),
    (0x2010, 0x205E),
    (0x20A0, 0x20BF),
    (0x2190, 0x22FF),
    (0x25A0, 0x25FF),
    (0x3001, 0x303F),
    (0xFF01, 0xFFE6),
)


def words(text: str) -> str:
    """Return a normalised text in which every character is a token."""
    return _NUMBER.sub(_edged, text).replace(" ", SPACE)


def _edged(number: Match[str]) -> str:
    digits, multiple = number.groups()
    return f"{EDGE}{digits}{multiple}" if multiple else f"{EDGE}{digits}{EDGE}"


def tag(number: int) -> str:
    """Return the token of the vocabulary entry with this number, which marks the measures tagged with the entry."""
    return chr(FIRST_TAG + number)


def signs(characters: Iterable[str]) -> str:
    """Return, in order, the characters that Pagefind drops from words unless it is configured to keep them."""
    return "".join(sorted(c for c in set(characters) if unicodedata.category(c)[0] not in "LN"))


@lru_cache(maxsize=1)
def common_signs() -> frozenset[str]:
    """Return the signs that Pagefind always keeps, so that its configuration seldom changes with the words of a site."""
    normalise = every_character()
    return frozenset(
        signs(normalise("".join(chr(code) for first, last in SIGN_BLOCKS for code in range(first, last + 1))))
    ) | set(RESERVED)
