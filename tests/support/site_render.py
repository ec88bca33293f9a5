"""Render a site that exists in memory alone, derived from a changed catalogue, with the functions that a build calls."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from policy_explorer.build.plan import keys_in
from policy_explorer.build.process_state import Extent, ProcessState, SiteContext
from policy_explorer.build.render_document import own_files
from policy_explorer.build.render_site import (
    all_measure_rows,
    files_of_rules,
    files_of_summaries,
    files_without_content,
    list_files,
    open_data_parts,
    words_file,
)
from policy_explorer.build.rows import Rows, make_rows
from policy_explorer.derive.page_values import DocumentPage
from policy_explorer.derive.site import SiteMeasure, WholeSite, rules_in
from policy_explorer.render import measure_page, open_data, pages, search_words
from policy_explorer.render.explorer_data import needs_words
from policy_explorer.render.measure_page import named_measure
from policy_explorer.render.page import shared_of
from policy_explorer.render.tools import tools
from policy_explorer.rules.fingerprint import rules_of
from policy_explorer.search.document_words import document_words
from policy_explorer.search.documents import characters_of
from policy_explorer.search.figures import merged
from support.search_files import searchables


def files(site: WholeSite, base_url: str | None = None) -> dict[str, bytes]:
    """Return the files of the site by path, without the search index and what is derived from other files.

    Raise AssertionError if two files have the same path.
    """
    contents: dict[str, bytes] = {}
    for path, content in each_file(site, base_url):
        assert path not in contents, path
        contents[path] = content
    return contents


def page_files(site: WholeSite, base_url: str | None = None) -> dict[str, bytes]:
    """Return the pages of the site by path, without 离线使用."""
    return {path: content for path, content in files(site, base_url).items() if path.endswith(".html")}


def each_file(site: WholeSite, base_url: str | None) -> Iterator[tuple[str, bytes]]:
    whole = SiteContext(shared_of(site, base_url), Extent(pages.is_large(site), needs_words(site)), site.version)
    shared, site_tools = whole.shared, tools(catalogue=site.catalogue)
    rows, record = rows_of(site, whole), record_of(site)
    yield from files_of_summaries(site, shared, site_tools, [record])
    yield from files_of_rules(site, whole, site_tools, [record], rows)
    yield from list_files(site, shared, site_tools, all_measure_rows(rows))
    yield from files_without_content(shared, site_tools)
    yield search_words.PATH, words_file(site, site_tools, [record], b"")
    yield open_data.PATH, b"".join(open_data_parts(site, rows))
    state = ProcessState(Path(), None, site.catalogue, site_tools, None, whole)
    named = {key: named_measure(summary) for key, summary in site.summaries.items()}
    for page in site.documents:
        entries = entries_of(site, page)
        yield from own_files(state, page, entries, record.version)
        yield from measure_page.files(page, entries, named, shared, site_tools.jinja)


def entries_of(site: WholeSite, page: DocumentPage) -> list[SiteMeasure]:
    return [site.measures[key] for key in keys_in(page)]


def record_of(site: WholeSite) -> Any:
    """Return what the files that show all documents need of their records, for all documents together."""
    vocabulary = site.catalogue.vocabulary
    words = [document_words(page.notice.document.id, entries_of(site, page), vocabulary) for page in site.documents]
    return SimpleNamespace(
        id="all",
        version="1",
        characters=characters_of(searchables(site)),
        passages=[passages for document in words for passages in document.passages],
        figures=merged(document.figures for document in words),
        text_words="\n".join(document.text_words for document in words),
        benefits={each.key: each.benefit.title for entry in site.measures.values() for each in entry.benefits},
        rules=rules_of(rules_in(site.measures.values())),
    )


def rows_of(site: WholeSite, whole: SiteContext) -> Rows:
    jinja = tools().jinja

    def rows(kind: Any) -> Iterator[Any]:
        for page in site.documents:
            entries = entries_of(site, page)
            yield make_rows(kind, entries, whole.shared, jinja)

    return rows
