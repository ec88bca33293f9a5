"""A document's files -> what others need to know of it, if it is sound. Reads the disk.

A job's `state` is what its process knows: `root` of the content, `content` and `catalogue` of the files that all documents
share, `notices` that it has read, by id, the `store` and the `tools`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.build.summaries import Row, short_row
from policy_explorer.derive.derive import Listed, listed, site_measures
from policy_explorer.derive.related import Word, words_of_notice
from policy_explorer.derive.site import rules_in
from policy_explorer.derive.version import notice_digest
from policy_explorer.load.loader import Sources, gathered, read_bytes, read_file
from policy_explorer.load.problem import Problem
from policy_explorer.load.review_marks import unverified
from policy_explorer.model import Measure, Notice
from policy_explorer.render.passages import unspaced
from policy_explorer.rules.fingerprint import RuleFacts, rules_of
from policy_explorer.search.index import document_words
from policy_explorer.search.passages import Passages
from policy_explorer.validate.content import Content, SourceFile, arrange
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.shapes import read_shape
from policy_explorer.validate.validate import check_document, document_facts, forget, sound_notice

State = dict[str, Any]
WORDS = "words"  # of a document's measures in the index, in the store
Digests = Mapping[str, bytes]


class Unsound(Exception):
    """There are problems; whoever wants to tell of them checks the whole content."""


class Changed(Exception):
    """A file is no longer what it was when the build began."""


class DocumentRecord(Struct, frozen=True):
    """A sound document, short: `notice` has no text and of its measures only `places_of_clauses`; of each measure there is what
    lists show.
    """

    id: str
    facts: DocumentFacts
    written: Any  # the value of its document.yaml
    notice: Notice
    listed: tuple[Listed, ...]
    rows: tuple[Row, ...]
    paths: Mapping[str, str]  # of the files of its measures, by key, in the order of the notice
    related_words: Mapping[str, frozenset[Word]]  # by the key of a measure
    rules: Mapping[str, RuleFacts]  # by the key of a benefit
    ends: tuple[tuple[int, int], ...]  # of each measure: where in the index its heading and its official words end
    characters: frozenset[str]  # of all that is searched
    passages: tuple[Passages, ...]  # without what stands in them
    digest: str
    unverified: tuple[tuple[str, int, str], ...]


class FaultyDocument(Struct, frozen=True):
    """A document with problems: those of reading it, those of checking it, and what rules across documents want to know of it."""

    id: str
    reading: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    facts: DocumentFacts
    document: SourceFile | None


def read_document(state: State, id: str, files: Digests, key: bytes) -> DocumentRecord | FaultyDocument:
    """Read and check a document, whose files have these digests. Its words for the index go to the store, under the key."""
    sources, content = read_sources(state, files)
    (its,) = content.notices
    problems = tuple(check_document(content, its))
    if sources.problems or problems:
        forget(its)
        return FaultyDocument(id, sources.problems, problems, document_facts(content, its), its.document)
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
        paths={entry.key: file.path for entry, file in zip(entries, its.measures, strict=True)},
        related_words=related_words,
        rules=rules_of(rules_in(entries)),
        ends=tuple((each.heading_end, each.official_end) for each in words.measures),
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
    quotes = [
        unspaced(quote) for quote in (*(one.quote for one in stated), document.period.quote, document.period.from_quote)
    ]
    for measure in notice.measures:
        text = unspaced(measure.text)
        if any(quote in text for quote in quotes):
            yield ClausePlace(measure.number, measure.text)


def read_sources(state: State, files: Digests):
    sources = read_found(state["root"], files)
    shared: Content = state["content"]
    return sources, replace(shared, notices=arrange(sources).notices)


def read_found(root: Path, files: Digests) -> Sources:
    """These files, if they still are what was found when the build began."""
    held = {path: read_bytes(root, path)[0] for path in files}
    if any(content is None or sha256(content).digest() != files[path] for path, content in held.items()):
        raise Changed
    return gathered(root, ((path, read_file(path, content)) for path, content in held.items()))


def notice_of(state: State, id: str, files: Digests) -> Notice:
    """A document that is known to be sound, read again if this process has not read it."""
    if id not in state["notices"]:
        _, content = read_sources(state, files)
        state["notices"][id] = sound_notice(content.notices[0])
    return state["notices"][id]


def measures_of(state: State, files: Digests) -> tuple[Measure, ...]:
    """Some measures of a document that is known to be sound, read alone."""
    _, content = read_sources(state, files)
    return tuple(read_shape(file)[0] for file in content.notices[0].measures)
