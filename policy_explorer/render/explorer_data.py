"""Site -> data/explorer.js and data/cards.js: what the explorer's script works on. Pure.

explorer.js holds what filtering, counting and sorting need, in columns, a row a measure:

    documents   ids; `document` and `number` of a measure make its key
    days        the days that occur; `from` and `until` are places among them
    superseded  the day from which each document holds no more, or null; `lastDay` is the place of the day until which a
                measure really holds. Both only where something supersedes a document
    facets      id, title, options [[id, label, document it belongs to]…] and `values`: the place of
                the measure's option, or the places where there are none or several

cards.js holds the words of the cards that the page does not carry already; a small site has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..data_script import data_script
from ..site import Site
from .cards import card
from .explorer_page import shown_at_first
from .facets import Facet, facets


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    yield "data/explorer.js", data_script("explorerData", columns(site))
    if shown_at_first(len(site.measures)) < len(site.measures):
        yield "data/cards.js", data_script("explorerCards", card_words(site))


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
    }


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
        "options": [[option.id, option.label, *filter(None, [option.within])] for option in facet.options],
        "values": [own[0] if len(own) == 1 else list(own) for own in facet.values],
    }


def card_words(site: Site) -> list[list[Any]]:
    """A row a measure: address, title, what it gives, amounts, summary, leading departments, document."""
    cards = map(card, site.measures.values())
    return [[c.url, c.title, c.gives, c.amounts, c.summary, c.lead, c.document] for c in cards]
