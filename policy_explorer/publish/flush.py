"""Wait until the disk has what was written, so that a power cut after a publication leaves the old site or the new one. Effects: flushes.

A rename may reach the disk before the bytes of the files that it publishes. Linux flushes a whole disk in one call, which takes a
fraction of the time of thousands of files; elsewhere each file and each folder is flushed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def flush_tree(folder: Path) -> None:
    """Wait until the disk has every file and folder in `folder`. Raise OSError if it could not take them."""
    if sys.platform == "linux" and flush_disk(folder):
        return
    for path in below(folder):
        flush(path)


def below(folder: Path) -> Iterator[str]:
    """Yield the paths of all files in a folder, each folder after what is in it."""
    for parent, _, names in os.walk(folder, topdown=False):
        yield from (f"{parent}/{name}" for name in names)
        yield parent


def flush_disk(folder: Path) -> bool:
    """Flush the disk that `folder` is on. Return False if there is no such call."""
    import ctypes

    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if call is None:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if call(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)
    return True


def flush(path: str) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Wait until the disk has the new names, if the system can: a memory stick may be pulled out at once."""
    with suppress(OSError):
        flush(str(folder))
