"""Site -> what the explorer's page shows before any script runs. Pure."""

from __future__ import annotations

from msgspec import Struct

from policy_explorer.derive.site import Site
from policy_explorer.render.cards import BLANK, Card, card
from policy_explorer.render.facets import Facet, facets
from policy_explorer.render.picture import PictureList, picture

PAGE_SIZE = 40  # cards shown at a time
SMALL_SITE = 60  # up to here, all at once


class ExplorerPage(Struct, frozen=True):
    total: int
    page_size: int
    cards: tuple[Card, ...]
    blank: Card
    facets: tuple[Facet, ...]
    picture: tuple[PictureList, ...]
    leading: int  # how many departments take the lead
    several_documents: bool


def explorer_page(site: Site, own_facets: tuple[Facet, ...] | None = None) -> ExplorerPage:
    """`own_facets` are those of the site, where they are known already."""
    total = len(site.measures)
    page_size = shown_at_first(total)
    own_facets = facets(site) if own_facets is None else own_facets
    return ExplorerPage(
        total=total,
        page_size=page_size,
        cards=tuple(card(entry) for entry in tuple(site.measures.values())[:page_size]),
        blank=BLANK,
        facets=own_facets,
        picture=picture(site, own_facets),
        leading=sum(len(facet.options) for facet in own_facets if facet.id == "lead"),
        several_documents=len(site.documents) > 1,
    )


def shown_at_first(total: int) -> int:
    return total if total <= SMALL_SITE else PAGE_SIZE
