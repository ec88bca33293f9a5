"""One document, in whatever process: its files -> what others need to know of it; and then its pages and rows.

A job's `state` is what its process knows: `root` of the content, `content` and `catalogue` of the files that all documents
share, `notices` that it has read, by id, the `store` and the `tools`; and, before pages are made, `shared` by all pages, the `extent` of the site, its `version`, and the `folder` that they go to.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ..content_version import notice_digest
from ..derive import Listed, listed, site_measures
from ..load import gathered, read_bytes, read_file
from ..model import Catalogue, Notice
from ..related import Word, words_of_notice
from ..render import explorer_data, measure_page, questionnaire_data
from ..render.measure_page import NamedMeasure
from ..render.passages import unspaced
from ..render.pages import document_pages, rendered
from ..rules_version import RuleFacts, rules_of
from ..search_index import document_words
from ..search_passages import Passages, passages_files
from ..searchable import searchable, tags_by_entry
from ..segmentation import signs
from ..site import DocumentPage, Site
from ..unverified import unverified
from ..validate import check_document, document_facts, sound_notice
from ..validate.content import Content, arrange
from ..validate.facts import DocumentFacts
from ..write import Stamp, stamp, write_file
from .rows import rows_of
from .short import Row, short_row

State = dict[str, Any]
WORDS = "words"  # of a document's measures in the index, in the store
Digests = Mapping[str, bytes]


class Unsound(Exception):
    """There are problems; whoever wants to tell of them checks the whole content."""


class Changed(Exception):
    """A file is no longer what it was when the build began."""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A sound document, short: `notice` has no text and of its measures only `places_of_clauses`; of each measure there is what
    lists show."""

    id: str
    facts: DocumentFacts
    written: Any  # the value of its document.yaml
    notice: Notice
    listed: tuple[Listed, ...]
    rows: tuple[Row, ...]
    related_words: Mapping[str, frozenset[Word]]  # by the key of a measure
    rules: Mapping[str, RuleFacts]  # by the key of a benefit
    ends: tuple[tuple[int, int], ...]  # of each measure: where in the index its heading and its official words end
    signs: str  # that are words in the index
    characters: frozenset[str]  # of all that is searched
    passages: tuple[Passages, ...]  # without what stands in them
    digest: str
    unverified: tuple[tuple[str, int, str], ...]


def read_document(state: State, id: str, files: Digests, key: bytes) -> DocumentRecord:
    """Read and check a document, whose files have these digests. Its words for the index go to the store, under the key."""
    sources, content = read_sources(state, files)
    (its,) = content.notices
    if sources.problems or any(True for _ in check_document(content, its)):
        raise Unsound(id)
    notice = state["notices"][id] = sound_notice(its)
    related_words, vocabulary = words_of_notice(notice), state["catalogue"].vocabulary
    entries = tuple(site_measures(notice, vocabulary, dict.fromkeys(related_words, ()), None))
    words = document_words(notice.document.id, entries, vocabulary)
    state["store"].put(WORDS, key, tuple(each.words for each in words.measures))
    return DocumentRecord(
        id=id,
        facts=document_facts(content, its),
        written=its.document.value,
        notice=replace(notice, text="", measures=tuple(places_of_clauses(notice))),
        listed=tuple(map(listed, entries)),
        rows=tuple(map(short_row, entries)),
        related_words=related_words,
        rules=rules_of(entries),
        ends=tuple((each.heading_end, each.official_end) for each in words.measures),
        signs=signs(set().union(*(each.words for each in words.measures))),
        characters=words.characters,
        passages=tuple(replace(each, script=b"") for each in words.passages),
        digest=notice_digest(notice),
        unverified=tuple(unverified(sources)),
    )


class ClausePlace(NamedTuple):
    """Stands for a measure where a link leads to a clause in it."""

    number: int
    text: str


def places_of_clauses(notice: Notice) -> Iterator[ClausePlace]:
    """The measures in which clauses stand that hold for the whole document."""
    document = notice.document
    stated = (*document.clauses, *document.supersedes, *filter(None, [document.standing_rule]))
    quotes = [unspaced(quote) for quote in (*(one.quote for one in stated), document.period.quote, document.period.from_quote)]
    for measure in notice.measures:
        text = unspaced(measure.text)
        if any(quote in text for quote in quotes):
            yield ClausePlace(measure.number, measure.text)


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
    named: Mapping[str, NamedMeasure]  # those that they are related to


@dataclass(frozen=True, slots=True)
class Extent:
    """What depends on how many measures the whole site has: whether lists of all are by document, whether words of cards are
    files of their own."""

    large: bool
    cards_apart: bool


@dataclass(frozen=True, slots=True)
class Task:
    """What to make of a document: the pages of measures, by key; and what is the document's own: its pages, its rows, under
    this key in the store."""

    measures: frozenset[str]
    own: bytes | None


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """How the files look that were put into the folder, by path: the pages of measures, and the document's own."""

    id: str
    measures: Mapping[str, Stamp]
    own: Mapping[str, Stamp]


NOTHING_MADE = MadeDocument("", {}, {})


def make_document(state: State, context: Context, task: Task) -> MadeDocument:
    site, page = site_of_document(state, context)
    shared, templates = state["shared"], state["tools"].jinja
    wanted = [entry for key, entry in site.measures.items() if key in task.measures]
    measures = measure_page.files(page, wanted, {**context.named, **own_names(site)}, shared, templates) if wanted else ()
    own = own_files(state, site, page, task.own) if task.own else ()
    return MadeDocument(page.notice.document.id, put(measures, state["folder"]), put(own, state["folder"]))


def own_names(site: Site) -> dict[str, NamedMeasure]:
    return {key: measure_page.named_measure(entry) for key, entry in site.measures.items()}


def own_files(state: State, site: Site, page: DocumentPage, key: bytes) -> Iterator[tuple[str, bytes]]:
    """The files that only this document has; its rows go to the store."""
    extent: Extent = state["extent"]
    for each in document_pages(page, site.measures, site.catalogue.vocabulary.departments, state["shared"].day, extent.large):
        yield rendered(each, state["shared"], state["tools"].jinja)
    tags = tags_by_entry(site.catalogue.vocabulary)
    yield from (each.file for each in passages_files(page.notice.document.id, [searchable(entry, tags) for entry in site.measures.values()]))
    if extent.cards_apart:
        yield from explorer_data.word_files(site)
    if extent.large:
        yield from questionnaire_data.slice_files(site, state["shared"].questions)
    for kind, rows in rows_of(site, state["shared"]).items():
        state["store"].put(kind, key, rows)


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
    entries = site_measures(notice, catalogue.vocabulary, context.related, context.superseded_from)
    return Site(replace(catalogue, notices=(notice,)), state["version"], {entry.key: entry for entry in entries}, (page,), (), (), ()), page


def whole_site(state: State, site: Site, contexts: Iterable[Context]) -> Site:
    """The same with all of every measure and document."""
    apart = [site_of_document(state, context) for context in contexts]
    measures = {key: entry for own, _ in apart for key, entry in own.measures.items()}
    return replace(site, measures=measures, documents=tuple(page for _, page in apart))
