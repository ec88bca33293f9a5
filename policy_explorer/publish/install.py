"""Files -> a folder that may hold other files, all or none. Effects: writes and renames files.

Each file is first written under a hidden name and flushed to the disk. Then the old files are renamed, the new ones take their
names, and the old ones are removed. If anything fails before the end, or interrupts, all of this is taken back. It needs no more
than a memory stick can do: no links, no modes. Only regular files are replaced.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from policy_explorer.publish.flush import flush_folder
from policy_explorer.publish.lock import locked
from policy_explorer.publish.os_errors import naming

LOCK = ".policy-explorer.lock"


def install(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files, by name, into a folder, which is made if it does not exist. Raise OSError if the system refuses."""
    with created_folder(folder), locked(folder / LOCK), ExitStack() as cleanup:
        for name in files:
            repair(folder / name)
            require_replaceable(folder / name)
        for name, content in files.items():
            cleanup.callback(remove, new_path(folder / name))
            write_flushed(new_path(folder / name), content)
        replace_all([folder / name for name in files])
        flush_folder(folder)


@contextmanager
def created_folder(folder: Path) -> Iterator[None]:
    """Make a folder. If the block fails, remove the folders that did not exist before."""
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
    """Raise FileExistsError if there is a folder or a link of this name."""
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(target.lstat().st_mode):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))


def write_flushed(path: Path, content: bytes) -> None:
    """Write a file and wait until the disk has it: a full disk may refuse only then."""
    remove(path)
    with naming(path), path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_all(targets: list[Path]) -> None:
    """Rename the new files to their targets; if one fails, restore all old ones."""
    with ExitStack() as undo:
        for target in targets:
            undo.callback(restore, target)
            if target.exists():
                target.rename(replaced_path(target))
            else:
                # There is nothing to restore: a file of this name is ours.
                undo.callback(remove, target)
            new_path(target).rename(target)
        undo.pop_all()
    for target in targets:
        remove(replaced_path(target))


def restore(target: Path) -> None:
    """Give the old file its name back, if it was renamed."""
    with suppress(FileNotFoundError):
        replaced_path(target).replace(target)


def repair(target: Path) -> None:
    """Finish, or take back, what a process did that was killed between two renames."""
    if target.exists():
        remove(replaced_path(target))
    else:
        restore(target)


# Nobody gives such names to their own files. Processes take turns, so the names need not differ by process.
def new_path(target: Path) -> Path:
    return target.with_name(f".{target.name}.new")


def replaced_path(target: Path) -> Path:
    return target.with_name(f".{target.name}.replaced")


def remove(path: Path) -> None:
    path.unlink(missing_ok=True)
