"""Content folder -> a digest of the bytes of every file, and of those of each document. Reads the disk.

Every file is read each time, whatever its date says: a file that was changed is never taken for the one it was. Who is told
what changed may begin with that (`inputs_after`), and has to read them all before the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from policy_explorer.build.fingerprints import digest
from policy_explorer.load.discovery import survey
from policy_explorer.load.loader import read_bytes

DOCUMENTS = "documents/"


@dataclass(frozen=True)
class Inputs:
    """Digests by path. Where `clean` is False something lies in the folder that has to be complained of."""

    root: Path
    files: Mapping[str, bytes]
    clean: bool

    @cached_property
    def whole(self) -> bytes:
        return digest_of(self.files)

    @cached_property
    def shared(self) -> bytes:
        """Of all files that belong to no document."""
        return digest_of({path: held for path, held in self.files.items() if not path.startswith(DOCUMENTS)})

    @cached_property
    def documents(self) -> dict[str, dict[str, bytes]]:
        """The digests of the files of each document, by its id, in the order of these."""
        found: dict[str, dict[str, bytes]] = {}
        for path, held in self.files.items():
            if path.startswith(DOCUMENTS):
                found.setdefault(path.split("/", 2)[1], {})[path] = held
        return dict(sorted(found.items()))

    @cached_property
    def document_digests(self) -> dict[str, bytes]:
        return {id: digest_of(files) for id, files in self.documents.items()}


def inputs(content: Path) -> Inputs:
    root = content.resolve()
    looked = survey(root)
    digests = dict(read(root, looked.files))
    return Inputs(root, digests, not looked.problems and len(digests) == len(looked.files))


def inputs_after(known: Inputs, changed: Iterable[Path]) -> Inputs | None:
    """What is there now, if nothing but these files changed, each of which was there before; None, where that cannot be so."""
    found = [path.resolve() for path in changed]
    names = [path.relative_to(known.root).as_posix() for path in found if path.is_relative_to(known.root)]
    if len(names) < len(found) or not all(name in known.files for name in names):
        return None
    again = dict(read(known.root, names))
    return Inputs(known.root, {**known.files, **again}, known.clean) if len(again) == len(names) else None


def read(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The digest of each file that can be read."""
    for path in paths:
        held, _ = read_bytes(root, path)
        if held is not None:
            yield path, sha256(held).digest()


def digest_of(files: Mapping[str, bytes]) -> bytes:
    return digest(part for path, held in sorted(files.items()) for part in (path.encode(), held))
