"""Render data/explorer.js and data/cards/*.js, the data of the explorer page. No effects.

explorer.js has what filtering, counting and sorting need, in columns with one value for each measure. A place is an
index from 0:

    documents   ids; `document` (a place) and `number` of a measure make up its key
    days        the distinct days, sorted; `from` and `until` are places in it, -1 where the text gives no day
    ends        how a term ends, as `Term.undated_end` says, or "" where only a day ends it; `used_up` is the place of the day
                from which a budget is used up, or -1; `provisional` is 1 or 0; `facts` the question whose answer the term
                is compared with, or ""; `earlier` the parts before an extension that does not follow at once. Each only if a measure has such a term
    superseded  for each document the day from which it no longer holds, or null. Only if a document is superseded
    facets      id, title, options [[id, label]…] and `values`: for each measure the place of its option, or a list of
                places unless it has exactly one. The measures of the option at the place `covers_all`, where there is one,
                belong to every other option too; it is the last of theirs. If there are several documents, the options of
                `chapter` are the chapters of each document, [document, [[number, name]…]]…
    titles      of all measures, `labels` if one is not a number, `asked` if no unit leads some measure, and `names` of the
                documents, if there are several: what a card shows at once. Only if the page does not contain all cards

The other words of cards are in slices of neighbours (slices.py), loaded when they are shown. A small site has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, groupby

from policy_explorer.derive.site import MeasureSummary, Site
from policy_explorer.derive.term import Term
from policy_explorer.render.explorer_page import shown_at_first
from policy_explorer.render.facets import CHAPTER, Facet
from policy_explorer.render.slices import slice_script, slices
from policy_explorer.render.stretches import later_entries, stretch_entries
from policy_explorer.text.data_script import compact, data_script
from policy_explorer.text.data_shapes.explorer import (
    CoveringOption,
    EndColumns,
    ExplorerData,
    FacetData,
    SupersededColumns,
    TitleColumns,
)
from policy_explorer.text.data_shapes.periods import iso
from policy_explorer.text.wording import document_wording

ABSENT = -1  # the place of a day that the text does not give


def file(site: Site, site_facets: tuple[Facet, ...]) -> tuple[str, bytes]:
    """Return path and content of data/explorer.js. `site_facets` are the facets of the site."""
    return "data/explorer.js", data_script("explorerData", columns(site, site_facets))


def needs_words(site: Site) -> bool:
    """Return whether there are cards that the page does not contain."""
    return shown_at_first(len(site.summaries)) < len(site.summaries)


def word_files(document: str, measures: Sequence[MeasureSummary]) -> Iterator[tuple[str, bytes]]:
    """Yield data/cards/*.js of the document with this id. `measures` are all of its measures."""
    for name, slice_measures in slices(document, measures):
        yield f"data/cards/{name}.js", slice_script("explorerCards", name, map(card_row, slice_measures))


def columns(site: Site, site_facets: tuple[Facet, ...]) -> ExplorerData:
    rows = tuple(site.summaries.values())
    documents = [page.notice.document.id for page in site.documents]
    document_places = {document: place for place, document in enumerate(documents)}
    terms = [row.term for row in rows]
    days = sorted({day for term in terms for day in days_of(term)})
    places: dict[date | None, int] = {None: ABSENT} | {day: place for place, day in enumerate(days)}
    return {
        "documents": documents,
        "document": [document_places[row.document] for row in rows],
        "number": [row.number for row in rows],
        "days": [iso(day) for day in days],
        "from": [places[term.begins] for term in terms],
        "until": [places[term.until] for term in terms],
        **superseded_columns(site),
        **end_columns(terms, places),
        "facets": [facet_columns(facet) for facet in site_facets],
        **title_columns(site, rows),
    }


def title_columns(site: Site, rows: Sequence[MeasureSummary]) -> TitleColumns:
    if not needs_words(site):
        return {}
    found: TitleColumns = {"titles": [row.title for row in rows]}
    if any(row.label != str(row.number) for row in rows):
        found["labels"] = [row.label for row in rows]
    if not all(row.lead for row in rows):
        found["asked"] = [None if row.lead else row.contact for row in rows]
    if site.several_documents:
        found["names"] = [document_wording(page.notice.document) for page in site.documents]
    return found


def superseded_columns(site: Site) -> SupersededColumns:
    if not site.any_superseded:
        return {}
    ends = (page.period.superseded_from for page in site.documents)
    return {"superseded": [iso(end) if end else None for end in ends]}


def days_of(term: Term) -> Iterator[date]:
    parts = chain.from_iterable((each.until, each.used_up, each.resumes) for each in term.earlier)
    return (day for day in (term.begins, term.until, term.used_up, term.last_day, *parts) if day)


def end_columns(terms: Sequence[Term], places: Mapping[date | None, int]) -> EndColumns:
    """Return how terms end and what else there is to say of them; each column only if a term has something there."""
    found: EndColumns = {}
    if any(term.undated_end for term in terms):
        found["ends"] = [term.undated_end or "" for term in terms]
    if any(term.used_up for term in terms):
        found["used_up"] = [places[term.used_up] for term in terms]
    if any(term.provisional for term in terms):
        found["provisional"] = [int(term.provisional) for term in terms]
    if any(term.fact for term in terms):
        found["facts"] = [term.fact or "" for term in terms]
    if any(term.earlier for term in terms):
        found["earlier"] = list(map(stretch_entries, terms))
    later = list(map(later_entries, terms))
    if any(later):
        found["afterwards"] = later
    return found


def facet_columns(facet: Facet) -> FacetData:
    covering: CoveringOption = {} if facet.covers_all is None else {"covers_all": facet.covers_all}
    return {
        **covering,
        "id": facet.id,
        "title": facet.title,
        "options": chapters_by_document(facet)
        if facet.id == CHAPTER and within_documents(facet)
        else plain_options(facet),
        "values": [places[0] if len(places) == 1 else list(places) for places in facet.values],
    }


def within_documents(facet: Facet) -> bool:
    return any(option.within for option in facet.options)


def plain_options(facet: Facet) -> list[tuple[str, str]]:
    return [(option.id, option.label) for option in facet.options]


def chapters_by_document(facet: Facet) -> list[tuple[str, list[tuple[int, str]]]]:
    """Return [document, [[number, name]…]]…, so that the id of a document is not repeated in every option."""
    groups = groupby(facet.options, key=lambda option: option.within)
    return [(document, [(option.number, option.name) for option in options]) for document, options in groups]


def card_row(measure: MeasureSummary) -> str:
    """Return the words of a card that explorer.js does not have: benefits, amounts and summary."""
    return compact([measure.gives, measure.amounts, measure.summary])
