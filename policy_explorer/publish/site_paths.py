"""The paths that the files of a site may have. Pure."""

from __future__ import annotations

import re

PATH = re.compile(r"(?!.*(?:^|/)\.{1,2}(?:/|$))[A-Za-z0-9._+@-]+(?:/[A-Za-z0-9._+@-]+)*")


class UnsafePath(ValueError):
    """A path that leaves the folder, that not every disk can carry, or that was given twice."""
