"""Content folder -> a fingerprint of every file, and of those of each document. Reads the disk.

Every file is read each time, whatever its date says: a file that was changed is never taken for the one it was. Who is told
what changed may begin with that (`inputs_after`), and has to read them all before the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from policy_explorer.build.fingerprints import of_files
from policy_explorer.errors import PolicyExplorerError
from policy_explorer.load.discovery import survey
from policy_explorer.load.loader import FileReading, Sources, gathered, read_bytes, read_file
from policy_explorer.load.problem import Problem

DOCUMENTS = "documents/"
Fingerprints = Mapping[str, bytes]  # by path


class InputsChanged(PolicyExplorerError):
    """A file is no longer what it was when the build began."""

    def __str__(self) -> str:
        return "内容在生成的同时一直在变，没有生成。等改完了再运行一次。"


class Inputs(Struct, frozen=True, dict=True):
    """The fingerprints of the files, and the problems of whatever else lies in the folder or is missing."""

    root: Path
    files: Fingerprints
    problems: tuple[Problem, ...] = ()

    @cached_property
    def whole(self) -> bytes:
        return of_files(self.files.items())

    @cached_property
    def shared_files(self) -> dict[str, bytes]:
        """The files that belong to no document."""
        return {path: own for path, own in self.files.items() if not path.startswith(DOCUMENTS)}

    @cached_property
    def shared(self) -> bytes:
        return of_files(self.shared_files.items())

    @cached_property
    def documents(self) -> dict[str, dict[str, bytes]]:
        """The fingerprints of the files of each document, by its id, in the order of these."""
        found: dict[str, dict[str, bytes]] = {}
        for path, own in self.files.items():
            if path.startswith(DOCUMENTS):
                found.setdefault(path.split("/", 2)[1], {})[path] = own
        return dict(sorted(found.items()))

    @cached_property
    def document_fingerprints(self) -> dict[str, bytes]:
        return {id: of_files(files.items()) for id, files in self.documents.items()}


def scan_inputs(content: Path) -> Inputs:
    """Return what the whole folder holds now."""
    root = content.resolve()
    found = survey(root)
    return Inputs(root, fingerprints_of(root, found.files), tuple(found.problems))


def inputs_after(known: Inputs, changed: Iterable[Path]) -> Inputs | None:
    """Return what is there now, if nothing but these files changed, each of which was there before; None, where that cannot be so."""
    found = [path.resolve() for path in changed]
    names = [path.relative_to(known.root).as_posix() for path in found if path.is_relative_to(known.root)]
    if known.problems or len(names) < len(found) or not all(name in known.files for name in names):
        return None
    return Inputs(known.root, {**known.files, **fingerprints_of(known.root, names)})


def fingerprints_of(root: Path, paths: Iterable[str]) -> dict[str, bytes]:
    return {path: fingerprint_of_reading(*read_bytes(root, path)) for path in paths}


def fingerprint_of_reading(content: bytes | None, fault: Problem | None) -> bytes:
    """Return the fingerprint of a file's bytes, or of the reason why it cannot be read."""
    return sha256(str(fault).encode() if content is None else content).digest()


def read_sources(root: Path, files: Fingerprints) -> Sources:
    """Read files of a content folder. Raises InputsChanged where one has not its fingerprint any more."""
    readings = []
    for path, expected in files.items():
        content, fault = read_bytes(root, path)
        if fingerprint_of_reading(content, fault) != expected:
            raise InputsChanged
        readings.append((path, FileReading((fault,)) if content is None and fault else read_file(path, content or b"")))
    return gathered(root, readings)
