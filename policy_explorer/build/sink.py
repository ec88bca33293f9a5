"""Where the files of a site go: a folder that is published whole, or memory. Writes the folder.

A writer takes one file, in whatever process; what it returns, the receipt, the storage is given in this process.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from policy_explorer.build.cache import Cache
from policy_explorer.build.manifest import LAST, MANIFEST, NO_MANIFEST, Manifest
from policy_explorer.publish.folder_files import FolderFiles, Stamp, stamp
from policy_explorer.publish.publish import staged
from policy_explorer.publish.staging import Staging, write_file

Content = bytes | Iterable[bytes]  # of a file; or its parts, as they come
Receipt = Stamp | bytes


class Writer(Protocol):
    """Takes files, in any process."""

    def write(self, path: str, content: Content) -> Receipt: ...


class Storage(Protocol):
    """The files of one build. `reusable` are the paths of the last build's that can be kept."""

    @property
    def writer(self) -> Writer: ...
    @property
    def reusable(self) -> Set[str]: ...

    def claim(self, path: str, receipt: Receipt | None) -> Stamp | None:
        """Make a file part of the site: one that was written, or, without a receipt, one that is kept."""

    def contents(self, paths: Iterable[str]) -> Mapping[str, bytes]: ...


class Sink(Protocol):
    """Where sites go. `remember` and `last` know the manifest of the last one."""

    def last(self, cache: Cache) -> Manifest: ...
    def untouched(self, manifest: Manifest) -> bool: ...
    def open(self, last: Manifest) -> AbstractContextManager[Storage]: ...
    def remember(self, cache: Cache, manifest: Manifest) -> None: ...


class FolderWriter(Struct, frozen=True):
    """Writes into a folder; the receipt is how the file looks."""

    folder: Path

    def write(self, path: str, content: Content) -> Stamp:
        write_file(self.folder, path, content)
        return stamp(os.stat(f"{self.folder}/{path}"))


class FolderStorage:
    """A folder that is becoming a site."""

    def __init__(self, staging: Staging):
        self.staging, self.reusable = staging, staging.keepable
        self.writer = FolderWriter(staging.folder)

    def claim(self, path: str, receipt: Receipt | None) -> Stamp | None:
        self.staging.claim(path)
        return receipt if isinstance(receipt, Stamp) else None

    def contents(self, paths: Iterable[str]) -> Mapping[str, bytes]:
        return FolderFiles(self.staging.folder, paths)


class FolderSink:
    """A folder in which each site takes the place of the last, whole. Files that nobody touched stay the very same."""

    def __init__(self, out: Path):
        self.out = out

    def last(self, cache: Cache) -> Manifest:
        return cache.get(MANIFEST, LAST) or NO_MANIFEST

    def untouched(self, manifest: Manifest) -> bool:
        return manifest.untouched(self.out)

    @contextmanager
    def open(self, last: Manifest) -> Iterator[Storage]:
        with staged(self.out, last.stamps) as staging:
            yield FolderStorage(staging)

    def remember(self, cache: Cache, manifest: Manifest) -> None:
        cache.put(MANIFEST, LAST, manifest)


class MemoryWriter(Struct, frozen=True):
    """Writes nothing; the receipt is the file."""

    def write(self, path: str, content: Content) -> bytes:
        return content if isinstance(content, bytes) else b"".join(content)


class MemorySink:
    """The files of the last site by their paths, in memory. None of the site before is kept."""

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

    def claim(self, path: str, receipt: Receipt | None) -> Stamp | None:
        if path in self.files or not isinstance(receipt, bytes):
            raise ValueError(path)
        self.files[path] = receipt
        return Stamp(len(receipt), 0)

    def contents(self, paths: Iterable[str]) -> Mapping[str, bytes]:
        return self.files
