"""Make the files under search/ that show all documents. Only new slices are indexed. Runs Pagefind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from policy_explorer.build.cache import Cache, ValueKind
from policy_explorer.build.documents import BuildRecord
from policy_explorer.build.fingerprints import fingerprint
from policy_explorer.build.output_files import OutputFiles
from policy_explorer.build.pool import SerialPool, Task
from policy_explorer.model import Vocabulary
from policy_explorer.search.documents import Segmented
from policy_explorer.search.index import (
    SLICE,
    Indexed,
    IndexSlice,
    characters_to_include,
    indexed_all,
    packed,
    pages_file,
    slice_files,
)

PAGES = ValueKind[tuple[str, ...]]("pages", tuple[str, ...])  # Pagefind's names for the measures of a slice
Place = tuple[str, int]  # the id of a document, and the place of a measure in it
Words = Callable[[str], Sequence[str]]  # id of a document -> the words of its measures


class Indexing:
    """The index in progress: Pagefind runs in the background until `put` waits for it."""

    def __init__(
        self,
        records: Sequence[BuildRecord],
        keys: Mapping[str, bytes],
        words: Words,
        vocabulary: Vocabulary,
        code: bytes,
        files: OutputFiles,
        cache: Cache,
    ):
        """Divide the measures into slices. `keys` are the keys of the records, by id of the document."""
        self.ends = {record.id: record.ends for record in records}
        self.words, self.files, self.cache = words, files, cache
        include_characters = characters_to_include(
            vocabulary, frozenset().union(*(record.characters for record in records))
        )
        self.parts = list(packed([[(record.id, at) for at in range(len(record.ends))] for record in records], SLICE))
        self.keys = [slice_key(number, part, include_characters, keys, code) for number, part in enumerate(self.parts)]
        self.pages = [cache.get(PAGES, key) if files.reusable_group(key) else None for key in self.keys]
        self.new = [number for number, known in enumerate(self.pages) if known is None]
        self.make = partial(self.index_new, include_characters)

    def start(self, pool: SerialPool) -> Task[list[Indexed]]:
        return pool.waiting(self.make)

    def index_new(self, include_characters: str) -> list[Indexed]:
        return indexed_all(
            IndexSlice(tuple(self.segmented(self.parts[number])), include_characters) for number in self.new
        )

    def segmented(self, part: Sequence[Place]) -> Iterator[Segmented]:
        for id, places in groupby(part, key=lambda place: place[0]):
            words = self.words(id)
            yield from (Segmented(words[at], *self.ends[id][at]) for _, at in places)

    def put(self, new_slices: Sequence[Indexed], mark: bytes) -> None:
        """Put the files of the new slices, and reuse the others. `mark` ends `pages.js`."""
        for number, indexed in zip(self.new, new_slices, strict=True):
            self.pages[number] = indexed.pages
            self.cache.put(PAGES, self.keys[number], indexed.pages)
            for path, content in slice_files(number, indexed):
                self.files.write(path, content, self.keys[number])
        for number, key in enumerate(self.keys):
            if number not in self.new:
                self.files.reuse_group(key)
        if self.parts:
            ends = [self.ends[id][at] for part in self.parts for id, at in part]
            pages = [page for slice_pages in self.pages for page in slice_pages or ()]
            path, content = pages_file([len(part) for part in self.parts], pages, ends)
            self.files.put(path, content + mark)


def slice_key(
    number: int, part: Sequence[Place], include_characters: str, keys: Mapping[str, bytes], code: bytes
) -> bytes:
    """Return a fingerprint of everything that the files of a slice depend on. A record's key stands for its words."""
    spans = [(id, [at for _, at in places]) for id, places in groupby(part, key=lambda place: place[0])]
    documents = (each for id, ats in spans for each in (keys[id], repr((ats[0], ats[-1])).encode()))
    return fingerprint([code, str(number).encode(), include_characters.encode(), *documents])
