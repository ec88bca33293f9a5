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

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from ..data_script import compact, data_script
from ..site import Site, SiteMeasure
from ..wording import document_wording
from .cards import card
from .explorer_page import shown_at_first
from .facets import CHAPTER, Facet, facets
from .slices import slice_script, slices


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    yield file(site)
    if needs_words(site):
        yield from word_files(site)


def file(site: Site) -> tuple[str, bytes]:
    return "data/explorer.js", data_script("explorerData", columns(site))


def needs_words(site: Site) -> bool:
    """Whether there are cards that the page does not carry."""
    return shown_at_first(len(site.measures)) < len(site.measures)


def word_files(site: Site) -> Iterator[tuple[str, bytes]]:
    for name, entries in slices(site):
        yield f"data/cards/{name}.js", slice_script("explorerCards", name, map(card_row, entries))


def columns(site: Site) -> dict[str, Any]:
    measures = tuple(site.measures.values())
    documents = [page.notice.document.id for page in site.documents]
    document_places = {document: place for place, document in enumerate(documents)}
    periods = [entry.period for entry in measures]
    days = sorted({day for period in periods for day in (period.from_, period.until, period.last_day)})
    day_places = {day: place for place, day in enumerate(days)}
    return {
        "documents": documents,
        "document": [document_places[entry.document.id] for entry in measures],
        "number": [entry.measure.number for entry in measures],
        "days": [day.isoformat() for day in days],
        "from": [day_places[period.from_] for period in periods],
        "until": [day_places[period.until] for period in periods],
        **superseded_columns(site, day_places),
        "facets": [facet_columns(facet) for facet in facets(site)],
        **title_columns(site),
    }


def title_columns(site: Site) -> dict[str, Any]:
    if not needs_words(site):
        return {}
    names = {"names": [document_wording(page.notice.document) for page in site.documents]} if site.several_documents else {}
    return {"titles": [entry.measure.title for entry in site.measures.values()], **names}


def superseded_columns(site: Site, day_places: Mapping[date, int]) -> dict[str, Any]:
    if not site.any_superseded:
        return {}
    ends = (page.period.superseded_from for page in site.documents)
    return {
        "superseded": [end and end.isoformat() for end in ends],
        "lastDay": [day_places[entry.period.last_day] for entry in site.measures.values()],
    }


def facet_columns(facet: Facet) -> dict[str, Any]:
    return {
        "id": facet.id,
        "title": facet.title,
        "options": chapters_by_document(facet) if facet.id == CHAPTER and within_documents(facet) else plain_options(facet),
        "values": [own[0] if len(own) == 1 else list(own) for own in facet.values],
    }


def within_documents(facet: Facet) -> bool:
    return any(option.within for option in facet.options)


def plain_options(facet: Facet) -> list[list[str]]:
    return [[option.id, option.label] for option in facet.options]


def chapters_by_document(facet: Facet) -> list[list[Any]]:
    """[document, [[number, name]…]]…: what repeats in every option is said once."""
    groups = groupby(facet.options, key=lambda option: option.within)
    return [[document, [[option.number, option.name] for option in own]] for document, own in groups]


def card_row(entry: SiteMeasure) -> str:
    """What a card says besides what is known of every measure: what it gives, amounts, summary."""
    words = card(entry)
    return compact([words.gives, words.amounts, words.summary])
