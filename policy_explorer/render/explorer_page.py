"""Compute what the page of the explorer shows before any script runs. No effects."""

from __future__ import annotations

from itertools import islice

from msgspec import Struct

from policy_explorer.derive.site import Site
from policy_explorer.render.cards import BLANK, Card, card
from policy_explorer.render.charts import BarChart, charts
from policy_explorer.render.facets import Facet
from policy_explorer.render.status_options import status_colours, status_options

PAGE_SIZE = 40  # cards shown at a time
SMALL_SITE = 60  # measures; up to this number the page has all cards


class ExplorerPage(Struct, frozen=True):
    total: int
    page_size: int
    cards: tuple[Card, ...]
    blank: Card
    statuses: tuple[tuple[str, str], ...]  # id and label of each option
    facets: tuple[Facet, ...]
    charts: tuple[BarChart, ...]
    colours: tuple[tuple[str, str], ...]  # of the charts: state and label
    leading: int  # the number of lead departments
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
        charts=charts(site, site_facets),
        colours=tuple(status_colours(site)),
        leading=sum(len(facet.options) for facet in site_facets if facet.id == "lead"),
        several_documents=site.several_documents,
    )


def shown_at_first(total: int) -> int:
    """Return how many of `total` cards the page contains."""
    return total if total <= SMALL_SITE else PAGE_SIZE
