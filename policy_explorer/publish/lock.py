"""Locks between processes. Effects: a lock file, which exists only while a process holds the lock.

The system releases the lock of a process that ends, however it ends.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

POLL_SECONDS = 0.02
LOCK_SUFFIX = ".lock"
CAN_UNLINK_OPEN_FILES = os.name == "posix"


def lock_path(path: Path) -> Path:
    """Return the name of the lock file of a folder, beside it: a folder with an open file cannot be renamed on Windows."""
    return path.with_name(f"{path.name}{LOCK_SUFFIX}")


@contextmanager
def locked(path: Path, wait: bool = True) -> Iterator[None]:
    """Hold the lock file `path`. Raise BlockingIOError if another process holds it and `wait` is false."""
    from filelock import FileLock, Timeout  # a build that changes nothing needs no lock

    lock = FileLock(path, poll_interval=POLL_SECONDS)
    try:
        lock.acquire(blocking=wait)
    except Timeout:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(path)) from None
    try:
        yield
    finally:
        # Removed before it is released: a process that waits for it then notices that its name is gone, and tries again.
        if CAN_UNLINK_OPEN_FILES:
            remove(path)
        lock.release()
        if not CAN_UNLINK_OPEN_FILES:
            remove(path)


def remove(path: Path) -> None:
    """Remove a lock file. Windows refuses while another process waits for it; that process removes it later."""
    with suppress(OSError):
        path.unlink()
