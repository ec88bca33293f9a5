"""Normalised text -> the words that the index holds: every character is a word. Pure.

Pagefind finds words, and phrases of words in a row. With one character a word, a phrase is found
exactly where the text contains it: Han, Latin, digits and signs alike.
docs/decisions/character-search.md tells why.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from .normalise import RESERVED

# Stands between passages, so that no phrase runs from one into the next; and a space that means
# something, between two Latin words.
BOUNDARY, SPACE = RESERVED

# Tags are characters of the last private plane but one: no text holds them, no reader can type them.
FIRST_TAG = 0xF0000


def words(text: str) -> list[str]:
    """One word for each character of a normalised text."""
    return [SPACE if character == " " else character for character in text]


def tag(number: int) -> str:
    """The word that marks a measure as bearing the entry of the vocabularies with this number."""
    return chr(FIRST_TAG + number)


def signs(characters: Iterable[str]) -> str:
    """Those of the characters that Pagefind drops from words unless it is told to keep them."""
    return "".join(sorted(c for c in set(characters) if unicodedata.category(c)[0] not in "LN"))
