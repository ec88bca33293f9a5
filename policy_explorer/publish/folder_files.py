"""A folder -> the files in it, by path: their content, and the proof that they have not changed. Reads the disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from policy_explorer.publish.files_by_path import FilesByPath

# A link is no file of ours, and a pipe may never open.
NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Stamp(NamedTuple):
    """The size of a file in bytes, and when it was last written, in nanoseconds.

    A stamp that differs shows that a file has changed; one that is the same proves nothing, since anyone may set a time.
    """

    size: int
    modified: int


def stamp(file: os.stat_result) -> Stamp:
    """Return the stamp of a file."""
    return Stamp(file.st_size, file.st_mtime_ns)


class Proof(NamedTuple):
    """The size of a file in bytes, and the SHA-256 digest of its content."""

    size: int
    digest: bytes


def proof(content: bytes) -> Proof:
    """Return the proof of a file with this content."""
    return Proof(len(content), sha256(content).digest())


def proof_of(path: str) -> Proof | None:
    """Return the proof of the regular file at `path`, None for anything else, and for what cannot be read."""
    try:
        handle = os.open(path, os.O_RDONLY | NOT_FOLLOWED)
    except FileNotFoundError:
        raise
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    with open(handle, "rb", buffering=0) as file:
        return proof(file.readall())


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
