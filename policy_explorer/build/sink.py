"""Where the files of a site go: a folder that is published whole, or memory. Writes the folder.

A writer takes one file, in whatever process; what it returns, the receipt, the storage is given in this process.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from policy_explorer.build.cache import Cache
from policy_explorer.build.manifest import LAST, MANIFEST, NO_MANIFEST, Manifest, PublishedFile
from policy_explorer.publish.folder_files import FolderFiles, Stamp, stamp
from policy_explorer.publish.publish import staged
from policy_explorer.publish.staging import Staging, write_file

MOST_SHOWN = 500  # pages
MOST_READ_ONCE = 500  # files
Content = bytes | Iterable[bytes]  # of a file; or its parts, as they come
Receipt = Stamp | bytes


class Cancelled(Exception):
    """Whoever wanted the site wants another one by now."""


def never() -> bool:
    return False


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


class SiteFiles:
    """The files of a site that is being put together: kept from the last one, or written.

    Raises Cancelled, at the next file, as soon as `cancelled` says so.
    """

    def __init__(self, storage: Storage, last: Mapping[str, PublishedFile], cancelled: Callable[[], bool] = never):
        self.storage, self.last, self.cancelled = storage, last, cancelled
        self.read: dict[str, bytes] = {}  # of a small site: several ask for all of it
        self.published: dict[str, PublishedFile] = {}
        self.groups: dict[bytes, list[str]] = {}
        for path, own in last.items():
            self.groups.setdefault(own.key, []).append(path)

    def holds(self, path: str, key: bytes) -> bool:
        """Return whether the last site's file of that path can be kept for one made from this."""
        return path in self.storage.reusable and self.last[path].key == key

    def group(self, key: bytes) -> list[str]:
        """Return all files of the last site that were made from this, if every one of them can be kept."""
        paths = self.groups.get(key, [])
        return paths if all(path in self.storage.reusable for path in paths) else []

    def keep(self, path: str) -> None:
        self.check_cancelled()
        self.storage.claim(path, None)
        self.published[path] = self.last[path]

    def keep_group(self, key: bytes) -> bool:
        """Keep all files of the last site that were made from this; return False, where there are none, or not all can be kept."""
        paths = self.group(key)
        for path in paths:
            self.keep(path)
        return bool(paths)

    def keep_others(self, beginnings: tuple[str, ...]) -> None:
        """Keep what begins so of the last site, though it may not be what would be made now."""
        for path in self.last:
            if path.startswith(beginnings) and path in self.storage.reusable and path not in self.published:
                self.keep(path)

    def accept(self, path: str, receipt: Receipt, key: bytes) -> None:
        """Take a file that was written by this storage's writer."""
        stamp = self.storage.claim(path, receipt)
        assert stamp
        self.published[path] = PublishedFile(stamp, key)

    def put(self, path: str, content: bytes) -> None:
        """Put a file by its content: it is kept, where the last site's is the same."""
        key, receipt = self.written(path, content)
        self.keep(path) if receipt is None else self.accept(path, receipt, key)

    def written(self, path: str, content: bytes) -> tuple[bytes, Receipt | None]:
        """Write a file if it is new; return its key and the receipt. It is left to the main process to accept or keep it."""
        self.check_cancelled()
        key = sha256(content).digest()
        return key, None if self.holds(path, key) else self.storage.writer.write(path, content)

    def write(self, path: str, content: Content, key: bytes) -> None:
        self.check_cancelled()
        parts = content if isinstance(content, bytes) else map(self.passed, content)
        self.accept(path, self.storage.writer.write(path, parts), key)

    def check_cancelled(self) -> None:
        if self.cancelled():
            raise Cancelled

    def passed(self, part: bytes) -> bytes:
        self.check_cancelled()
        return part

    def contents(self) -> Mapping[str, bytes]:
        """Return all that is there so far, each file read when it is asked for."""
        return ContentsSoFar(self)

    def new_pages(self) -> dict[str, bytes]:
        """Return those that are new so far; none, where they are too many to be shown at once."""
        new = [path for path, own in self.published.items() if path.endswith(".html") and self.last.get(path) != own]
        files = self.storage.contents(new)
        return {path: files[path] for path in new} if len(new) <= MOST_SHOWN else {}


class ContentsSoFar(Mapping[str, bytes]):
    """The files of a site so far; what fits into the memory of a small computer is read once."""

    def __init__(self, files: SiteFiles):
        self.site_files = files
        self.paths = dict.fromkeys(files.published)
        self.contents = files.storage.contents(self.paths)

    def __getitem__(self, path: str) -> bytes:
        self.site_files.check_cancelled()
        read = self.site_files.read
        if path in read:
            return read[path]
        content = self.contents[path]
        if len(self) <= MOST_READ_ONCE:
            read[path] = content
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __contains__(self, path: object) -> bool:
        return path in self.paths
