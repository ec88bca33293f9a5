"""Render the files that show all documents from the site as its lists show it and the rows of documents. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from markupsafe import Markup

from policy_explorer.build.documents import BuildRecord
from policy_explorer.build.process_state import SiteContext
from policy_explorer.build.rows import FULL, JUDGED, LISTED, OPEN, Rows
from policy_explorer.derive.site import Site
from policy_explorer.memo import name_of
from policy_explorer.render import (
    assets,
    explorer_data,
    judging_data,
    open_data,
    questionnaire_data,
    search_data,
    search_words,
)
from policy_explorer.render.explorer_data import needs_words
from policy_explorer.render.facets import facets
from policy_explorer.render.measure_rows import MeasureRows
from policy_explorer.render.page import Shared
from policy_explorer.render.pages import (
    content_name,
    explorer_page_of,
    list_pages,
    method_page,
    pages_without_content,
    questionnaire_page,
    rendered,
    statements_page,
)
from policy_explorer.render.site_map import site_map_page
from policy_explorer.render.site_map import xml_file as site_map_file
from policy_explorer.render.tools import Tools
from policy_explorer.search.figures import merged
from policy_explorer.search.passages import measures_file
from policy_explorer.text.data_script import data_script, part_mark
from policy_explorer.text.pinyin import readings

File = tuple[str, bytes]


def files_of_summaries(site: Site, shared: Shared, tools: Tools, records: Sequence[BuildRecord]) -> Iterator[File]:
    """Yield the files that need no rows."""
    site_facets = facets(site)
    yield rendered(explorer_page_of(site, site_facets), shared, tools.jinja, site)
    yield marked(explorer_data.file(site, site_facets), site, tools, records if needs_words(site) else ())
    characters = frozenset[str]().union(*(record.characters for record in records))
    figures = merged(record.figures for record in records)
    yield marked(search_data.file(site.catalogue.vocabulary, characters, figures), site, tools)
    passages = [each for record in records for each in record.passages]
    yield marked(measures_file(site.summaries, passages), site, tools, records)
    yield from open_data.other_files(site, tools.keep)
    yield from site.catalogue.pictures.items()
    yield rendered(site_map_page(site), shared, tools.jinja, site)
    if shared.home:
        yield site_map_file(site, shared.home)


def marked(file: File, site: Site, tools: Tools, records: Sequence[BuildRecord] = ()) -> File:
    """Return a data script of the whole site that says of which version it is, and which it needs of data of `records`."""
    path, content = file
    versions = {f"/{record.id}": record.version for record in records}
    needed = data_script("siteDocuments", versions) if versions else b""
    return path, content + needed + content_mark(site, tools)


def content_mark(site: Site, tools: Tools) -> bytes:
    """Return the statement by which data of the whole site say of which version they are."""
    return part_mark("content", content_name(site, tools.jinja))


def words_file(site: Site, tools: Tools, records: Sequence[BuildRecord], shared: bytes) -> bytes:
    """Return the content of search/words.js. `shared` is the fingerprint of the files that all documents share.

    Most changes change no word, and so nothing but the version that the file states.
    """
    vocabulary = site.catalogue.vocabulary
    benefits = [title for record in records for title in record.benefits.values()]
    titles = [summary.title for summary in site.summaries.values()]
    text_words = [record.text_words for record in records]

    def make() -> str:
        return search_words.content(vocabulary, titles, benefits, text_words, readings(tools.keep)).decode()

    name = name_of("words", shared.hex(), *("\0".join(words) for words in (titles, benefits, text_words)))
    return marked((search_words.PATH, tools.memoize(name, make).encode()), site, tools)[1]


def list_files(site: Site, shared: Shared, tools: Tools, rows: MeasureRows) -> Iterator[File]:
    """Yield the pages that list measures. `rows` are the HTML of measures."""
    for page in list_pages(site, rows):
        yield rendered(page, shared, tools.jinja, site)


def all_measure_rows(rows: Rows) -> MeasureRows:
    """Return the HTML of all measures in lists, by key."""
    return MeasureRows({key: row for html_by_key in rows(LISTED) for key, row in html_by_key.items()})


def files_of_rules(
    site: Site, site_context: SiteContext, tools: Tools, records: Sequence[BuildRecord], rows: Rows
) -> Iterator[File]:
    """Yield the questionnaire with its data, and the page that shows the examples of rules."""
    rules = {key: rule for record in records for key, rule in record.rules.items()}
    conditions = examples = Markup()
    if site_context.extent.large:
        tables = judging_data.judging_tables(site.documents, chain.from_iterable(rows(JUDGED)))
    else:
        full = list(rows(FULL))
        tables = {"measures": list(chain.from_iterable(document.questionnaire for document in full))}
        conditions = Markup("".join(document.conditions for document in full))
        examples = Markup("".join(document.examples for document in full))
    for page in (questionnaire_page(site, conditions), method_page(site, examples, tools.memoize)):
        yield rendered(page, site_context.shared, tools.jinja, site)
    yield marked(
        questionnaire_data.file(site, rules, tables), site, tools, records if site_context.extent.large else ()
    )


def open_data_parts(site: Site, rows: Rows) -> Iterator[bytes]:
    """Yield the parts of measures.json, which may be too large to hold at once."""
    return open_data.data_parts(site, chain.from_iterable(rows(OPEN)))


def files_without_content(shared: Shared, tools: Tools) -> Iterator[File]:
    """Yield the files that depend on nothing of the content but what all pages share."""
    from policy_explorer.render import component_samples

    for page in (*pages_without_content(), statements_page(shared.settings)):
        yield rendered(page, shared, tools.jinja)
    yield from component_samples.files()
    yield from assets.files(memoize=tools.memoize, keep=tools.keep, known=tools.scripts, look=tools.look)
