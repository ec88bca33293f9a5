"""One document, in whatever process: its files -> what others need to know of it; and then its pages and rows.

A job's `state` is what its process knows: `content` and `catalogue` of the files that all documents share, before any job;
`notices` that it has read, by id; and `site`, what all pages are to know, before pages are made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..derive import site_measures
from ..load import gathered, read_bytes, read_file
from ..model import Catalogue, Notice
from ..related import words
from ..site import SiteMeasure
from ..unverified import unverified
from ..validate import check_document, document_facts, sound_notice
from ..validate.content import Content, arrange
from ..validate.facts import DocumentFacts
from .inputs import digest_of

State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A sound document, short: `notice` has neither text nor measures, and no measure has more than lists show."""

    id: str
    facts: DocumentFacts
    written: Any  # the value of its document.yaml
    notice: Notice
    measures: tuple[SiteMeasure, ...]
    words: Mapping[str, frozenset[tuple[str, str]]]  # by the key of a measure
    unverified: tuple[tuple[str, int, str], ...]


class Unsound(Exception):
    """The document has problems; whoever wants to tell of them checks the whole content."""


class Changed(Exception):
    """The document's files are no longer what they were when the build began."""


def read_document(state: State, id: str, files: Mapping[str, bytes]) -> DocumentRecord:
    """Read and check a document whose files have these digests."""
    sources, content = read_sources(state, files)
    (its,) = content.notices
    if sources.problems or any(True for _ in check_document(content, its)):
        raise Unsound(id)
    notice = state["notices"][id] = sound_notice(its)
    keys = {f"{notice.document.id}/{measure.number}": measure for measure in notice.measures}
    return DocumentRecord(
        id=id,
        facts=document_facts(content, its),
        written=its.document.value,
        notice=replace(notice, text="", measures=()),
        measures=tuple(map(listed, site_measures(notice, state["catalogue"], dict.fromkeys(keys, ()), None))),
        words={key: frozenset(words(notice.document, measure)) for key, measure in keys.items()},
        unverified=tuple(unverified(sources)),
    )


def read_sources(state: State, files: Mapping[str, bytes]):
    root: Path = state["root"]
    held = {path: read_bytes(root, path)[0] for path in files}
    if any(content is None or sha256(content).digest() != files[path] for path, content in held.items()):
        raise Changed
    sources = gathered(root, ((path, read_file(path, content)) for path, content in held.items()))
    shared: Content = state["content"]
    return sources, replace(shared, notices=arrange(sources).notices)


def notice_of(state: State, id: str, files: Mapping[str, bytes]) -> Notice:
    """A document that is known to be sound, read again if this process has not read it."""
    if id not in state["notices"]:
        _, content = read_sources(state, files)
        state["notices"][id] = sound_notice(content.notices[0])
    return state["notices"][id]
