"""Compute what the page of the explorer shows before any script runs. No effects."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from policy_explorer.derive.site import MeasureSummary, Site
from policy_explorer.model import LifeSituation
from policy_explorer.render.cards import BLANK, Card, card
from policy_explorer.render.charts import BarChart, charts
from policy_explorer.render.facets import ACCESS, Facet
from policy_explorer.render.status_options import status_colours, status_options

PAGE_SIZE = 40  # cards shown at a time
SMALL_SITE = 60  # measures; up to this number the page has all cards


class SituationEntry(NamedTuple):
    """A life situation, and its measures."""

    situation: LifeSituation
    measures: tuple[MeasureSummary, ...]


class ExplorerPage(Struct, frozen=True):
    total: int
    page_size: int
    cards: tuple[Card, ...]
    blank: Card
    statuses: tuple[tuple[str, str], ...]  # id and label of each option
    facets: tuple[Facet, ...]
    access: Facet  # the first division
    charts: tuple[BarChart, ...]
    colours: tuple[tuple[str, str], ...]  # of the charts: state and label
    leading: int  # the number of lead departments
    situations: tuple[SituationEntry, ...]
    several_documents: bool


def explorer_page(site: Site, site_facets: tuple[Facet, ...]) -> ExplorerPage:
    """Return what the page shows; `site_facets` are those of the site."""
    total = len(site.summaries)
    page_size = shown_at_first(total)
    return ExplorerPage(
        total=total,
        page_size=page_size,
        cards=tuple(map(card, islice(site.summaries.values(), page_size))),
        blank=BLANK,
        statuses=tuple(status_options(site)),
        facets=site_facets,
        access=next(facet for facet in site_facets if facet.id == ACCESS),
        charts=charts(site, site_facets),
        colours=tuple(status_colours(site)),
        leading=sum(len(facet.options) for facet in site_facets if facet.id == "lead"),
        situations=tuple(
            SituationEntry(each, tuple(site.summaries[key] for key in each.measures))
            for each in site.catalogue.life_situations
        ),
        several_documents=site.several_documents,
    )


def shown_at_first(total: int) -> int:
    """Return how many of `total` cards the page contains."""
    return total if total <= SMALL_SITE else PAGE_SIZE
