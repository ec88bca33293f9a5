"""Normalised text -> the words that the index holds: every character is a word. Pure.

Pagefind finds words, and phrases of words in a row. With one character a word, a phrase is found
exactly where the text contains it: Han, Latin, digits and signs alike.
docs/decisions/character-search.md tells why.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from policy_explorer.text.normalise import RESERVED, every_character

# Stands between passages, so that no phrase runs from one into the next; and a space that means
# something, between two Latin words.
BOUNDARY, SPACE = RESERVED

# Tags are characters of the last private plane but one: no text holds them, no reader can type them.
FIRST_TAG = 0xF0000

# Where the signs of ordinary texts are: Latin, punctuation, figures and shapes, Chinese, full width.
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
    """A normalised text of which each character is a word."""
    return text.replace(" ", SPACE)


def tag(number: int) -> str:
    """The word that marks a measure as bearing the entry of the vocabularies with this number."""
    return chr(FIRST_TAG + number)


def signs(characters: Iterable[str]) -> str:
    """Those of the characters that Pagefind drops from words unless it is told to keep them."""
    return "".join(sorted(c for c in set(characters) if unicodedata.category(c)[0] not in "LN"))


@lru_cache(maxsize=1)
def common_signs() -> frozenset[str]:
    """Signs that are kept whether a site has them or not, so that what is kept seldom changes with its words."""
    normalise = every_character()
    return frozenset(
        signs(normalise("".join(chr(code) for first, last in SIGN_BLOCKS for code in range(first, last + 1))))
    ) | set(RESERVED)
