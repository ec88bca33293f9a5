"""The folders of caches: claimed by a tag, and removed when they are stale. Reads and writes the disk.

A folder of ours carries a tag (CACHEDIR.TAG); a folder without it is never used, and only files with names of the cache
are removed.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from policy_explorer.publish.marker import MARKER

FOLDER = "policy-explorer"  # within the folder that the user names
TAG = "CACHEDIR.TAG"
TAG_TEXT = b"""Signature: 8a477f597d28d172789f06886806bc55
# A cache of policy-explorer, format 2. It may be deleted at any time. See https://bford.info/cachedir/
"""
PLACE = "place"  # the file that names the content and the folder of the site
SITE = "site"  # the folder of a site that is built without a sink
LARGEST = 1 << 30  # bytes; no value is that large
OURS = re.compile(r"\.?(place|[a-z]+-[0-9a-f]{40})(\.[0-9]+)?")


def read_regular(path: Path) -> bytes:
    """Return the bytes of a regular file.

    Raise OSError for anything else, because a pipe or a device may never end, and for a file above LARGEST.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    with open(path, "rb", buffering=0) as file:
        return file.readall()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under a temporary name, then rename it to `path`. A link at `path` is replaced, not followed."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        new.unlink(missing_ok=True)
        new.write_bytes(content)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def folder_for(folder: Path, place: bytes) -> Path | None:
    """Return the folder of the cache for `place`, created if needed; None if it is not ours or cannot be written."""
    subfolder = folder / FOLDER / sha256(place).hexdigest()[:16]
    try:
        claim(folder / FOLDER)
        claim(subfolder)
    except OSError:
        return None
    return subfolder if os.access(subfolder, os.W_OK) else None


def claim(folder: Path) -> None:
    """Put the tag into `folder`, which may be new or empty. Raise FileExistsError if it holds files but no tag."""
    folder.mkdir(parents=True, exist_ok=True)
    if not has_tag(folder):
        if folder.is_symlink() or not is_empty_but_for_a_tag(folder):
            raise FileExistsError(folder)
        (folder / TAG).write_bytes(TAG_TEXT)


def is_empty_but_for_a_tag(folder: Path) -> bool:
    """Return whether `folder` is empty, or has only a tag whose writing was interrupted."""
    names = [path.name for path in folder.iterdir()]
    return not names or (names == [TAG] and TAG_TEXT.startswith(read_regular(folder / TAG)))


def has_tag(folder: Path) -> bool:
    """Return whether `folder` carries the tag."""
    try:
        return not folder.is_symlink() and read_regular(folder / TAG) == TAG_TEXT
    except OSError:
        return False


def remove_stale_caches(folder: Path) -> None:
    """Remove caches whose content or site no longer exists.

    A build writes `PLACE` last, so that the cache of a first build, which has no site yet, is not removed.
    """
    with suppress(OSError):
        for subfolder in folder.iterdir() if has_tag(folder) else ():
            with suppress(OSError):
                if has_tag(subfolder) and is_stale(subfolder):
                    remove(subfolder)


def is_stale(subfolder: Path) -> bool:
    content, _, out = read_regular(subfolder / PLACE).partition(b"\0")
    return not os.path.exists(content) or bool(out and not os.path.exists(out))


def remove(subfolder: Path) -> None:
    """Remove the files of the cache, and the folder itself if nothing else is in it."""
    for path in subfolder.iterdir():
        if OURS.fullmatch(path.name):
            path.unlink()
    if (subfolder / SITE / MARKER).is_file():
        shutil.rmtree(subfolder / SITE)
    if {path.name for path in subfolder.iterdir()} == {TAG}:
        (subfolder / TAG).unlink()
        subfolder.rmdir()
