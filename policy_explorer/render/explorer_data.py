"""Site -> data/explorer.js and data/cards/*.js: what the explorer's script works on. Pure.

explorer.js holds what filtering, counting and sorting need, in columns, a row a measure:

    documents   ids; `document` and `number` of a measure make its key
    days        the days that occur; `from` and `until` are places among them
    superseded  the day from which each document holds no more, or null; `lastDay` is the place of the day until which a
                measure really holds. Both only where something supersedes a document
    facets      id, title, options [[id, label, document it belongs to]…] and `values`: the place of
                the measure's option, or the places where there are none or several. Of several documents the options of
                `chapter` are, for each document, its chapters [[number, name]…]
    titles      of all measures, and `names` of the documents, if there are several: what a card says at once. Only where
                the page does not carry all cards

The rest of the words on cards comes in slices of neighbours (slices.py) as it is shown; a small site has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from policy_explorer.derive.site import MeasureSummary, Site
from policy_explorer.render.explorer_page import shown_at_first
from policy_explorer.render.facets import CHAPTER, Facet
from policy_explorer.render.slices import slice_script, slices
from policy_explorer.text.data_script import compact, data_script
from policy_explorer.text.data_shapes import ExplorerData, FacetData, SupersededColumns, TitleColumns, iso
from policy_explorer.text.wording import document_wording


def file(site: Site, site_facets: tuple[Facet, ...]) -> tuple[str, bytes]:
    """Return data/explorer.js; `site_facets` are the facets of the site."""
    return "data/explorer.js", data_script("explorerData", columns(site, site_facets))


def needs_words(site: Site) -> bool:
    """Whether there are cards that the page does not carry."""
    return shown_at_first(len(site.summaries)) < len(site.summaries)


def word_files(document: str, measures: Sequence[MeasureSummary]) -> Iterator[tuple[str, bytes]]:
    """Yield data/cards/*.js of all measures of a document; `document` is its id."""
    for name, own in slices(document, measures):
        yield f"data/cards/{name}.js", slice_script("explorerCards", name, map(card_row, own))


def columns(site: Site, site_facets: tuple[Facet, ...]) -> ExplorerData:
    rows = tuple(site.summaries.values())
    documents = [page.notice.document.id for page in site.documents]
    document_places = {document: place for place, document in enumerate(documents)}
    days = sorted({day for row in rows for day in (row.from_, row.until, row.last_day)})
    day_places = {day: place for place, day in enumerate(days)}
    return {
        "documents": documents,
        "document": [document_places[row.document] for row in rows],
        "number": [row.number for row in rows],
        "days": [iso(day) for day in days],
        "from": [day_places[row.from_] for row in rows],
        "until": [day_places[row.until] for row in rows],
        **superseded_columns(site, [day_places[row.last_day] for row in rows]),
        "facets": [facet_columns(facet) for facet in site_facets],
        **title_columns(site, [row.title for row in rows]),
    }


def title_columns(site: Site, titles: list[str]) -> TitleColumns:
    if not needs_words(site):
        return {}
    if not site.several_documents:
        return {"titles": titles}
    return {"titles": titles, "names": [document_wording(page.notice.document) for page in site.documents]}


def superseded_columns(site: Site, last_days: list[int]) -> SupersededColumns:
    if not site.any_superseded:
        return {}
    ends = (page.period.superseded_from for page in site.documents)
    return {"superseded": [iso(end) if end else None for end in ends], "lastDay": last_days}


def facet_columns(facet: Facet) -> FacetData:
    return {
        "id": facet.id,
        "title": facet.title,
        "options": chapters_by_document(facet)
        if facet.id == CHAPTER and within_documents(facet)
        else plain_options(facet),
        "values": [own[0] if len(own) == 1 else list(own) for own in facet.values],
    }


def within_documents(facet: Facet) -> bool:
    return any(option.within for option in facet.options)


def plain_options(facet: Facet) -> list[tuple[str, str]]:
    return [(option.id, option.label) for option in facet.options]


def chapters_by_document(facet: Facet) -> list[tuple[str, list[tuple[int, str]]]]:
    """[document, [[number, name]…]]…: what repeats in every option is said once."""
    groups = groupby(facet.options, key=lambda option: option.within)
    return [(document, [(option.number, option.name) for option in own]) for document, own in groups]


def card_row(measure: MeasureSummary) -> str:
    """Return what a card says besides what is known of every measure: what it gives, amounts, summary."""
    return compact([measure.gives, measure.amounts, measure.summary])
