"""Normalised text -> the words that the index holds: every character is a word. Pure.

Pagefind finds words, and a phrase as words in a row. With one character a word, a phrase in quotes
is found exactly where the text contains it: Han, Latin, digits and signs alike.
docs/decisions/character-search.md tells why.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

# Stands between passages, so that no phrase runs from one into the next.
BOUNDARY = "␞"
# Begins a tag, which is one word and never part of a text.
TAG = "␟"
# A space that means something: between two Latin words.
SPACE = "␠"


def words(text: str) -> list[str]:
    """One word for each character of a normalised text."""
    return [SPACE if character == " " else character for character in text]


def tag(vocabulary: str, slug: str) -> str:
    """The word that marks a measure as bearing an entry of a vocabulary."""
    return f"{TAG}{vocabulary}_{slug.replace('-', '_')}{BOUNDARY}"


def signs(characters: Iterable[str]) -> str:
    """The characters that Pagefind drops from words unless it is told to keep them."""
    return "".join(sorted(c for c in set(characters) if unicodedata.category(c)[0] not in "LN"))
