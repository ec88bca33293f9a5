"""Content folder -> a digest of the bytes of every file, and of those of each document. Reads the disk.

Every file is read each time, whatever its date says: a file that was changed is never taken for the one it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..load import read_bytes, survey
from .program import digest

DOCUMENTS = "documents/"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests by path. Where `clean` is False something lies in the folder that has to be complained of."""

    root: Path
    files: Mapping[str, bytes]
    clean: bool

    @property
    def whole(self) -> bytes:
        return digest_of(self.files)

    @property
    def shared(self) -> bytes:
        """Of all files that belong to no document."""
        return digest_of({path: held for path, held in self.files.items() if not path.startswith(DOCUMENTS)})

    def documents(self) -> dict[str, dict[str, bytes]]:
        """The digests of the files of each document, by its id."""
        found: dict[str, dict[str, bytes]] = {}
        for path, held in self.files.items():
            if path.startswith(DOCUMENTS):
                found.setdefault(path.split("/", 2)[1], {})[path] = held
        return found


def inputs(content: Path) -> Inputs:
    root = content.resolve()
    paths, _, problems = survey(root)
    found = {path: read_bytes(root, path)[0] for path in paths}
    digests = {path: sha256(held).digest() for path, held in found.items() if held is not None}
    return Inputs(root, digests, not problems and len(digests) == len(paths))


def digest_of(files: Mapping[str, bytes]) -> bytes:
    return digest(part for path, held in sorted(files.items()) for part in (path.encode(), held))


def documents_in(paths: Iterable[str]) -> list[str]:
    return sorted({path.split("/", 2)[1] for path in paths if path.startswith(DOCUMENTS)})
