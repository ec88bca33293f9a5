"""Site -> the files under `search/`. Runs Pagefind (`pagefind_service`); publishes nothing itself.

What is published:

    measures.js         the measures in order, and in which file the words of each are
    passages/<name>.js  the words as they are printed, a few measures of one document a file (`search_passages`)
    pagefind/           Pagefind's own index for readers online, who need not load all words before the first answer:
                        pagefind.js, its WebAssembly and the first slice; <n>/ further slices; and
    pagefind/pages.js   which page of Pagefind's is which measure, and where its official words end

The index is made in slices of whole documents: what one measure changes is its own slice, memory is bounded, both cores
are of use. The browser puts them together. Pagefind's fragments are not published: they hold the words folded and spaced out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import groupby
from typing import TypeVar

from .data_script import data_script
from .model import Vocabulary
from .pagefind_service import SearchIndexError, made_index, page_ids
from .search_passages import passages_files
from .searchable import Segmented, searchables, segmented, tagged_entries
from .segmentation import common_signs, signs, tag
from .site import Site

__all__ = ["SearchIndexError", "index", "indexed", "published", "slices"]

File = tuple[str, bytes]
Held = TypeVar("Held")

FOLDER = "search/pagefind/"
SLICE = 1000  # measures; Pagefind takes 0.13 MB for each
# Of these one is for all slices, and the others are of each.
SHARED = ("pagefind.js", "wasm.unknown.pagefind")
OWN = ("pagefind-entry.json", "*.pf_meta", "index/*.pf_index")


@dataclass(frozen=True, slots=True)
class Slice:
    """Some measures that follow one another, as Pagefind is to know them, and the signs that are words."""

    measures: tuple[Segmented, ...]
    kept: str

    @property
    def digest_input(self) -> str:
        """All that `indexed` depends on, besides the version of Pagefind."""
        return "\n".join([self.kept, *(measure.words for measure in self.measures)])


@dataclass(frozen=True, slots=True)
class Indexed:
    """What Pagefind made of a slice: its files, by path in a folder of their own, and its name for each measure."""

    files: tuple[File, ...]
    pages: tuple[str, ...]


def index(site: Site) -> Iterator[File]:
    """Every file of the search, with its path."""
    yield from passages_files(tuple(searchables(site)))
    parts = slices(site)
    yield from published(parts, indexed_all(parts))


def slices(site: Site) -> tuple[Slice, ...]:
    documents = [list(of_one) for _, of_one in groupby(searchables(site), key=lambda measure: measure.document)]
    parts = [tuple(map(segmented, part)) for part in packed(documents, SLICE)]
    kept = kept_signs(site.catalogue.vocabulary, signs("".join(each.words for part in parts for each in part)))
    return tuple(Slice(part, kept) for part in parts)


def packed(documents: Iterable[list[Held]], most: int) -> Iterator[list[Held]]:
    """Whole documents together up to so many measures; a larger one is cut."""
    part: list[Held] = []
    for document in documents:
        if part and len(part) + len(document) > most:
            yield part
            part = []
        part = [*part, *document]
        while len(part) > most:
            yield part[:most]
            part = part[most:]
    if part:
        yield part


def kept_signs(vocabulary: Vocabulary, found: str) -> str:
    """One set for all slices, or a query would lose in one what it keeps in another; it seldom changes with the words.

    `found` are those that are words of some measure.
    """
    tags = map(tag, range(len(tagged_entries(vocabulary))))
    return "".join(sorted({*common_signs(), *tags, *found}))


def indexed(part: Slice) -> Indexed:
    files = made_index([measure.words for measure in part.measures], part.kept)
    pages = page_ids(files, len(part.measures))
    wanted = sorted((path, content) for path, content in files.items() if any(fnmatch(path, pattern) for pattern in (*SHARED, *OWN)))
    return Indexed(tuple(wanted), pages)


def indexed_all(parts: Sequence[Slice]) -> list[Indexed]:
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:  # each waits for a process of its own
        return list(threads.map(indexed, parts))


def published(parts: Sequence[Slice], made: Sequence[Indexed]) -> Iterator[File]:
    """The slices under their paths, and what the browser must know of them."""
    for number, one in enumerate(made):
        yield from slice_files(number, one)
    if parts:
        ends = [(measure.heading_end, measure.official_end) for part in parts for measure in part.measures]
        yield pages_file([len(part.measures) for part in parts], [page for one in made for page in one.pages], ends)


def slice_files(number: int, made: Indexed) -> Iterator[File]:
    folder = f"{FOLDER}{number}/" if number else FOLDER
    return ((folder + path, content) for path, content in made.files if not number or path not in SHARED)


def pages_file(sizes: Sequence[int], pages: Sequence[str], ends: Sequence[tuple[int, int]]) -> File:
    """How many measures each slice has; and of every measure its page, and where heading and official words end."""
    found = {
        "slices": sizes,
        "pages": pages,
        "headingEnds": [heading for heading, _ in ends],
        "officialEnds": [official for _, official in ends],
    }
    return f"{FOLDER}pages.js", data_script("searchPages", found)
