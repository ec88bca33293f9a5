"""What the last build put into a place, and from what. Looks at the disk; writes nothing.

So that a build can tell which files are still right: those that nobody touched since, and that would be made from the same again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from ..write import MARKER, Stamp, stamp


class PublishedFile(NamedTuple):
    """`key` tells what a file was made from, or what is in it: the same key, the same bytes."""

    stamp: Stamp
    key: bytes


@dataclass(frozen=True, slots=True)
class Published:
    """`made_from` is a digest of everything that went into it; `outcome` is what there is to tell of it."""

    made_from: bytes
    files: Mapping[str, PublishedFile]
    outcome: Any = None

    def untouched(self, out: Path) -> bool:
        """Whether the folder holds exactly these files, as they were written."""
        found = dict(stamps(out))
        found.pop(MARKER, None)
        return found.keys() == self.files.keys() and all(found[path] == held.stamp for path, held in self.files.items())

    @property
    def stamps(self) -> dict[str, Stamp]:
        return {path: held.stamp for path, held in self.files.items()}


NOTHING = Published(b"", {})


def stamps(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """How every file in a folder looks, by its path; nothing, where there is no such folder."""
    waiting = [(str(folder), "")]
    while waiting:
        at, before = waiting.pop()
        try:
            entries = list(os.scandir(at))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{before}{entry.name}/"))
            else:
                yield before + entry.name, stamp(entry.stat(follow_symlinks=False))


class FolderFiles(Mapping[str, bytes]):
    """The files in a folder by their paths, each read when it is asked for."""

    def __init__(self, folder: Path, paths: Mapping[str, Any]):
        self.folder, self.paths = folder, paths

    def __getitem__(self, path: str) -> bytes:
        if path not in self.paths:
            raise KeyError(path)
        return (self.folder / path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __contains__(self, path: object) -> bool:
        return path in self.paths
