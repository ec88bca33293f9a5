"""Site and its facets -> the picture of the explorer: how many measures, by chapter and by leading department. Pure.

Each list draws options of one facet, so that a bar counts what the checkbox counts and leads where it leads. Of several
documents the picture shows the documents in place of their chapters.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from policy_explorer.derive.site import Site
from policy_explorer.render.facets import Facet, FacetOption

MOST_BARS = 7  # of a longer list those with most measures; the others stand in the facet


class PictureBar(Struct, frozen=True):
    id: str  # of the facet's option
    label: str
    count: int
    url: str  # where it leads without scripts


class PictureList(Struct, frozen=True):
    facet: str
    title: str
    bars: tuple[PictureBar, ...]
    scale: int  # what the whole width stands for
    rest: tuple[str, str] | None  # what the list of all is called, and where it is


def picture(site: Site, facets: tuple[Facet, ...]) -> tuple[PictureList, ...]:
    """No list without bars."""
    by_id = {facet.id: facet for facet in facets}
    departments = {page.department.slug: page.url for page in site.departments}
    lists = (
        by_document(site, by_id["document"]) if "document" in by_id else by_chapter(site, by_id["chapter"]),
        picture_list(by_id["lead"], "按牵头部门", departments, "个部门", "departments/index.html", largest_first=True),
    )
    return tuple(own for own in lists if own.bars)


def by_document(site: Site, facet: Facet) -> PictureList:
    addresses = {page.notice.document.id: page.url for page in site.documents}
    return picture_list(facet, "按文件", addresses, "份文件", "documents/index.html")


def by_chapter(site: Site, facet: Facet) -> PictureList:
    (page,) = site.documents
    addresses = {
        f"{page.notice.document.id}.{chapter.number}": f"{page.url}#c-{chapter.number}" for chapter, _ in page.chapters
    }
    return picture_list(facet, "按章", addresses, "章", page.url)


def picture_list(
    facet: Facet, title: str, addresses: Mapping[str, str], counted: str, url: str, *, largest_first: bool = False
) -> PictureList:
    drawn = drawn_options(facet, largest_first)
    total = len(facet.options)
    return PictureList(
        facet=facet.id,
        title=title,
        bars=tuple(PictureBar(option.id, option.label, option.count, addresses[option.id]) for option in drawn),
        scale=max((option.count for option in drawn), default=1),
        rest=(f"全部 {total} {counted}", url) if total > len(drawn) else None,
    )


def drawn_options(facet: Facet, largest_first: bool) -> list[FacetOption]:
    largest = sorted(facet.options, key=lambda option: -option.count)[:MOST_BARS]
    return largest if largest_first else [option for option in facet.options if option in largest]
