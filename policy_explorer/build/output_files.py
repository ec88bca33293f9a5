"""Collect the files of a site: reused from the last one, or written into a storage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256

from policy_explorer.build.manifest import PublishedFile
from policy_explorer.build.sink import Content, Receipt, Storage
from policy_explorer.publish.files_by_path import FilesByPath

MOST_SHOWN = 500  # pages that a preview can take at once
MOST_READ_ONCE = 500  # files that fit into the memory of a small computer


class Cancelled(Exception):
    """A newer build is wanted instead of this one."""


def never() -> bool:
    return False


class OutputFiles:
    """The files of one build: reused from the last site, or written.

    Its methods raise Cancelled as soon as `cancelled` returns true.
    """

    def __init__(self, storage: Storage, last: Mapping[str, PublishedFile], cancelled: Callable[[], bool] = never):
        self.storage, self.last, self.cancelled = storage, last, cancelled
        self.read: dict[str, bytes] = {}  # contents by path, for a small site: several editions ask for all
        self.published: dict[str, PublishedFile] = {}
        self.groups: dict[bytes, list[str]] = {}
        for path, file in last.items():
            self.groups.setdefault(file.key, []).append(path)

    def can_reuse(self, path: str, key: bytes) -> bool:
        """Return whether the last file of that path can be reused: nobody changed it, and its key is the same."""
        return path in self.storage.reusable and self.last[path].key == key

    def reusable_group(self, key: bytes) -> list[str]:
        """Return the paths of all files of the last site with this key, or none if one of them cannot be reused."""
        paths = self.groups.get(key, [])
        return paths if all(path in self.storage.reusable for path in paths) else []

    def reuse(self, path: str) -> None:
        self.check_cancelled()
        self.storage.claim(path, None)
        self.published[path] = self.last[path]

    def reuse_group(self, key: bytes) -> bool:
        """Reuse all files of the last site with this key. Return False if there are none, or one cannot be reused."""
        paths = self.reusable_group(key)
        for path in paths:
            self.reuse(path)
        return bool(paths)

    def reuse_prefixed(self, prefixes: tuple[str, ...]) -> None:
        """Reuse the files whose paths begin with one of `prefixes`, even if they are outdated."""
        for path in self.last:
            if path.startswith(prefixes) and path in self.storage.reusable and path not in self.published:
                self.reuse(path)

    def accept(self, path: str, receipt: Receipt, key: bytes) -> None:
        """Add a file that the storage's writer has written."""
        proof = self.storage.claim(path, receipt)
        if proof is None:  # a receipt of another storage
            raise TypeError(path)
        self.published[path] = PublishedFile(proof, key)

    def put(self, path: str, content: bytes) -> None:
        """Add a file. It is reused if the last site has the same content at this path, else written."""
        key, receipt = self.written(path, content)
        self.reuse(path) if receipt is None else self.accept(path, receipt, key)

    def written(self, path: str, content: bytes) -> tuple[bytes, Receipt | None]:
        """Write a file unless it can be reused. Return its key, and the receipt, None if it can be reused.

        The caller still has to accept or reuse the file, in the main process.
        """
        self.check_cancelled()
        key = sha256(content).digest()
        return key, None if self.can_reuse(path, key) else self.storage.writer.write(path, content)

    def write(self, path: str, content: Content, key: bytes) -> None:
        """Write a file and add it."""
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
        """Return the contents of the files so far, by path. Each is read when it is asked for."""
        return LazyContents(self)

    def new_pages(self) -> dict[str, bytes]:
        """Return the pages that differ from the last site so far, or none if there are more than MOST_SHOWN."""
        new = [path for path, file in self.published.items() if path.endswith(".html") and self.last.get(path) != file]
        files = self.storage.contents(new)
        return {path: files[path] for path in new} if len(new) <= MOST_SHOWN else {}


class LazyContents(FilesByPath):
    """The contents of the files of a build so far, by path, each read on access. Those of a small site are read only once."""

    def __init__(self, files: OutputFiles):
        self.files = files
        self.paths = dict.fromkeys(files.published)
        self.contents = files.storage.contents(self.paths)

    def __getitem__(self, path: str) -> bytes:
        self.files.check_cancelled()
        read = self.files.read
        if path in read:
            return read[path]
        content = self.contents[path]
        if len(self) <= MOST_READ_ONCE:
            read[path] = content
        return content
