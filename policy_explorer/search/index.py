"""Site -> the files under `search/`. Runs Pagefind (`pagefind_service`); publishes nothing itself.

What is published:

    measures.js         the measures in order, and in which file the words of each are
    passages/<name>.js  the words as they are printed, a few measures of one document a file (`search_passages`)
    pagefind/           Pagefind's own index for readers online, who need not load all words before the first answer:
                        pagefind.js, its WebAssembly and the first slice; <n>/ further slices; and
    pagefind/pages.js   which page of Pagefind's is which measure, and where its official words end

The index is made in slices of whole documents: what one measure changes is its own slice, memory is bounded, both cores
are of use. The browser puts them together. Pagefind's fragments are not published: they hold the words folded and spaced out.

    entries of a document -> `document_words` -> `slices` -> `indexed`, each of which can be kept by what it is made of
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from itertools import groupby
from typing import TypeVar

from msgspec import Struct

from policy_explorer.derive.site import Site, SiteMeasure
from policy_explorer.model import Vocabulary
from policy_explorer.search.documents import (
    Segmented,
    characters_of,
    searchable,
    segmented,
    tagged_entries,
    tags_by_entry,
)
from policy_explorer.search.pagefind import made_index, page_ids
from policy_explorer.search.passages import Passages, measures_file, passages_files
from policy_explorer.text.data_script import data_script
from policy_explorer.text.data_shapes import SearchPages
from policy_explorer.text.normalise import every_character
from policy_explorer.text.tokens import common_signs, signs, tag

File = tuple[str, bytes]
Held = TypeVar("Held")

FOLDER = "search/pagefind/"
SLICE = 1000  # measures; Pagefind takes 0.13 MB for each
# Of these one is for all slices, and the others are of each.
SHARED = ("pagefind.js", "wasm.unknown.pagefind")
OWN = ("pagefind-entry.json", "*.pf_meta", "index/*.pf_index")


class DocumentWords(Struct, frozen=True):
    """What one document contributes. Depends on its measures, and on the places of the entries in the vocabularies."""

    keys: tuple[str, ...]
    measures: tuple[Segmented, ...]
    passages: tuple[Passages, ...]
    characters: frozenset[str]  # that are printed; for data/search.js too


class Slice(Struct, frozen=True):
    """Some measures that follow one another, as Pagefind is to know them, and the signs that are words."""

    measures: tuple[Segmented, ...]
    kept: str

    @property
    def digest_input(self) -> str:
        """All that `indexed` depends on, besides the version of Pagefind."""
        return "\n".join([self.kept, *(measure.words for measure in self.measures)])


class Indexed(Struct, frozen=True):
    """What Pagefind made of a slice: its files, by path in a folder of their own, and its name for each measure."""

    files: tuple[File, ...]
    pages: tuple[str, ...]


def index(site: Site) -> Iterator[File]:
    """Every file of the search, with its path."""
    vocabulary = site.catalogue.vocabulary
    by_document = groupby(site.measures.values(), key=lambda entry: entry.document.id)
    documents = [document_words(document, list(entries), vocabulary) for document, entries in by_document]
    yield from words_files(documents)
    parts = slices(documents, vocabulary)
    yield from index_files(parts, indexed_all(parts))


def document_words(document: str, entries: Sequence[SiteMeasure], vocabulary: Vocabulary) -> DocumentWords:
    """`document` is its id, `entries` are all its measures."""
    tags = tags_by_entry(vocabulary)
    measures = [searchable(entry, tags) for entry in entries]
    return DocumentWords(
        keys=tuple(measure.key for measure in measures),
        measures=tuple(map(segmented, measures)),
        passages=passages_files(document, measures),
        characters=characters_of(measures),
    )


def words_files(documents: Sequence[DocumentWords]) -> Iterator[File]:
    """The words themselves."""
    passages = [each for document in documents for each in document.passages]
    yield measures_file((key for document in documents for key in document.keys), passages)
    yield from (each.file for each in passages)


def slices(documents: Sequence[DocumentWords], vocabulary: Vocabulary) -> tuple[Slice, ...]:
    kept = kept_signs(vocabulary, frozenset().union(*(document.characters for document in documents)))
    return tuple(Slice(tuple(part), kept) for part in packed([document.measures for document in documents], SLICE))


def packed(documents: Iterable[Sequence[Held]], most: int) -> Iterator[list[Held]]:
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


def kept_signs(vocabulary: Vocabulary, characters: frozenset[str]) -> str:
    """One set for all slices, or a query would lose in one what it keeps in another; it seldom changes with the words."""
    tags = map(tag, range(len(tagged_entries(vocabulary))))
    return "".join(sorted({*common_signs(), *tags, *signs(every_character()("".join(sorted(characters))))}))


def indexed(part: Slice) -> Indexed:
    files = made_index([measure.words for measure in part.measures], part.kept)
    pages = page_ids(files, len(part.measures))
    wanted = sorted(
        (path, content) for path, content in files.items() if any(fnmatch(path, pattern) for pattern in (*SHARED, *OWN))
    )
    return Indexed(tuple(wanted), pages)


def indexed_all(parts: Iterable[Slice]) -> list[Indexed]:
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:  # each waits for a process of its own
        return list(threads.map(indexed, parts))


def index_files(parts: Sequence[Slice], made: Sequence[Indexed]) -> Iterator[File]:
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
    found: SearchPages = {
        "slices": list(sizes),
        "pages": list(pages),
        "headingEnds": [heading for heading, _ in ends],
        "officialEnds": [official for _, official in ends],
    }
    return f"{FOLDER}pages.js", data_script("searchPages", found)
