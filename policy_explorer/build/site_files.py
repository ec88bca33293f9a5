"""The files of a site that is being put together: kept from the last one, or written into a storage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

from policy_explorer.build.manifest import PublishedFile
from policy_explorer.build.sink import Content, Receipt, Storage

MOST_SHOWN = 500  # pages
MOST_READ_ONCE = 500  # files


class Cancelled(Exception):
    """Whoever wanted the site wants another one by now."""


def never() -> bool:
    return False


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
