"""Put the files of a site into a folder that is published as a whole, or into memory. Writes the folder.

A writer takes a file in any process and returns a receipt. The storage, in the main process, takes the receipt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from policy_explorer.build.cache import Cache
from policy_explorer.build.manifest import LAST, MANIFEST, NO_MANIFEST, Manifest
from policy_explorer.publish.folder_files import FolderFiles, Proof, proof
from policy_explorer.publish.publish import staged
from policy_explorer.publish.staging import Staging, write_file

Content = bytes | Iterable[bytes]  # of a file, or its parts in order
Receipt = Proof | bytes


class Writer(Protocol):
    """Takes files, in any process."""

    def write(self, path: str, content: Content) -> Receipt: ...


class Storage(Protocol):
    """The files of one build. `reusable` are the paths of files of the last build that can be reused."""

    @property
    def writer(self) -> Writer: ...
    @property
    def reusable(self) -> Set[str]: ...

    def claim(self, path: str, receipt: Receipt | None) -> Proof | None:
        """Make a file part of the site: a written one, or, without a receipt, one of the last build."""

    def contents(self, paths: Iterable[str]) -> Mapping[str, bytes]: ...


class Sink(Protocol):
    """A place for sites. `remember` and `last` store and return the manifest of the last one."""

    def last(self, cache: Cache) -> Manifest: ...
    def untouched(self, manifest: Manifest) -> bool: ...
    def open(self, last: Manifest) -> AbstractContextManager[Storage]: ...
    def remember(self, cache: Cache, manifest: Manifest) -> None: ...


class FolderWriter(Struct, frozen=True):
    """Writes files into a folder. The receipt is the proof of what was written: size and digest."""

    folder: Path

    def write(self, path: str, content: Content) -> Proof:
        if isinstance(content, bytes):
            write_file(self.folder, path, content)
            return proof(content)
        passing = Passing(content)
        write_file(self.folder, path, passing)
        return Proof(passing.size, passing.digest.digest())


class Passing:
    """Parts of a file that are measured as they pass."""

    def __init__(self, parts: Iterable[bytes]):
        self.parts, self.size, self.digest = parts, 0, sha256()

    def __iter__(self) -> Iterator[bytes]:
        for part in self.parts:
            self.size += len(part)
            self.digest.update(part)
            yield part


class FolderStorage:
    """A folder that becomes a site when the build ends."""

    def __init__(self, staging: Staging):
        self.staging, self.reusable = staging, staging.keepable
        self.writer = FolderWriter(staging.folder)

    def claim(self, path: str, receipt: Receipt | None) -> Proof | None:
        self.staging.claim(path)
        return receipt if isinstance(receipt, Proof) else None

    def contents(self, paths: Iterable[str]) -> Mapping[str, bytes]:
        return FolderFiles(self.staging.folder, paths)


class FolderSink:
    """A folder in which each site replaces the last as a whole. Files that can be reused are not written again."""

    def __init__(self, out: Path, durable: bool = True):
        """Publish into `out`. Unless `durable`, a power cut soon after may leave a site that is not whole."""
        self.out, self.durable = out, durable

    def last(self, cache: Cache) -> Manifest:
        return cache.get(MANIFEST, LAST) or NO_MANIFEST

    def untouched(self, manifest: Manifest) -> bool:
        return manifest.untouched(self.out)

    @contextmanager
    def open(self, last: Manifest) -> Iterator[Storage]:
        with staged(self.out, last.proofs, self.durable) as staging:
            yield FolderStorage(staging)

    def remember(self, cache: Cache, manifest: Manifest) -> None:
        cache.put(MANIFEST, LAST, manifest)


class MemoryWriter(Struct, frozen=True):
    """Writes nothing. The receipt is the content of the file."""

    def write(self, path: str, content: Content) -> bytes:
        return content if isinstance(content, bytes) else b"".join(content)


class MemorySink:
    """The files of the last site in memory, by path. The files of the site before are dropped."""

    reusable: Set[str] = frozenset()

    def __init__(self) -> None:
        self.writer = MemoryWriter()
        self.files: dict[str, bytes] = {}

    def last(self, cache: Cache) -> Manifest:
        return NO_MANIFEST

    def untouched(self, manifest: Manifest) -> bool:
        return False

    @contextmanager
    def open(self, last: Manifest) -> Iterator[Storage]:
        self.files = {}
        yield self

    def remember(self, cache: Cache, manifest: Manifest) -> None:
        pass

    def claim(self, path: str, receipt: Receipt | None) -> Proof | None:
        if path in self.files or not isinstance(receipt, bytes):
            raise ValueError(path)
        self.files[path] = receipt
        return proof(receipt)

    def contents(self, paths: Iterable[str]) -> Mapping[str, bytes]:
        return self.files
