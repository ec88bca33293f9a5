"""What the last build put into a place, and from what. Looks at the disk; writes nothing.

So that a build can tell which files are still right: those that nobody touched since, and that would be made from the same again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from policy_explorer.publish.folder_files import FolderFiles, stamps
from policy_explorer.publish.publish import MARKER, Staging, Stamp, stamp, write_file


class PublishedFile(NamedTuple):
    """`key` tells what a file was made from, or what is in it: the same key, the same bytes."""

    stamp: Stamp
    key: bytes


class Published(Struct, frozen=True):
    """`made_from` is a digest of everything that went into it; `outcome` is what there is to tell of it. Where it is not
    `complete`, only its pages were made from that.
    """

    made_from: bytes
    files: Mapping[str, PublishedFile]
    outcome: Any = None
    complete: bool = False

    def untouched(self, out: Path) -> bool:
        """Whether the folder holds exactly these files, as they were written."""
        found = dict(stamps(out))
        found.pop(MARKER, None)
        return found.keys() == self.files.keys() and all(found[path] == held.stamp for path, held in self.files.items())

    @property
    def stamps(self) -> dict[str, Stamp]:
        return {path: held.stamp for path, held in self.files.items()}


MOST_SHOWN = 500  # pages
MOST_HELD = 500  # files
NOTHING = Published(b"", {})


class Interrupted(Exception):
    """Whoever wanted the site wants another one by now."""


def never() -> bool:
    return False


class Files:
    """The files of a site that is being put together: kept from the last one, or made. Raises Interrupted, at the next file,
    as soon as `interrupted` says so.
    """

    def __init__(self, staging: Staging, last: Mapping[str, PublishedFile], interrupted: Callable[[], bool] = never):
        self.staging, self.last, self.interrupted = staging, last, interrupted
        self.held: dict[str, bytes] = {}  # what was read of a small site: several ask for all of it
        self.published: dict[str, PublishedFile] = {}
        self.groups: dict[bytes, list[str]] = {}
        for path, held in last.items():
            self.groups.setdefault(held.key, []).append(path)

    def holds(self, path: str, key: bytes) -> bool:
        """Whether the last site's file of that path can be kept for one made from this."""
        return path in self.staging.keepable and self.last[path].key == key

    def group(self, key: bytes) -> list[str]:
        """All files of the last site that were made from this, if every one of them can be kept."""
        paths = self.groups.get(key, [])
        return paths if all(path in self.staging.keepable for path in paths) else []

    def keep(self, path: str) -> None:
        self.go_on()
        self.staging.claim(path)
        self.published[path] = self.last[path]

    def keep_all(self, paths: Iterable[str]) -> None:
        for path in paths:
            self.keep(path)

    def keep_group(self, key: bytes) -> bool:
        """Keep all files of the last site that were made from this; False, where there are none, or not all can be kept."""
        paths = self.group(key)
        self.keep_all(paths)
        return bool(paths)

    def keep_others(self, beginnings: tuple[str, ...]) -> None:
        """Keep what begins so of the last site, though it may not be what would be made now."""
        self.keep_all(
            path
            for path in self.last
            if path.startswith(beginnings) and path in self.staging.keepable and path not in self.published
        )

    def made(self, path: str, its: Stamp, key: bytes) -> None:
        """Somebody has put it into the folder."""
        self.staging.claim(path)
        self.published[path] = PublishedFile(its, key)

    def put(self, path: str, content: bytes) -> None:
        """A file by its content: kept, where the last site's is the same."""
        self.go_on()
        key = sha256(content).digest()
        if self.holds(path, key):
            self.keep(path)
        else:
            self.write(path, content, key)

    def written(self, path: str, content: bytes) -> tuple[str, Stamp | None, bytes]:
        """Like `put`, but for the claim, which is left to another process: the path, how the file looks if it is new, and its key."""
        self.go_on()
        key = sha256(content).digest()
        if self.holds(path, key):
            return path, None, key
        write_file(self.staging.folder, path, content)
        return path, stamp(os.stat(f"{self.staging.folder}/{path}")), key

    def write(self, path: str, content: bytes | Iterable[bytes], key: bytes) -> None:
        """Given are the bytes, or parts of them as they come."""
        self.go_on()
        write_file(self.staging.folder, path, content if isinstance(content, bytes) else map(self.passed, content))
        self.made(path, stamp(os.stat(f"{self.staging.folder}/{path}")), key)

    def go_on(self) -> None:
        if self.interrupted():
            raise Interrupted

    def passed(self, part: bytes) -> bytes:
        self.go_on()
        return part

    def contents(self) -> FolderFiles:
        """All that is there so far, each file read when it is asked for."""
        return FilesSoFar(self)

    def made_pages(self) -> dict[str, bytes]:
        """Those that are new so far; none, where they are too many to be shown at once."""
        new = [path for path, its in self.published.items() if path.endswith(".html") and self.last.get(path) != its]
        return {path: (self.staging.folder / path).read_bytes() for path in new} if len(new) <= MOST_SHOWN else {}


class FilesSoFar(FolderFiles):
    """The same, as a mapping; what fits into the memory of a small computer is read once."""

    def __init__(self, files: Files):
        super().__init__(files.staging.folder, files.published)
        self.files = files

    def __getitem__(self, path: str) -> bytes:
        self.files.go_on()
        held = self.files.held
        if path in held:
            return held[path]
        content = super().__getitem__(path)
        if len(self) <= MOST_HELD:
            held[path] = content
        return content
