"""A folder -> the files in it, by path: their content, and whether they have changed. Reads the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from policy_explorer.publish.files_by_path import FilesByPath


class Stamp(NamedTuple):
    """The size of a file in bytes, and when it was last written, in nanoseconds.

    A file with the same stamp as before has not changed.
    """

    size: int
    modified: int


def stamp(file: os.stat_result) -> Stamp:
    """Return the stamp of a file."""
    return Stamp(file.st_size, file.st_mtime_ns)


def stamps(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """Yield path and stamp of every file in a folder; nothing if there is no such folder."""
    remaining = [(str(folder), "")]
    while remaining:
        current, prefix = remaining.pop()
        try:
            entries = list(os.scandir(current))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                remaining.append((entry.path, f"{prefix}{entry.name}/"))
            else:
                yield prefix + entry.name, stamp(entry.stat(follow_symlinks=False))


class FolderFiles(FilesByPath):
    """The files in a folder by path, each read when it is asked for."""

    def __init__(self, folder: Path, paths: Iterable[str]):
        self.folder, self.paths = folder, dict.fromkeys(paths)

    def __getitem__(self, path: str) -> bytes:
        if path not in self.paths:
            raise KeyError(path)
        with open(f"{self.folder}/{path}", "rb", buffering=0) as file:
            return file.readall()
