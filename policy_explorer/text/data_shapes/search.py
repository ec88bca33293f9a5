"""data/search.js, the list of measures that can be found, and their passages."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class EverydayEntry(TypedDict):
    """What people say, and what they mean by it: words of the texts, words that come near, and tags as places in `entries`.

    Words are joined by line ends.
    """

    say: str
    find: NotRequired[str]
    near: NotRequired[str]
    tags: NotRequired[list[int]]
    absent: NotRequired[bool]


class SearchData(TypedDict):
    """data/search.js: two strings of equal length, names with their aliases, and figures with their spellings; see search_data.py."""

    characters: tuple[str, str]
    entries: list[list[str]]
    terms: list[list[str]]
    everyday: list[EverydayEntry]
    figures: list[tuple[str, list[str]]]


class Syllables(TypedDict):
    """Characters, and the usual reading of each without its tone, joined by spaces."""

    characters: str
    readings: str


class SearchWords(TypedDict):
    """search/words.js: words by kind, joined by line ends, and what the names of data/search.js name; see search_words.py."""

    words: list[tuple[str, str]]
    named: list[tuple[str, int]]
    printed: list[str]
    syllables: Syllables
    exceptions: list[tuple[int, str]]


class SearchMeasures(TypedDict):
    """search/measures.js: `files` are [name, number of measures]."""

    keys: list[str]
    files: list[tuple[str, int]]
    labels: list[str]


class SearchPages(TypedDict):
    """search/pagefind/pages.js: how many measures each slice has, and of each measure its page and the ends of its passages."""

    slices: list[int]
    pages: list[str]
    headingEnds: list[int]
    officialEnds: list[int]


# search/passages/<name>.js: [official, beside, tags]
PassagesData = tuple[str, str, str]
