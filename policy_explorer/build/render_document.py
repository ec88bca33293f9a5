"""A document -> its pages and rows, in whatever process: the pages to the writer, the rows to the cache."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.build.cache import Kind
from policy_explorer.build.documents import measures_of, notice_of
from policy_explorer.build.inputs import Fingerprints
from policy_explorer.build.process_state import ProcessState
from policy_explorer.build.rows import kinds, make_rows
from policy_explorer.build.sink import Receipt
from policy_explorer.derive.derive import site_measures
from policy_explorer.derive.site import DocumentPage, SiteMeasure
from policy_explorer.derive.summary import summarise
from policy_explorer.render import explorer_data, measure_page, questionnaire_data
from policy_explorer.render.measure_page import NamedMeasure
from policy_explorer.render.pages import document_pages, rendered
from policy_explorer.search.documents import searchable, tags_by_entry
from policy_explorer.search.passages import passages_files


class Context(Struct, frozen=True):
    """What the pages of a document show, but for what stands in its files: `page` with the short notice, and its measures'
    names and those of the measures that they are related to.
    """

    page: DocumentPage
    files: Fingerprints
    paths: Mapping[str, str]  # of the files of its measures, by key, in the order of the notice
    related: Mapping[str, tuple[str, ...]]
    named: Mapping[str, NamedMeasure]

    @property
    def id(self) -> str:
        return self.page.notice.document.id


class Task(Struct, frozen=True):
    """What to make of a document: the pages of measures, by key; and what is the document's own: its pages, its rows, under
    this key in the cache.
    """

    measures: frozenset[str]
    own: bytes | None


class RenderedDocument(Struct, frozen=True):
    """The receipts of the files that were written, by path: the pages of measures, and the document's own."""

    id: str
    measures: dict[str, Receipt]
    own: dict[str, Receipt]


def render_document(state: ProcessState, context: Context, task: Task) -> RenderedDocument:
    """Write what the task names."""
    if task.own is None and context.id not in state.notices:
        return RenderedDocument(context.id, write_all(state, pages_alone(state, context, task.measures)), {})
    page, entries = whole_document(state, context)
    measures = measure_pages(state, page, [entry for entry in entries if entry.key in task.measures], context.named)
    receipts = write_all(state, measures)
    if task.own is None:
        return RenderedDocument(context.id, receipts, {})
    own = write_all(state, own_files(state, page, entries))
    put_rows(state, entries, task.own)
    return RenderedDocument(context.id, receipts, own)


def pages_alone(state: ProcessState, context: Context, keys: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of some measures of a document, of which no other is read."""
    return measure_pages(state, context.page, entries_alone(state, context, keys), context.named)


def measure_pages(
    state: ProcessState, page: DocumentPage, entries: Sequence[SiteMeasure], named: Mapping[str, NamedMeasure]
) -> Iterator[tuple[str, bytes]]:
    assert state.whole
    if entries:
        yield from measure_page.files(page, entries, named, state.whole.shared, state.tools.jinja)


def entries_alone(state: ProcessState, context: Context, keys: Collection[str]) -> list[SiteMeasure]:
    """Return some measures of the document, of which no other is read."""
    paths = [context.paths[key] for key in keys]
    notice = replace(context.page.notice, measures=measures_of(state, {path: context.files[path] for path in paths}))
    order = [None, *context.paths, None]
    beside = {key: (before, after) for before, key, after in zip(order, order[1:], order[2:], strict=False)}
    vocabulary = state.sound_catalogue.vocabulary
    alone = site_measures(notice, vocabulary, context.related, context.page.period.superseded_from)
    return [replace(entry, previous=beside[entry.key][0], next=beside[entry.key][1]) for entry in alone]


def whole_document(state: ProcessState, context: Context) -> tuple[DocumentPage, list[SiteMeasure]]:
    """Return the page with the whole notice, and all measures."""
    notice = notice_of(state, context.id, context.files)
    page = replace(context.page, notice=notice)
    vocabulary = state.sound_catalogue.vocabulary
    return page, list(site_measures(notice, vocabulary, context.related, page.period.superseded_from))


def own_files(state: ProcessState, page: DocumentPage, entries: Sequence[SiteMeasure]) -> Iterator[tuple[str, bytes]]:
    """Yield the files that only this document has."""
    assert state.whole
    shared, extent, vocabulary = state.whole.shared, state.whole.extent, state.sound_catalogue.vocabulary
    id, measures = page.notice.document.id, {entry.key: entry for entry in entries}
    for each in document_pages(page, measures, vocabulary.departments, shared.day, extent.large):
        yield rendered(each, shared, state.tools.jinja)
    tags = tags_by_entry(vocabulary)
    yield from (each.file for each in passages_files(id, [searchable(entry, tags) for entry in entries]))
    if extent.cards_apart:
        yield from explorer_data.word_files(id, list(map(summarise, entries)))
    if extent.large:
        rows = [questionnaire_data.measure_row(entry, shared.questions) for entry in entries]
        yield from questionnaire_data.slice_files(id, rows)


def put_rows(state: ProcessState, entries: Sequence[SiteMeasure], key: bytes) -> None:
    """Put the rows of a document into the cache."""
    assert state.whole
    for kind in kinds(state.whole.extent.large):
        state.cache.put(kind, key, rows_of_entries(state, kind, entries))


def rows_of_entries(state: ProcessState, kind: Kind[Any], entries: Sequence[SiteMeasure]) -> Any:
    assert state.whole
    return make_rows(kind, entries, list(map(summarise, entries)), state.whole.shared, state.tools.jinja)


def rows_of(state: ProcessState, kind: Kind[Any], key: bytes, context: Callable[[], Context]) -> Any:
    """Return rows of a document, made again where the cache does not have them."""
    return state.cache.get_or_make(kind, key, lambda: rows_of_entries(state, kind, whole_document(state, context())[1]))


def write_all(state: ProcessState, files: Iterable[tuple[str, bytes]]) -> dict[str, Receipt]:
    assert state.writer
    return {path: state.writer.write(path, content) for path, content in files}
