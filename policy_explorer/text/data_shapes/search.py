"""data/search.js, the list of measures that can be found, and their passages."""

from __future__ import annotations

from typing import TypedDict


class SearchData(TypedDict):
    """data/search.js: two strings of equal length, and names with their aliases; see search_data.py."""

    characters: tuple[str, str]
    entries: list[list[str]]
    terms: list[list[str]]


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
    benefitsEnds: list[int]


# search/passages/<name>.js: [official, beside, tags]
PassagesData = tuple[str, str, str]
