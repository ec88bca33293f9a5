"""Records -> the files under search/ that show all documents, indexing only slices that are new. Runs Pagefind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import groupby
from typing import Any

from policy_explorer.build.cache import Store
from policy_explorer.build.documents import WORDS, DocumentRecord
from policy_explorer.build.fingerprints import Program, digest
from policy_explorer.build.manifest import Files
from policy_explorer.build.pool import Aside, processors
from policy_explorer.model import Vocabulary
from policy_explorer.search.documents import Segmented
from policy_explorer.search.index import SLICE, indexed_all, kept_signs, packed, pages_file, slice_files
from policy_explorer.search.index import Slice as Input

PAGES = "pages"  # Pagefind's names for the measures of a slice, in the store
Place = tuple[str, int]  # the id of a document, and the place of a measure in it


class Search:
    """The index in the making: Pagefind runs while others go on, until `put` waits for it."""

    def __init__(
        self,
        records: Sequence[DocumentRecord],
        keys: Mapping[str, bytes],
        vocabulary: Vocabulary,
        made_by: Program,
        files: Files,
        store: Store,
    ):
        """`keys` are those of the records."""
        self.ends = {record.id: record.ends for record in records}
        kept = kept_signs(vocabulary, frozenset().union(*(record.characters for record in records)))
        self.parts = list(packed([[(record.id, at) for at in range(len(record.rows))] for record in records], SLICE))
        self.digests = [slice_key(number, part, kept, keys, made_by) for number, part in enumerate(self.parts)]
        self.pages = [store.get(PAGES, key) if files.group(key) else None for key in self.digests]
        self.new = [number for number, known in enumerate(self.pages) if known is None]
        make = partial(
            indexed_all,
            (Input(tuple(segmented_in(self.parts[number], self.ends, keys, store)), kept) for number in self.new),
        )
        self.made = Aside(make) if processors() > 1 else Thread(make)

    def put(self, files: Files, store: Store) -> None:
        """What is new into the place, the rest stays."""
        for number, one in zip(self.new, self.made.value(), strict=True):
            self.pages[number] = one.pages
            store.put(PAGES, self.digests[number], one.pages)
            for path, content in slice_files(number, one):
                files.write(path, content, self.digests[number])
        for number, key in enumerate(self.digests):
            if number not in self.new:
                files.keep_group(key)
        if self.parts:
            ends = [self.ends[id][at] for part in self.parts for id, at in part]
            files.put(
                *pages_file([len(part) for part in self.parts], [page for its in self.pages for page in its], ends)
            )

    def close(self) -> None:
        self.made.close()


class Thread:
    """One call that is made while others go on: this one mostly waits for Pagefind."""

    def __init__(self, make: Callable[[], Any]):
        self.thread = ThreadPoolExecutor(1)
        self.value = self.thread.submit(make).result

    def close(self) -> None:
        self.thread.shutdown(wait=False, cancel_futures=True)


def slice_key(number: int, part: Sequence[Place], kept: str, keys: Mapping[str, bytes], made_by: Program) -> bytes:
    """Of all that the files of a slice depend on: its words are those that the records were made with."""
    spans = [(id, [at for _, at in its]) for id, its in groupby(part, key=lambda place: place[0])]
    return digest(
        [
            made_by.code,
            str(number).encode(),
            kept.encode(),
            *(each for id, its in spans for each in (keys[id], repr((its[0], its[-1])).encode())),
        ]
    )


def segmented_in(
    part: Sequence[Place], ends: Mapping[str, Sequence[tuple[int, int]]], keys: Mapping[str, bytes], store: Store
):
    for id, its in groupby(part, key=lambda place: place[0]):
        words = store.take(WORDS, keys[id])
        yield from (Segmented(words[at], *ends[id][at]) for _, at in its)
