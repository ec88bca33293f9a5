"""Render one document, in any process: its pages go to the writer, its rows into the cache."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.build.cache import ValueKind
from policy_explorer.build.documents import companions_of, measures_of, notice_of
from policy_explorer.build.inputs import Fingerprints
from policy_explorer.build.process_state import ProcessState
from policy_explorer.build.rows import kinds, make_rows
from policy_explorer.build.sink import Receipt
from policy_explorer.derive.derive import site_measures
from policy_explorer.derive.page_values import DocumentPage
from policy_explorer.derive.site import SiteMeasure
from policy_explorer.derive.summary import summarise
from policy_explorer.render import explorer_data, measure_page, questionnaire_data
from policy_explorer.render.measure_page import NamedMeasure
from policy_explorer.render.pages import document_pages, rendered
from policy_explorer.search.documents import searchable, tags_by_entry
from policy_explorer.search.passages import passages_files
from policy_explorer.text.data_script import part_mark


class DocumentContext(Struct, frozen=True):
    """What the pages of a document show besides its files.

    `page` has the notice without text and measures. `named` are the names of its measures and of those related to them.
    """

    page: DocumentPage
    files: Fingerprints
    paths: Mapping[str, str]  # files of its measures, by key, in the order of the notice
    related: Mapping[str, tuple[str, ...]]
    named: Mapping[str, NamedMeasure]
    version: str  # of the document, as its data scripts state it

    @property
    def id(self) -> str:
        return self.page.notice.document.id


class DocumentTask(Struct, frozen=True):
    """What to render of a document.

    `measures` are the keys of the measures whose pages are wanted. Unless `document_key` is None, all other files of
    the document are wanted too, and its rows, which go into the cache under this key.
    """

    measures: frozenset[str]
    document_key: bytes | None


class RenderedDocument(Struct, frozen=True):
    """The receipts of written files, by path: the pages of measures, and the document's other files."""

    id: str
    measures: dict[str, Receipt]
    document: dict[str, Receipt]


def render_document(state: ProcessState, context: DocumentContext, task: DocumentTask) -> RenderedDocument:
    """Write the files that `task` names."""
    if task.document_key is None and context.id not in state.notices:
        return RenderedDocument(context.id, write_all(state, pages_alone(state, context, task.measures)), {})
    page, entries = whole_document(state, context)
    measures = measure_pages(state, page, [entry for entry in entries if entry.key in task.measures], context.named)
    receipts = write_all(state, measures)
    if task.document_key is None:
        return RenderedDocument(context.id, receipts, {})
    document = write_all(state, own_files(state, page, entries, context.version))
    put_rows(state, entries, task.document_key)
    return RenderedDocument(context.id, receipts, document)


def pages_alone(state: ProcessState, context: DocumentContext, keys: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of the measures `keys` without reading the other measures of the document."""
    return measure_pages(state, context.page, entries_alone(state, context, keys), context.named)


def measure_pages(
    state: ProcessState, page: DocumentPage, entries: Sequence[SiteMeasure], named: Mapping[str, NamedMeasure]
) -> Iterator[tuple[str, bytes]]:
    assert state.site_context
    if entries:
        yield from measure_page.files(page, entries, named, state.site_context.shared, state.tools.jinja)


def entries_alone(state: ProcessState, context: DocumentContext, keys: Collection[str]) -> list[SiteMeasure]:
    """Return the measures `keys` without reading the other measures of the document."""
    paths = [context.paths[key] for key in keys]
    notice = replace(
        context.page.notice,
        measures=measures_of(state, {path: context.files[path] for path in paths}),
        companions=companions_of(state, context.page.notice.document, context.files),
    )
    order = [None, *context.paths, None]
    beside = {key: (before, after) for before, key, after in zip(order, order[1:], order[2:], strict=False)}
    vocabulary = state.valid_catalogue.vocabulary
    page = context.page
    alone = site_measures(notice, vocabulary, context.related, page.changes, page.anchors, page.benefit_relations)
    return [replace(entry, previous=beside[entry.key][0], next=beside[entry.key][1]) for entry in alone]


def whole_document(state: ProcessState, context: DocumentContext) -> tuple[DocumentPage, list[SiteMeasure]]:
    """Return the page with the whole notice, and all measures of the document."""
    notice = notice_of(state, context.id, context.files)
    page = replace(context.page, notice=notice)
    vocabulary = state.valid_catalogue.vocabulary
    return page, list(
        site_measures(notice, vocabulary, context.related, page.changes, page.anchors, page.benefit_relations)
    )


def own_files(
    state: ProcessState, page: DocumentPage, entries: Sequence[SiteMeasure], version: str
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the document but for the pages of its measures."""
    assert state.site_context
    shared, extent, vocabulary = state.site_context.shared, state.site_context.extent, state.valid_catalogue.vocabulary
    id, measures = page.notice.document.id, {entry.key: entry for entry in entries}
    for each in document_pages(page, measures, vocabulary.departments, shared.day, extent.large):
        yield rendered(each, shared, state.tools.jinja)
    tags = tags_by_entry(vocabulary)
    data = [each.file for each in passages_files(id, [searchable(entry, tags) for entry in entries])]
    if extent.cards_apart:
        data += explorer_data.word_files(id, list(map(summarise, entries)))
    if extent.large:
        rows = [questionnaire_data.measure_row(entry, shared.questions) for entry in entries]
        data += questionnaire_data.slice_files(id, rows)
    mark = part_mark(f"/{id}", version)
    yield from ((path, content + mark) for path, content in data)


def put_rows(state: ProcessState, entries: Sequence[SiteMeasure], key: bytes) -> None:
    """Put the rows of the document into the cache under `key`."""
    assert state.site_context
    for kind in kinds(state.site_context.extent.large):
        state.cache.put(kind, key, rows_of_entries(state, kind, entries))


def rows_of_entries(state: ProcessState, kind: ValueKind[Any], entries: Sequence[SiteMeasure]) -> Any:
    assert state.site_context
    return make_rows(kind, entries, state.site_context.shared, state.tools.jinja)


def rows_of(state: ProcessState, kind: ValueKind[Any], key: bytes, context: Callable[[], DocumentContext]) -> Any:
    """Return the rows of a document from the cache, or computed again."""
    return state.cache.get_or_make(kind, key, lambda: rows_of_entries(state, kind, whole_document(state, context())[1]))


def write_all(state: ProcessState, files: Iterable[tuple[str, bytes]]) -> dict[str, Receipt]:
    assert state.writer
    return {path: state.writer.write(path, content) for path, content in files}
