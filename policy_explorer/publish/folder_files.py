"""A folder -> the files in it, by their paths: how they look, and what they hold. Reads the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from policy_explorer.publish.publish import Stamp, stamp


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

    def __init__(self, folder: Path, paths: Iterable[str]):
        self.folder, self.paths = folder, dict.fromkeys(paths)

    def __getitem__(self, path: str) -> bytes:
        if path not in self.paths:
            raise KeyError(path)
        with open(f"{self.folder}/{path}", "rb", buffering=0) as file:
            return file.readall()

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def __contains__(self, path: object) -> bool:
        return path in self.paths
