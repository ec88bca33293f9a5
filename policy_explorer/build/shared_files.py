"""Read and check the files that all documents share: their models, or their problems. Reads the disk."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct

from policy_explorer.build.cache import Cache, ValueKind
from policy_explorer.build.fingerprints import fingerprint
from policy_explorer.build.inputs import Inputs, read_sources
from policy_explorer.load.discovery import REQUIRED
from policy_explorer.load.loader import Sources
from policy_explorer.load.problem import Problem
from policy_explorer.load.review_marks import unverified
from policy_explorer.model import Catalogue
from policy_explorer.validate.content import Content, arrange
from policy_explorer.validate.validate import catalogue, check_shared


class SharedFiles(Struct, frozen=True, dict=True):
    """The values and texts of the files, as plain data, and the problems of reading and of checking them."""

    yaml: dict[str, Any]
    text: dict[str, str]
    yaml_text: dict[str, str]
    unverified: tuple[tuple[str, int, str], ...]
    unreadable: tuple[str, ...] = ()
    reading: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    pictures: dict[str, bytes] = {}

    @cached_property
    def content(self) -> Content:
        """The content as rules of validation see it, without documents."""
        sources = Sources(Path(), self.yaml, self.text, self.yaml_text, self.unreadable, pictures=self.pictures)
        return arrange(sources)

    @cached_property
    def catalogue(self) -> Catalogue | None:
        """The models, without notices; None if there are problems or a required file is missing."""
        valid = not (self.reading or self.problems) and {*self.yaml, *self.text}.issuperset(REQUIRED)
        return catalogue(self.content, ()) if valid else None


SHARED = ValueKind[SharedFiles]("shared", SharedFiles, remembered=True)


def shared_files(inputs: Inputs, cache: Cache, code: bytes) -> SharedFiles:
    """Return the shared files, from the cache if they were free of problems, else read now."""
    key = fingerprint([code, inputs.shared])
    files = cache.get(SHARED, key)
    if files is None:
        files = read_shared(inputs)
        if files.catalogue:
            cache.put(SHARED, key, files)
    return files


def read_shared(inputs: Inputs) -> SharedFiles:
    """Read and check the files that all documents share."""
    sources = read_sources(inputs.root, inputs.shared_files)
    return SharedFiles(
        yaml=dict(sources.yaml),
        text=dict(sources.text),
        yaml_text=dict(sources.yaml_text),
        unverified=tuple(unverified(sources)),
        unreadable=sources.unreadable,
        reading=sources.problems,
        problems=tuple(check_shared(arrange(sources))),
        pictures=dict(sources.pictures),
    )
