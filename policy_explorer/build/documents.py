"""Check the files of a document: a record of what other pages need of it, or its problems. Reads the disk."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.build.cache import ValueKind
from policy_explorer.build.inputs import Fingerprints, read_sources
from policy_explorer.build.process_state import ProcessState
from policy_explorer.derive.anchors import clause_anchors
from policy_explorer.derive.benefit_names import benefit_titles
from policy_explorer.derive.derive import site_measures
from policy_explorer.derive.related import Feature, features_of_notice
from policy_explorer.derive.site import MeasureSummary, rules_in
from policy_explorer.derive.summary import summarise
from policy_explorer.derive.term import UNCHANGED
from policy_explorer.derive.version import DIGITS, notice_digest
from policy_explorer.load.loader import Sources
from policy_explorer.load.problem import Problem
from policy_explorer.load.review_marks import unverified
from policy_explorer.model import Document, Measure, Notice
from policy_explorer.rules.fingerprint import RuleFacts, rules_of
from policy_explorer.search.document_words import document_words
from policy_explorer.search.passages import Passages
from policy_explorer.validate.content import Content, NoticeFiles, arrange
from policy_explorer.validate.facts import DocumentFacts, document_facts
from policy_explorer.validate.shapes import read_shape
from policy_explorer.validate.source_file import SourceFile
from policy_explorer.validate.validate import check_document, clear_cache, to_models


class BuildRecord(Struct, frozen=True, dict=True):
    """What a build remembers of a valid document, as plain data. `value` and `written` are value and text of document.yaml."""

    id: str
    facts: DocumentFacts
    value: Any
    written: str
    anchors: dict[str, str]  # of the clauses that document.yaml quotes, by the quote
    summaries: tuple[MeasureSummary, ...]
    benefits: dict[str, str]  # the titles of its benefits, by key
    paths: dict[str, str]  # files of its measures, by key, in the order of the notice
    features: dict[str, frozenset[Feature]]  # by the key of a measure
    rules: dict[str, RuleFacts]  # by the key of a benefit
    ends: tuple[tuple[int, int], ...]  # for each measure, where its heading and its official words end in the index
    characters: frozenset[str]  # all that its searched texts contain
    figures: dict[str, frozenset[str]]  # all that its official texts contain, by value
    text_words: str  # of its official texts, joined by line ends, the most frequent first
    passages: tuple[Passages, ...]  # without their scripts
    digest: str
    unverified: tuple[tuple[str, int, str], ...]

    @property
    def version(self) -> str:
        """Return the version of the document, as its data scripts state it."""
        return self.digest[:DIGITS]

    @property
    def document(self) -> SourceFile:
        return SourceFile(f"documents/{self.id}/document.yaml", self.value, self.written)

    @cached_property
    def notice(self) -> Notice:
        """The document without text and measures."""
        return Notice(read_shape(self.document)[0], "", ())


class InvalidDocument(Struct, frozen=True):
    """A document with problems, and its facts for the rules between documents.

    Both groups of problems are empty if only the files that all documents share have problems.
    """

    id: str
    reading: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    facts: DocumentFacts
    document: SourceFile | None


Checked = BuildRecord | InvalidDocument
RECORD = ValueKind[BuildRecord]("record", BuildRecord, remembered=True)
WORDS = ValueKind[tuple[str, ...]]("words", tuple[str, ...])  # what to index, a text for each measure of a document


def check_files(state: ProcessState, id: str, files: Fingerprints, key: bytes) -> Checked:
    """Check the document `id`, read from `files`. Put its words for the index into the cache under `key`."""
    sources, content = read_document(state, files)
    (notice_files,) = content.notices
    problems = tuple(check_document(content, notice_files))
    if sources.problems or problems or state.catalogue is None:
        clear_cache(notice_files)
        return InvalidDocument(
            id, sources.problems, problems, document_facts(content, notice_files), notice_files.document
        )
    notice = state.notices[id] = to_models(notice_files)
    return record_of(state, key, notice_files, notice, document_facts(content, notice_files), sources)


def record_of(
    state: ProcessState, key: bytes, notice_files: NoticeFiles, notice: Notice, facts: DocumentFacts, sources: Sources
) -> BuildRecord:
    features, vocabulary = features_of_notice(notice), state.valid_catalogue.vocabulary
    anchors = clause_anchors(notice)
    entries = tuple(site_measures(notice, vocabulary, dict.fromkeys(features, ()), UNCHANGED, anchors))
    words = document_words(notice.document.id, entries, vocabulary)
    state.cache.put(WORDS, key, tuple(each.words for each in words.measures))
    assert notice_files.document
    return BuildRecord(
        id=notice_files.id,
        facts=facts,
        value=notice_files.document.value,
        written=notice_files.document.yaml_text,
        anchors=anchors,
        summaries=tuple(map(summarise, entries)),
        benefits=benefit_titles(notice),
        paths={entry.key: file.path for entry, file in zip(entries, notice_files.measures, strict=True)},
        features=features,
        rules=rules_of(rules_in(entries)),
        ends=tuple((each.heading_end, each.official_end) for each in words.measures),
        characters=words.characters,
        figures=words.figures,
        text_words=words.text_words,
        passages=tuple(replace(each, script=b"") for each in words.passages),
        digest=notice_digest(notice),
        unverified=tuple(unverified(sources)),
    )


def index_words(state: ProcessState, id: str, files: Fingerprints, key: bytes) -> tuple[str, ...]:
    """Return the words for the index, a text for each measure, from the cache or computed again."""

    def make() -> tuple[str, ...]:
        notice, vocabulary = notice_of(state, id, files), state.valid_catalogue.vocabulary
        near = dict.fromkeys(features_of_notice(notice), ())
        entries = tuple(site_measures(notice, vocabulary, near, UNCHANGED, {}))
        return tuple(each.words for each in document_words(id, entries, vocabulary).measures)

    return state.cache.get_or_make(WORDS, key, make)


def read_document(state: ProcessState, files: Fingerprints) -> tuple[Sources, Content]:
    """Read `files` of one document. Return their sources, and the content of the document with the shared files."""
    sources = read_sources(state.root, files)
    return sources, replace(state.content, notices=arrange(sources).notices)


def notice_of(state: ProcessState, id: str, files: Fingerprints) -> Notice:
    """Return a valid document. It is read unless this process has read it before."""
    if id not in state.notices:
        _, content = read_document(state, files)
        state.notices[id] = to_models(content.notices[0])
    return state.notices[id]


def companions_of(state: ProcessState, document: Document, files: Fingerprints) -> dict[str, str]:
    """Read the companions of a valid document, and no other file of `files`, by id."""
    paths = {each.id: f"documents/{document.id}/{each.file}" for each in document.sources}
    texts = read_sources(state.root, {path: files[path] for path in paths.values()}).text
    return {id: texts[path] for id, path in paths.items()}


def measures_of(state: ProcessState, files: Fingerprints) -> tuple[Measure, ...]:
    """Read the measures in `files` of a valid document, and no other file."""
    _, content = read_document(state, files)
    return tuple(read_shape(file)[0] for file in content.notices[0].measures)
