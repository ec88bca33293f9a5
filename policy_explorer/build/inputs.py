"""Fingerprint every file of a content folder. Reads the disk.

Every file is read each time, because its modification time proves nothing. A caller that knows which files changed may
begin with these (`inputs_after`), and has to scan all of them before it publishes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from policy_explorer.build.fingerprints import of_files
from policy_explorer.errors import PolicyExplorerError
from policy_explorer.load.discovery import list_content
from policy_explorer.load.loader import FileReading, Sources, collect_sources, read_bytes, read_file
from policy_explorer.load.problem import Problem

DOCUMENTS, TEMPLATES = "documents/", "skin/templates/"
Fingerprints = Mapping[str, bytes]  # by path


class InputsChanged(PolicyExplorerError):
    """A file of the content changed during the build."""

    def __str__(self) -> str:
        return "内容在生成的同时一直在变，没有生成。等改完了再运行一次。"


class Inputs(Struct, frozen=True, dict=True):
    """The fingerprints of all files, and problems of the folder: what is missing, and what does not belong in it."""

    root: Path
    files: Fingerprints
    problems: tuple[Problem, ...] = ()

    @cached_property
    def whole(self) -> bytes:
        return of_files(self.files.items())

    @cached_property
    def shared_files(self) -> dict[str, bytes]:
        """The fingerprints of the files that belong to no document, by path."""
        return {path: digest for path, digest in self.files.items() if not path.startswith(DOCUMENTS)}

    @property
    def has_templates(self) -> bool:
        """Whether the content replaces templates."""
        return any(path.startswith(TEMPLATES) for path in self.files)

    @cached_property
    def shared(self) -> bytes:
        return of_files(self.shared_files.items())

    @cached_property
    def documents(self) -> dict[str, dict[str, bytes]]:
        """The fingerprints of the files of each document, as {id: {path: fingerprint}}, sorted by id."""
        documents: dict[str, dict[str, bytes]] = {}
        for path, digest in self.files.items():
            if path.startswith(DOCUMENTS):
                documents.setdefault(path.split("/", 2)[1], {})[path] = digest
        return dict(sorted(documents.items()))

    @cached_property
    def document_fingerprints(self) -> dict[str, bytes]:
        return {id: of_files(files.items()) for id, files in self.documents.items()}


def scan_inputs(content: Path) -> Inputs:
    """Return the fingerprints of all files in the folder `content`."""
    root = content.resolve()
    listing = list_content(root)
    return Inputs(root, fingerprints_of(root, listing.files), tuple(listing.problems))


def inputs_after(known: Inputs, changed: Iterable[Path]) -> Inputs | None:
    """Return `known` with new fingerprints of the files `changed`.

    Return None if these cannot be all that changed: one is not a known file, or `known` has problems.
    """
    paths = [path.resolve() for path in changed]
    names = [path.relative_to(known.root).as_posix() for path in paths if path.is_relative_to(known.root)]
    if known.problems or len(names) < len(paths) or not all(name in known.files for name in names):
        return None
    return Inputs(known.root, {**known.files, **fingerprints_of(known.root, names)})


def fingerprints_of(root: Path, paths: Iterable[str]) -> dict[str, bytes]:
    return {path: fingerprint_of_reading(*read_bytes(root, path)) for path in paths}


def fingerprint_of_reading(content: bytes | None, fault: Problem | None) -> bytes:
    """Return the fingerprint of a file's bytes, or of the problem that keeps it from being read."""
    return sha256(str(fault).encode() if content is None else content).digest()


def read_sources(root: Path, files: Fingerprints) -> Sources:
    """Read `files` of the content folder `root`. Raise InputsChanged if one no longer has its fingerprint."""
    readings = []
    for path, expected in files.items():
        content, fault = read_bytes(root, path)
        if fingerprint_of_reading(content, fault) != expected:
            raise InputsChanged
        readings.append((path, FileReading((fault,)) if content is None and fault else read_file(path, content or b"")))
    return collect_sources(root, readings)
