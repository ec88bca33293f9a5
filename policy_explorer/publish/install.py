"""Files -> a folder that may hold other things, all or none. Besides write.py and importing/publish.py the only module that writes.

Each file is written under a hidden name beside its place and flushed to the disk; when all are, those of the same name
are put aside, the new ones renamed into place and the old ones removed. Whatever fails or interrupts before the end
takes all of that back. Needs no more than a memory stick can do: no links, no modes. Only regular files are replaced.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from policy_explorer.publish.os_errors import naming
from policy_explorer.publish.publish import held


def place(files: Mapping[str, bytes], folder: Path) -> None:
    """Put files, by their names, into a folder; it is made where there is none."""
    with folder_made(folder), held(folder), ExitStack() as remains:
        for name in files:
            mend(folder / name)
            require_replaceable(folder / name)
        for name, content in files.items():
            remains.callback(remove, new_of(folder / name))
            write_flushed(new_of(folder / name), content)
        swap_in([folder / name for name in files])
        flush_folder(folder)


@contextmanager
def folder_made(folder: Path) -> Iterator[None]:
    """Where what follows fails, no folder is left that was not there before."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for path in missing:
            with suppress(OSError):
                path.rmdir()
        raise


def require_replaceable(target: Path) -> None:
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(target.lstat().st_mode):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))


def write_flushed(path: Path, content: bytes) -> None:
    """A full disk may say so only when the bytes are flushed; so that is waited for."""
    remove(path)
    with naming(path), path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def swap_in(targets: list[Path]) -> None:
    """The new files into place; or all old ones back."""
    with ExitStack() as undoing:
        for target in targets:
            undoing.callback(restore, target)
            if target.exists():
                target.rename(aside_of(target))
            else:
                # With nothing to put back, what is there afterwards is ours.
                undoing.callback(remove, target)
            new_of(target).rename(target)
        undoing.pop_all()
    for target in targets:
        remove(aside_of(target))


def restore(target: Path) -> None:
    """The old file back to its place, if it was put aside."""
    with suppress(FileNotFoundError):
        aside_of(target).replace(target)


def mend(target: Path) -> None:
    """Tidy up what a run that was killed between two renames left behind."""
    if target.exists():
        remove(aside_of(target))
    else:
        restore(target)


# Names that nobody gives to a file of their own. Runs take turns, so that they need not differ by run.
def new_of(target: Path) -> Path:
    return target.with_name(f".{target.name}.new")


def aside_of(target: Path) -> Path:
    return target.with_name(f".{target.name}.replaced")


def remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """The new names to the disk, where the system can: a memory stick may be pulled at once."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
