"""A document -> its pages and rows, in whatever process: the pages into a folder, the rows into the store.

Besides what records.py wants, a job's `state` holds what is `shared` by all pages, the `extent` and the `version` of the site, and
the `folder` that pages go to.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.build.documents import Digests, State, measures_of, notice_of
from policy_explorer.build.rows import rows_of
from policy_explorer.derive.derive import site_measures
from policy_explorer.derive.site import DocumentPage, Site, SiteMeasure
from policy_explorer.model import Catalogue
from policy_explorer.publish.publish import Stamp, stamp, write_file
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
    files: Digests
    paths: Mapping[str, str]  # of the files of its measures, by key, in the order of the notice
    related: Mapping[str, tuple[str, ...]]
    named: Mapping[str, NamedMeasure]


class Extent(Struct, frozen=True):
    """What depends on how many measures the whole site has: whether lists of all are by document, whether words of cards are
    files of their own.
    """

    large: bool
    cards_apart: bool


class Task(Struct, frozen=True):
    """What to make of a document: the pages of measures, by key; and what is the document's own: its pages, its rows, under
    this key in the store.
    """

    measures: frozenset[str]
    own: bytes | None


class MadeDocument(Struct, frozen=True):
    """How the files look that were put into the folder, by path: the pages of measures, and the document's own."""

    id: str
    measures: Mapping[str, Stamp]
    own: Mapping[str, Stamp]


NOTHING_MADE = MadeDocument("", {}, {})


def make_document(state: State, context: Context, task: Task) -> MadeDocument:
    shared, templates, folder = state["shared"], state["tools"].jinja, state["folder"]
    id = context.page.notice.document.id
    if task.own is None and id not in state["notices"]:
        return MadeDocument(id, put(pages_alone(state, context, task.measures), folder), {})
    site, page = site_of_document(state, context)
    own = own_files(state, site, page, task.own) if task.own else ()
    entries = [entry for key, entry in site.measures.items() if key in task.measures]
    measures = measure_page.files(page, entries, context.named, shared, templates) if entries else ()
    return MadeDocument(id, put(measures, folder), put(own, folder))


def pages_alone(state: State, context: Context, keys: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """The pages of some measures of a document, of which no other is read."""
    entries = entries_alone(state, context, keys)
    return measure_page.files(context.page, entries, context.named, state["shared"], state["tools"].jinja)


def entries_alone(state: State, context: Context, keys: Collection[str]) -> list[SiteMeasure]:
    """Some measures of the document, of which no other is read."""
    paths = [context.paths[key] for key in keys]
    notice = replace(context.page.notice, measures=measures_of(state, {path: context.files[path] for path in paths}))
    order = [None, *context.paths, None]
    beside = {key: (before, after) for before, key, after in zip(order, order[1:], order[2:], strict=False)}
    alone = site_measures(notice, state["catalogue"].vocabulary, context.related, context.page.period.superseded_from)
    return [replace(entry, previous=beside[entry.key][0], next=beside[entry.key][1]) for entry in alone]


def own_files(state: State, site: Site, page: DocumentPage, key: bytes) -> Iterator[tuple[str, bytes]]:
    """The files that only this document has; its rows go to the store."""
    extent: Extent = state["extent"]
    for each in document_pages(
        page, site.measures, site.catalogue.vocabulary.departments, state["shared"].day, extent.large
    ):
        yield rendered(each, state["shared"], state["tools"].jinja)
    tags = tags_by_entry(site.catalogue.vocabulary)
    yield from (
        each.file
        for each in passages_files(
            page.notice.document.id, [searchable(entry, tags) for entry in site.measures.values()]
        )
    )
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
    notice = notice_of(state, context.page.notice.document.id, context.files)
    page = replace(context.page, notice=notice)
    catalogue: Catalogue = state["catalogue"]
    entries = site_measures(notice, catalogue.vocabulary, context.related, page.period.superseded_from)
    return Site(
        replace(catalogue, notices=(notice,)),
        state["version"],
        {entry.key: entry for entry in entries},
        (page,),
        (),
        (),
        (),
    ), page


def whole_site(state: State, site: Site, contexts: Iterable[Context]) -> Site:
    """The same with all of every measure and document."""
    apart = [site_of_document(state, context) for context in contexts]
    measures = {key: entry for own, _ in apart for key, entry in own.measures.items()}
    return replace(site, measures=measures, documents=tuple(page for _, page in apart))
