"""A staging folder: a new site, complete or not, beside the place where it will be published. Effects: writes files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from policy_explorer.publish.folder_files import Proof, proof_of
from policy_explorer.publish.lock import LOCK_SUFFIX, lock_path, locked
from policy_explorer.publish.marker import MARKER, MARKER_TEXT
from policy_explorer.publish.os_errors import naming
from policy_explorer.publish.site_paths import PATH, UnsafePath
from policy_explorer.publish.swap import staging_path, staging_prefix


class Staging:
    """The files of a new site.

    Each path can be claimed once; a file that nobody claims is removed at the end. `keepable` are the paths of the files that
    the new site already shares with the old one: these are hard links, so nothing may write into them.
    """

    def __init__(self, folder: Path, keepable: set[str]):
        self.folder = folder
        self.keepable = keepable
        self.paths: dict[str, None] = {}
        self.lower_case: set[str] = {MARKER}
        write_file(folder, MARKER, MARKER_TEXT.encode())

    def claim(self, path: str) -> None:
        """Declare that the site has this file, which is kept or written with `write_file`. Raise UnsafePath."""
        # On many memory sticks, names that differ only in case are the same file.
        if not PATH.fullmatch(path) or path.lower() in self.lower_case:
            raise UnsafePath(path)
        self.lower_case.add(path.lower())
        self.paths[path] = None

    def write(self, path: str, content: bytes) -> None:
        """Claim a path and write the file."""
        self.claim(path)
        write_file(self.folder, path, content)

    def remove_unclaimed(self) -> None:
        """Remove the files of the old site that nobody claimed, and folders that this leaves empty."""
        for path in self.keepable - self.paths.keys():
            (self.folder / path).unlink()
            for parent in (self.folder / path).parents:
                if parent == self.folder or any(parent.iterdir()):
                    break
                parent.rmdir()


def write_file(folder: Path, path: str, content: bytes | Iterable[bytes]) -> None:
    """Write a new file, from bytes or from parts of them.

    A file of this name is unlinked, not overwritten: if it has another name elsewhere, that one keeps the old content.
    """
    target = f"{folder}/{path}"
    with naming(Path(target)):
        with suppress(FileNotFoundError):
            os.unlink(target)
        with open_new(target) as file:
            file.writelines([content] if isinstance(content, bytes) else content)


def open_new(path: str) -> BinaryIO:
    """Open a new file for writing; make its folder if it does not exist."""
    try:
        return open(path, "xb")
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return open(path, "xb")


@contextmanager
def staging_folder(out: Path) -> Iterator[Path]:
    """Make a staging folder beside `out`, and lock it for as long as the block runs. What has its name then is removed."""
    folder = staging_path(out)
    with locked(lock_path(folder)):
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def remove_abandoned(out: Path) -> None:
    """Remove the staging folders of processes that were killed. Those that a process works in are locked."""
    prefix = staging_prefix(out)
    place = staging_path(out).parent
    names = {path.name.removesuffix(LOCK_SUFFIX) for path in place.iterdir() if path.name.startswith(prefix)}
    for name in names:
        if name.removeprefix(prefix).isdigit():
            folder = place / name
            with suppress(BlockingIOError), locked(lock_path(folder), wait=False):
                shutil.rmtree(folder, ignore_errors=True)


def link_unchanged(known: Mapping[str, Proof], out: Path, folder: Path) -> set[str]:
    """Link those of the known files that `out` still holds with the same content into `folder`; return their paths.

    On a disk without hard links these are none. Each is read: size and time prove nothing, since anyone may set them.
    """
    linked: set[str] = set()
    parents: set[str] = set()
    for path, last in known.items():
        source, target = f"{out}/{path}", f"{folder}/{path}"
        with suppress(FileNotFoundError, NotADirectoryError):
            if proof_of(source) != last:
                continue
            if (parent := os.path.dirname(target)) not in parents:
                os.makedirs(parent, exist_ok=True)
                parents.add(parent)
            try:
                os.link(source, target, follow_symlinks=False)
            except OSError:
                break
            linked.add(path)
    return linked
