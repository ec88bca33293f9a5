"""Records -> the files under search/ that show all documents, indexing only slices that are new. Runs Pagefind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from ..model import Vocabulary
from ..search_index import SLICE, indexed_all, kept_signs, packed, pages_file, slice_files
from ..search_index import Slice as Input
from ..searchable import Segmented
from .records import WORDS, DocumentRecord
from .program import Program, digest
from .published import Files
from .store import Store

PAGES = "pages"  # Pagefind's names for the measures of a slice, in the store
Place = tuple[str, int]  # the id of a document, and the place of a measure in it


def put_search(records: Sequence[DocumentRecord], keys: Mapping[str, bytes], vocabulary: Vocabulary, made_by: Program, files: Files, store: Store) -> None:
    """`keys` are those of the records."""
    ends = {record.id: record.ends for record in records}
    kept = kept_signs(vocabulary, frozenset().union(*(record.characters for record in records)))
    parts = list(packed([[(record.id, at) for at in range(len(record.rows))] for record in records], SLICE))
    digests = [slice_key(number, part, kept, keys, made_by) for number, part in enumerate(parts)]
    pages = [store.get(PAGES, key) if files.group(key) else None for key in digests]
    new = [number for number, known in enumerate(pages) if known is None]
    made = indexed_all([Input(tuple(segmented_in(parts[number], ends, keys, store)), kept) for number in new])
    for number, one in zip(new, made, strict=True):
        pages[number] = one.pages
        store.put(PAGES, digests[number], one.pages)
        for path, content in slice_files(number, one):
            files.write(path, content, digests[number])
    for number, key in enumerate(digests):
        if number not in new:
            files.keep_group(key)
    if parts:
        files.put(*pages_file([len(part) for part in parts], [page for of_one in pages for page in of_one], [ends[id][at] for part in parts for id, at in part]))


def slice_key(number: int, part: Sequence[Place], kept: str, keys: Mapping[str, bytes], made_by: Program) -> bytes:
    """Of all that the files of a slice depend on: its words are those that the records were made with."""
    spans = [(id, [at for _, at in its]) for id, its in groupby(part, key=lambda place: place[0])]
    return digest([made_by.code, str(number).encode(), kept.encode(), *(each for id, its in spans for each in (keys[id], repr((its[0], its[-1])).encode()))])


def segmented_in(part: Sequence[Place], ends: Mapping[str, Sequence[tuple[int, int]]], keys: Mapping[str, bytes], store: Store):
    for id, its in groupby(part, key=lambda place: place[0]):
        words = store.take(WORDS, keys[id])
        yield from (Segmented(words[at], *ends[id][at]) for _, at in its)
