"""The folder of a build without a cache: removed when the build ends, or, if that was killed, by the next one. Effects: one folder.

The lock beside it shows that a process still works in it; the system releases the lock of a process that is killed.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from policy_explorer.publish.lock import LOCK_SUFFIX, lock_path, locked

PREFIX = "policy-explorer-"
OURS = re.compile(rf"{PREFIX}[0-9a-f]{{16}}")


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Make a folder that only this user can read, for as long as the block runs."""
    place = Path(tempfile.gettempdir())
    remove_abandoned(place)
    folder = place / f"{PREFIX}{secrets.token_hex(8)}"
    with locked(lock_path(folder)):
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def remove_abandoned(place: Path) -> None:
    """Remove such folders of this user that no process works in."""
    names = {name.removesuffix(LOCK_SUFFIX) for name in os.listdir(place)}
    for name in filter(OURS.fullmatch, names):
        folder = place / name
        if is_own(folder) or is_own(lock_path(folder)):
            with suppress(OSError), locked(lock_path(folder), wait=False):
                shutil.rmtree(folder, ignore_errors=True)


def is_own(path: Path) -> bool:
    """Return whether there is such a file or folder of this user. On Windows the place for such folders is the user's own."""
    try:
        return not hasattr(os, "getuid") or path.lstat().st_uid == os.getuid()
    except OSError:
        return False
