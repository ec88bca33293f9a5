"""The paths that the files of a site may have. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

PATH = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[A-Za-z0-9._+@-]+(?:/[A-Za-z0-9._+@-]+)*")


class UnsafePath(ValueError):
    """A path that leaves the folder, that not every disk can carry, or that was given twice."""


def gathered(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Return the files by path. Raise UnsafePath if two have the same path."""
    found: dict[str, bytes] = {}
    for path, content in files:
        if path in found:
            raise UnsafePath(path)
        found[path] = content
    return found
