"""Measures -> the files under `search/`. Runs Pagefind as a child process (see `pagefind`); writes nothing.

    measures.js         the measures in order, and the file that holds the texts of each
    passages/<name>.js  the texts as they are printed, a few measures of one document in each file (see `passages`)
    pagefind/           Pagefind's index for readers online, who need not load all texts before the first result: pagefind.js,
                        its WebAssembly and the first slice; <n>/ further slices
    pagefind/pages.js   the name that Pagefind gives to each measure, and where its official text ends

The index is built in slices of whole documents: a change to one measure changes one slice, memory is bounded, and all cores
are used. The browser searches all slices. Pagefind's fragments are not published, for they hold the texts folded and spaced out.

    measures of a document -> `document_words` -> `packed` in slices -> `indexed`; each result can be cached by its input
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from typing import TypeVar

from msgspec import Struct

from policy_explorer.model import Vocabulary
from policy_explorer.search.documents import Segmented, tagged_entries
from policy_explorer.search.pagefind import build_index, page_ids
from policy_explorer.text.data_script import data_script
from policy_explorer.text.data_shapes.search import SearchPages
from policy_explorer.text.normalise import every_character
from policy_explorer.text.tokens import common_signs, signs, tag

File = tuple[str, bytes]
Item = TypeVar("Item")

FOLDER = "search/pagefind/"
SLICE = 1000  # measures; Pagefind needs 0.13 MB for each
# Files of Pagefind that all slices share, and those that each slice has.
SHARED = ("pagefind.js", "wasm.unknown.pagefind")
OWN = ("pagefind-entry.json", "*.pf_meta", "index/*.pf_index")


class IndexSlice(Struct, frozen=True):
    """Consecutive measures as Pagefind indexes them, and the signs that it includes in words."""

    measures: tuple[Segmented, ...]
    include_characters: str


class Indexed(Struct, frozen=True):
    """A slice indexed by Pagefind: its files, with paths relative to the folder of the slice, and its name for each measure."""

    files: tuple[File, ...]
    pages: tuple[str, ...]


def packed(documents: Iterable[Sequence[Item]], most: int) -> Iterator[list[Item]]:
    """Yield lists of at most `most` items. Documents stay whole unless one alone is longer."""
    part: list[Item] = []
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


def characters_to_include(vocabulary: Vocabulary, characters: frozenset[str]) -> str:
    """Return the signs that Pagefind includes in words, in order.

    They are the same for all slices, or a sign of a query would count in one slice and not in another. They seldom change.
    """
    tags = map(tag, range(len(tagged_entries(vocabulary))))
    return "".join(sorted({*common_signs(), *tags, *signs(every_character()("".join(sorted(characters))))}))


def indexed(part: IndexSlice) -> Indexed:
    """Return a slice indexed by Pagefind. Raise `SearchIndexError`."""
    files = build_index([measure.words for measure in part.measures], part.include_characters)
    pages = page_ids(files, len(part.measures))
    wanted = sorted(
        (path, content) for path, content in files.items() if any(fnmatch(path, pattern) for pattern in (*SHARED, *OWN))
    )
    return Indexed(tuple(wanted), pages)


def indexed_all(parts: Iterable[IndexSlice]) -> list[Indexed]:
    """Return all slices indexed, several at a time. Raise `SearchIndexError`."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:  # each waits for its own process
        return list(threads.map(indexed, parts))


def slice_files(number: int, made: Indexed) -> Iterator[File]:
    """Return the files of a slice by their paths on the site."""
    folder = f"{FOLDER}{number}/" if number else FOLDER
    return ((folder + path, content) for path, content in made.files if not number or path not in SHARED)


def pages_file(sizes: Sequence[int], pages: Sequence[str], ends: Sequence[tuple[int, int]]) -> File:
    """Return `pages.js`: the sizes of the slices, and for every measure its page and where heading and official text end."""
    found: SearchPages = {
        "slices": list(sizes),
        "pages": list(pages),
        "headingEnds": [heading for heading, _ in ends],
        "officialEnds": [official for _, official in ends],
    }
    return f"{FOLDER}pages.js", data_script("searchPages", found)
