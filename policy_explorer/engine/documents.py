"""One document, in whatever process: its files -> what others need to know of it; and then its pages and rows.

A job's `state` is what its process knows: `root` of the content, `content` and `catalogue` of the files that all documents
share, `notices` that it has read, by id; and, before pages are made, `shared`, `templates` and the `folder` that they go to.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..content_version import notice_digest
from ..derive import Listed, department_pages, listed, site_measures
from ..load import gathered, read_bytes, read_file
from ..model import Catalogue, Notice
from ..related import Word, words_of_notice
from ..render import measure_page
from ..render.pages import document_pages, rendered
from ..site import DocumentPage, Site
from ..unverified import unverified
from ..validate import check_document, document_facts, sound_notice
from ..validate.content import Content, arrange
from ..validate.facts import DocumentFacts
from ..write import Stamp, stamp, write_file
from .short import Link, Row, short_row

State = dict[str, Any]
Digests = Mapping[str, bytes]


class Unsound(Exception):
    """There are problems; whoever wants to tell of them checks the whole content."""


class Changed(Exception):
    """A file is no longer what it was when the build began."""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A sound document, short: `notice` has neither text nor measures, and of each measure there is what lists show."""

    id: str
    facts: DocumentFacts
    written: Any  # the value of its document.yaml
    notice: Notice
    listed: tuple[Listed, ...]
    rows: tuple[Row, ...]
    words: Mapping[str, frozenset[Word]]  # by the key of a measure
    digest: str
    unverified: tuple[tuple[str, int, str], ...]


def read_document(state: State, id: str, files: Digests) -> DocumentRecord:
    """Read and check a document, whose files have these digests."""
    sources, content = read_sources(state, files)
    (its,) = content.notices
    if sources.problems or any(True for _ in check_document(content, its)):
        raise Unsound(id)
    notice = state["notices"][id] = sound_notice(its)
    words = words_of_notice(notice)
    entries = tuple(site_measures(notice, state["catalogue"].vocabulary, dict.fromkeys(words, ()), None))
    return DocumentRecord(
        id=id,
        facts=document_facts(content, its),
        written=its.document.value,
        notice=replace(notice, text="", measures=()),
        listed=tuple(map(listed, entries)),
        rows=tuple(map(short_row, entries)),
        words=words,
        digest=notice_digest(notice),
        unverified=tuple(unverified(sources)),
    )


def read_sources(state: State, files: Digests):
    root: Path = state["root"]
    held = {path: read_bytes(root, path)[0] for path in files}
    if any(content is None or sha256(content).digest() != files[path] for path, content in held.items()):
        raise Changed
    sources = gathered(root, ((path, read_file(path, content)) for path, content in held.items()))
    shared: Content = state["content"]
    return sources, replace(shared, notices=arrange(sources).notices)


def notice_of(state: State, id: str, files: Digests) -> Notice:
    """A document that is known to be sound, read again if this process has not read it."""
    if id not in state["notices"]:
        _, content = read_sources(state, files)
        state["notices"][id] = sound_notice(content.notices[0])
    return state["notices"][id]


@dataclass(frozen=True, slots=True)
class Context:
    """What the pages of a document show besides the document: `page` with the short notice, what has an end put to it by
    which documents (`enders`: the digests of their files, by id), and what its measures are related to."""

    page: DocumentPage
    files: Digests
    enders: Mapping[str, Digests]
    superseded_from: date | None
    related: Mapping[str, tuple[str, ...]]
    links: Mapping[str, Link]


@dataclass(frozen=True, slots=True)
class Task:
    """What to make of a document: the pages of measures, by key; the pages of the document itself; the rows that it adds to others."""

    measures: frozenset[str]
    itself: bool
    rows: bool


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """What was put into the folder: pages of measures, and of the document, by path."""

    id: str
    measures: Mapping[str, Stamp]
    itself: Mapping[str, Stamp]


def make_document(state: State, context: Context, task: Task) -> MadeDocument:
    site, page = site_of_document(state, context)
    shared, templates = state["shared"], state["templates"]
    wanted = [entry for key, entry in site.measures.items() if key in task.measures]
    measures = measure_page.files(page, wanted, {**context.links, **site.measures}, shared, templates) if wanted else ()
    itself = document_pages(site, page, state["large"]) if task.itself else ()
    return MadeDocument(
        page.notice.document.id,
        put(measures, state["folder"]),
        put((rendered(each, site, shared, templates) for each in itself), state["folder"]),
    )


def put(files: Iterable[tuple[str, bytes]], folder: Path) -> dict[str, Stamp]:
    """How each file looks that was put into the folder, by its path."""
    found = {}
    for path, content in files:
        write_file(folder, path, content)
        found[path] = stamp(os.stat(f"{folder}/{path}"))
    return found


def site_of_document(state: State, context: Context) -> tuple[Site, DocumentPage]:
    """A site of this one document."""
    document = context.page.notice.document
    notice = notice_of(state, document.id, context.files)
    enders = {id: notice_of(state, id, files) for id, files in context.enders.items()}
    page = replace(
        context.page,
        notice=notice,
        supersedes=tuple(replace(one, by=notice) for one in context.page.supersedes),
        superseded_by=tuple(replace(one, by=enders[one.by.document.id]) for one in context.page.superseded_by),
    )
    catalogue: Catalogue = state["catalogue"]
    entries = {entry.key: entry for entry in site_measures(notice, catalogue.vocabulary, context.related, context.superseded_from)}
    departments = department_pages(catalogue.vocabulary.departments, tuple(map(listed, entries.values())))
    return Site(replace(catalogue, notices=(notice,)), state["version"], entries, (page,), tuple(departments), (), ()), page
