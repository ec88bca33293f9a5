"""What a build put into a place, and from what. Looks at the disk; writes nothing.

So that a build can tell which files are still right: those that nobody touched since, and that would be made from the same again.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from policy_explorer.build.cache import Kind
from policy_explorer.editions.budgets import Size
from policy_explorer.publish.folder_files import Stamp, stamps
from policy_explorer.publish.marker import MARKER


class Outcome(Struct, frozen=True):
    """What there is to report of a build: how many files, documents and measures there are, how large what is published is, if
    that was measured, where the site will lie, if known, and what is marked as not verified.
    """

    files: int
    documents: int
    measures: int
    sizes: tuple[Size, ...]
    address: str | None
    unverified: tuple[tuple[str, int, str], ...]


class PublishedFile(NamedTuple):
    """`key` tells what a file was made from, or what is in it: the same key, the same bytes."""

    stamp: Stamp
    key: bytes


class Manifest(Struct, frozen=True):
    """`made_from` is a fingerprint of everything that went into a site. Where it is not `complete`, only its pages were made from that."""

    made_from: bytes
    files: dict[str, PublishedFile]
    outcome: Outcome | None = None
    complete: bool = False

    def untouched(self, out: Path) -> bool:
        """Return whether the folder holds exactly these files, as they were written."""
        found = dict(stamps(out))
        found.pop(MARKER, None)
        return found.keys() == self.files.keys() and all(found[path] == own.stamp for path, own in self.files.items())

    @property
    def stamps(self) -> dict[str, Stamp]:
        return {path: own.stamp for path, own in self.files.items()}


MANIFEST = Kind[Manifest]("manifest", Manifest, remembered=True)
LAST = sha256(b"last").digest()  # the key of the last build's
NO_MANIFEST = Manifest(b"", {})
