"""Files -> a folder on disk, published whole. Besides place.py, importing/publish.py and the cache the only module that writes.

A site is written into a folder beside its destination and swapped in when it is complete: old one
aside, new one in, old one removed. Files of the old site that stay as they are become files of both. Whatever fails or interrupts before that leaves the last good
site as it was; a crash between the two renames is mended by the next run. Builds into one place at
once take turns: the last to finish stays. A marker file tells our folders from those of others,
which are never replaced.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from policy_explorer.publish.os_errors import naming

try:
    import fcntl
except (
    ImportError
):  # Windows: builds do not take turns, and what a killed one left behind stays until someone removes it
    fcntl = None

MARKER = ".policy-explorer"
MARKER_TEXT = "本文件夹由 policy-explorer 生成，下次构建时整个替换。请不要在这里保存自己的文件。\n"
PATH = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[A-Za-z0-9._+@-]+(?:/[A-Za-z0-9._+@-]+)*")


class ForeignFolder(Exception):
    """The destination holds something that we did not make."""


class UnsafePath(ValueError):
    """A path that leaves the folder, cannot be carried everywhere, or was given twice."""


def gathered(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """The files by path; none may be lost to another of its name."""
    found: dict[str, bytes] = {}
    for path, content in files:
        if path in found:
            raise UnsafePath(path)
        found[path] = content
    return found


def publish(files: Iterable[tuple[str, bytes]], out: Path) -> int:
    """Replace `out` by a folder of exactly these files; return how many there are."""
    with staged(out) as staging:
        for path, content in files:
            staging.write(path, content)
    return len(staging.paths)


@contextmanager
def staged(out: Path, known: Mapping[str, Stamp] = MappingProxyType({})) -> Iterator[Staging]:
    """A site to be filled with files; it takes the place of `out` if all goes well.

    `known` are files of ours that `out` may still hold untouched: those that it does can be kept (`Staging.keep`).
    """
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    with staging_folder(out) as folder:
        with held(out.parent):
            staging = Staging(folder, linked(known, out, folder))
        yield staging
        staging.remove_unclaimed()
        with held(out.parent):
            require_ours(out)
            swap(folder, out)


class Stamp(NamedTuple):
    """How a file that nobody touched looks; a size in bytes, and a time in nanoseconds."""

    size: int
    modified: int


def stamp(file: os.stat_result) -> Stamp:
    return Stamp(file.st_size, file.st_mtime_ns)


class Staging:
    """A folder that is becoming a site. Each path may be claimed once; what is not claimed will not be there.

    A file that is kept is the very file of the old site under one more name: it is never written into.
    """

    def __init__(self, folder: Path, keepable: set[str]):
        self.folder = folder
        self.keepable = keepable
        self.paths: dict[str, None] = {}
        self.lower: set[str] = {MARKER}
        write_file(folder, MARKER, MARKER_TEXT.encode())

    def claim(self, path: str) -> None:
        """That there will be such a file: kept, or written by somebody with `write_file`."""
        # A memory stick does not tell upper case from lower.
        if not PATH.fullmatch(path) or path.lower() in self.lower:
            raise UnsafePath(path)
        self.lower.add(path.lower())
        self.paths[path] = None

    def write(self, path: str, content: bytes) -> None:
        self.claim(path)
        write_file(self.folder, path, content)

    def remove_unclaimed(self) -> None:
        for path in self.keepable - self.paths.keys():
            (self.folder / path).unlink()
            for parent in (self.folder / path).parents:
                if parent == self.folder or any(parent.iterdir()):
                    break
                parent.rmdir()


def write_file(folder: Path, path: str, content: bytes | Iterable[bytes]) -> None:
    """A new file in place of whatever has its name: another name of the old one keeps what it has. Given are the bytes, or
    parts of them as they come.
    """
    target = f"{folder}/{path}"
    with naming(Path(target)):
        with suppress(FileNotFoundError):
            os.unlink(target)
        try:
            file = open(target, "xb")  # noqa: SIM115 - closed below, whichever of the two opened it
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            file = open(target, "xb")  # noqa: SIM115
        with file:
            file.writelines([content] if isinstance(content, bytes) else content)


def linked(known: Mapping[str, Stamp], out: Path, folder: Path) -> set[str]:
    """Give those of the known files that `out` holds untouched a second name in a folder; on disks that cannot, none."""
    found: set[str] = set()
    made: set[str] = set()
    for path, last in known.items():
        source, target = f"{out}/{path}", f"{folder}/{path}"
        with suppress(FileNotFoundError, NotADirectoryError):
            if stamp(os.stat(source, follow_symlinks=False)) != last:
                continue
            if (parent := os.path.dirname(target)) not in made:
                os.makedirs(parent, exist_ok=True)
                made.add(parent)
            try:
                os.link(source, target, follow_symlinks=False)
            except OSError:
                break
            found.add(path)
    return found


def require_ours(out: Path) -> None:
    """Refuse a destination that is not a folder, or that holds something but not our marker."""
    if not out.exists():
        return
    if not out.is_dir() or (any(out.iterdir()) and not (out / MARKER).is_file()):
        raise ForeignFolder(out)


@contextmanager
def staging_folder(out: Path) -> Iterator[Path]:
    """A fresh folder beside `out`, held while it is in use; what has its name afterwards is removed."""
    staging = staging_of(out)
    with ExitStack() as in_use:
        with held(out.parent):
            require_ours(out)
            restore(out)
            remove_abandoned(out)
            staging.mkdir()
            in_use.callback(shutil.rmtree, staging, ignore_errors=True)
            in_use.enter_context(held(staging))
        yield staging


@contextmanager
def held(folder: Path, wait: bool = True) -> Iterator[None]:
    """Keep other builds from a folder; raise BlockingIOError where one has it and we do not wait."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(handle)


def restore(out: Path) -> None:
    """Mend what a crash during `swap` left: the old site put aside, and perhaps no new one."""
    aside = aside_of(out)
    if not (aside / MARKER).is_file():
        return
    if (out / MARKER).is_file():
        # First out of its name: half removed, it must never be taken for a site.
        rubbish = aside.rename(staging_of(out))
        shutil.rmtree(rubbish, ignore_errors=True)
    else:
        aside.rename(out)


def remove_abandoned(out: Path) -> None:
    """Remove the staging folders of builds that were killed; those of running builds are held."""
    prefix = staging_prefix(out)
    for folder in out.parent.iterdir() if fcntl else ():
        if folder.name.startswith(prefix) and folder.name.removeprefix(prefix).isdigit():
            with suppress(BlockingIOError, FileNotFoundError), held(folder, wait=False):
                shutil.rmtree(folder, ignore_errors=True)


# Names that nobody gives to a folder of their own, such as a copy of the site.
def aside_of(out: Path) -> Path:
    return out.with_name(f".{out.name}.replaced")


def staging_of(out: Path) -> Path:
    return out.with_name(f"{staging_prefix(out)}{os.getpid()}")


def staging_prefix(out: Path) -> str:
    return f".{out.name}.new."


def swap(staging: Path, out: Path) -> None:
    """Put each in the place of the other, or leave `out` as it was."""
    aside = aside_of(out)
    try:
        if out.exists():
            out.rename(aside)
        staging.rename(out)
    except BaseException:
        if not out.exists() and aside.exists():
            aside.rename(out)
        raise
    if aside.exists():
        aside.rename(staging)
