"""A site that is in memory alone -> its pages and files, by the functions that a build calls."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from policy_explorer.build.plan import keys_in
from policy_explorer.build.process_state import Extent, ProcessState, Whole
from policy_explorer.build.render_document import own_files
from policy_explorer.build.render_site import files_of_rules, files_of_summaries, files_without_content, list_files
from policy_explorer.build.rows import LISTED, Rows, make_rows
from policy_explorer.derive.site import DocumentPage, SiteMeasure, WholeSite, rules_in
from policy_explorer.render import measure_page, open_data, pages
from policy_explorer.render.explorer_data import needs_words
from policy_explorer.render.facets import facets
from policy_explorer.render.measure_page import named_measure
from policy_explorer.render.measure_rows import MeasureRows
from policy_explorer.render.page import Page, shared_of
from policy_explorer.render.tools import tools
from policy_explorer.rules.fingerprint import rules_of
from policy_explorer.search.documents import characters_of
from policy_explorer.search.index import document_words
from support.search_files import searchables


def entries_of(site: WholeSite, page: DocumentPage) -> list[SiteMeasure]:
    return [site.measures[key] for key in keys_in(page)]


def whole_of(site: WholeSite, base_url: str | None) -> Whole:
    return Whole(shared_of(site, base_url), Extent(pages.is_large(site), needs_words(site)), site.version)


def rows_of(site: WholeSite, whole: Whole) -> Rows:
    jinja = tools().jinja

    def rows(kind: Any) -> Iterator[Any]:
        for page in site.documents:
            entries = entries_of(site, page)
            yield make_rows(kind, entries, [site.summaries[entry.key] for entry in entries], whole.shared, jinja)

    return rows


def files(site: WholeSite, base_url: str | None = None) -> dict[str, bytes]:
    """Return the files of the site by path, but for the search index and what is made of other files."""
    whole, its = whole_of(site, base_url), tools()
    rows = rows_of(site, whole)
    documents = {page.notice.document.id: entries_of(site, page) for page in site.documents}
    words = [document_words(id, entries, site.catalogue.vocabulary) for id, entries in documents.items()]
    record: Any = SimpleNamespace(
        characters=characters_of(searchables(site)),
        passages=[each for own in words for each in own.passages],
        rules=rules_of(rules_in(site.measures.values())),
    )
    found = dict(files_of_summaries(site, whole.shared, its, [record]))
    found |= files_of_rules(site, whole, its, [record], rows)
    found |= list_files(site, whole.shared, its, listed(rows))
    found |= files_without_content(whole.shared, its)
    found[open_data.PATH] = b"".join(open_data.data_parts(site, map(open_data.measure_row, site.measures.values())))
    state = ProcessState(Path(), None, site.catalogue, its, None, whole)
    named = {key: named_measure(summary) for key, summary in site.summaries.items()}
    for page in site.documents:
        entries = entries_of(site, page)
        found |= own_files(state, page, entries)
        found |= measure_page.files(page, entries, named, whole.shared, its.jinja)
    return found


def listed(rows: Rows) -> MeasureRows:
    return MeasureRows({key: row for own in rows(LISTED) for key, row in own.items()})


def page_files(site: WholeSite, base_url: str | None = None) -> dict[str, bytes]:
    """Return the pages alone."""
    return {path: content for path, content in files(site, base_url).items() if path.endswith(".html")}


def site_pages(site: WholeSite) -> list[Page]:
    """Return the values that pages are made from, but for 离线使用."""
    whole = whole_of(site, None)
    rows, large = listed(rows_of(site, whole)), whole.extent.large
    departments, day = site.catalogue.vocabulary.departments, site.version.day
    found = [
        pages.explorer_page_of(site, facets(site)),
        pages.questionnaire_page(site, Markup()),
        *pages.list_pages(site, rows),
        pages.method_page(site, Markup()),
        *pages.pages_without_content(),
    ]
    for page in site.documents:
        several = site.several_documents
        found += (measure_page.page_of(entry, page, several) for entry in entries_of(site, page))
        found += pages.document_pages(page, site.measures, departments, day, large)
    return found
