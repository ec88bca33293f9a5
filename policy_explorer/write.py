"""Files -> a folder on disk, published whole. The only module that writes.

A site is written into a folder beside its destination and swapped in when it is complete: old one
aside, new one in, old one removed. Whatever fails or interrupts before that leaves the last good
site as it was; a crash between the two renames is mended by the next run. A marker file tells our
folders from those of others, which are never replaced.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: folders that a killed build left behind stay until someone removes them
    fcntl = None

MARKER = ".policy-explorer"
MARKER_TEXT = "本文件夹由 policy-explorer 生成，下次构建时整个替换。请不要在这里保存自己的文件。\n"
PATH = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[A-Za-z0-9._+@-]+(?:/[A-Za-z0-9._+@-]+)*")


class ForeignFolder(Exception):
    """The destination holds something that we did not make."""


class UnsafePath(ValueError):
    """A path that leaves the folder, cannot be carried everywhere, or was given twice."""


def publish(files: Iterable[tuple[str, bytes]], out: Path) -> int:
    """Replace `out` by a folder of exactly these files; return how many there are."""
    out = out.resolve()
    restore(out)
    require_ours(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    remove_abandoned(out)
    with staging_folder(out) as staging:
        count = write_all(files, staging)
        swap(staging, out)
    shutil.rmtree(aside_of(out), ignore_errors=True)
    return count


def require_ours(out: Path) -> None:
    """Refuse a destination that is not a folder, or that holds something but not our marker."""
    if not out.exists():
        return
    if not out.is_dir() or (any(out.iterdir()) and not (out / MARKER).is_file()):
        raise ForeignFolder(out)


def restore(out: Path) -> None:
    """Mend what a crash during `swap` left: the old site put aside, and perhaps no new one."""
    aside = aside_of(out)
    if not (aside / MARKER).is_file():
        return
    if out.exists():
        shutil.rmtree(aside)
    else:
        aside.rename(out)


def aside_of(out: Path) -> Path:
    return out.with_name(f"{out.name}.old")


@contextmanager
def staging_folder(out: Path) -> Iterator[Path]:
    """A fresh folder beside `out`, locked while it is in use, gone afterwards unless it was swapped in."""
    staging = out.with_name(f"{out.name}.new.{os.getpid()}")
    staging.mkdir()
    lock = os.open(staging, os.O_RDONLY) if fcntl else None
    try:
        if lock is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield staging
    finally:
        if lock is not None:
            os.close(lock)
        shutil.rmtree(staging, ignore_errors=True)


def remove_abandoned(out: Path) -> None:
    """Remove the staging folders of builds that were killed; those of running builds are locked."""
    for staging in out.parent.glob(f"{out.name}.new.*") if fcntl else ():
        lock = os.open(staging, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        else:
            shutil.rmtree(staging, ignore_errors=True)
        finally:
            os.close(lock)


def write_all(files: Iterable[tuple[str, bytes]], folder: Path) -> int:
    seen = {MARKER}
    (folder / MARKER).write_text(MARKER_TEXT, "utf-8")
    for path, content in files:
        # A memory stick does not tell upper case from lower.
        if not PATH.fullmatch(path) or path.lower() in seen:
            raise UnsafePath(path)
        seen.add(path.lower())
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return len(seen) - 1


def swap(staging: Path, out: Path) -> None:
    """Put `staging` in the place of `out`, or leave `out` as it was."""
    aside = aside_of(out)
    try:
        if out.exists():
            out.rename(aside)
        staging.rename(out)
    except BaseException:
        if not out.exists() and aside.exists():
            aside.rename(out)
        raise
