"""The site as its lists want it, and the rows of its documents -> the files that show all documents. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from policy_explorer.build.documents import DocumentRecord
from policy_explorer.build.rows import JUDGED, LISTED, OPEN, Rows
from policy_explorer.derive.site import Site
from policy_explorer.render import assets, explorer_data, open_data, questionnaire_data, search_data
from policy_explorer.render.explorer_data import explorer_row
from policy_explorer.render.facets import facets
from policy_explorer.render.measure_rows import MeasureRows
from policy_explorer.render.page import Shared
from policy_explorer.render.pages import front_pages, list_pages, method_page, pages_without_content, rendered
from policy_explorer.render.tools import Tools
from policy_explorer.search.passages import measures_file


def files_of_records(
    site: Site, shared: Shared, its: Tools, records: Sequence[DocumentRecord]
) -> Iterator[tuple[str, bytes]]:
    """Those that need no rows."""
    explored = [explorer_row(entry) for entry in site.measures.values()]
    own_facets = facets(site, [row.facets for row in explored])
    for page in (*front_pages(site, own_facets), method_page(site, its.keep)):
        yield rendered(page, shared, its.jinja, site)
    yield explorer_data.file(site, explored, own_facets)
    yield search_data.file(site.catalogue.vocabulary, frozenset().union(*(record.characters for record in records)))
    yield measures_file(site.measures, [each for record in records for each in record.passages])
    yield from open_data.other_files(site, its.keep)


def list_files(site: Site, shared: Shared, its: Tools, rows: Rows) -> Iterator[tuple[str, bytes]]:
    listed = {key: row for own in rows(LISTED) for key, row in own.items()}
    for page in list_pages(site, MeasureRows(site, listed)):
        yield rendered(page, shared, its.jinja, site)


def data_files(
    site: Site, shared: Shared, records: Sequence[DocumentRecord], rows: Rows
) -> Iterator[tuple[str, bytes]]:
    """Those of the questionnaire."""
    rules = {key: rule for record in records for key, rule in record.rules.items()}
    if questionnaire_data.is_whole(site):
        tables = questionnaire_data.whole_table(site.measures.values(), shared.questions)
    else:
        tables = questionnaire_data.judging_tables(site.documents, chain.from_iterable(rows(JUDGED)))
    yield questionnaire_data.file(site, rules, tables)


def open_data_parts(site: Site, rows: Rows) -> Iterator[bytes]:
    """The largest file of all, as it comes."""
    return open_data.data_parts(site, chain.from_iterable(rows(OPEN)))


def files_without_content(shared: Shared, its: Tools) -> Iterator[tuple[str, bytes]]:
    """What shows nothing of the site but what all pages share."""
    from policy_explorer.render import component_samples

    for page in pages_without_content():
        yield rendered(page, shared, its.jinja)
    yield from component_samples.files()
    yield from assets.files(keep=its.keep, known=its.scripts)
