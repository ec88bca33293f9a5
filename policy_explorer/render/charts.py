"""Make the bar charts of the explorer: the number of measures by chapter and by lead department. No effects.

Each chart shows options of one facet, so that a bar and a checkbox count the same. A site of several documents shows the
documents in place of chapters.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.derive.site import Site
from policy_explorer.render.facets import Facet, FacetOption

MOST_BARS = 7  # those with the most measures; the others are found in the facet


class ChartBar(Struct, frozen=True):
    """One bar. `id` is that of the option of the facet, `url` where it leads without scripts."""

    id: str
    label: str
    count: int
    url: str


class BarChart(Struct, frozen=True):
    """One bar chart. `scale` is the count of a bar of full width, `rest` the text and address of a link to all options."""

    facet: str
    title: str
    bars: tuple[ChartBar, ...]
    scale: int
    rest: tuple[str, str] | None


def charts(site: Site, facets: tuple[Facet, ...]) -> tuple[BarChart, ...]:
    """Return the charts that have bars."""
    by_id = {facet.id: facet for facet in facets}
    departments = {page.department.slug: page.url for page in site.departments}
    drawn = (
        by_document(site, by_id["document"]) if "document" in by_id else by_chapter(site, by_id["chapter"]),
        bar_chart(by_id["lead"], "按牵头单位", departments, "个牵头单位", "departments/index.html", largest_first=True),
    )
    scale = max(chart.scale for chart in drawn)  # the same for charts that stand side by side
    units = units_wording(site)
    return tuple(with_scale(chart, scale, units if chart.facet == "lead" else "") for chart in drawn if chart.bars)


def units_wording(site: Site) -> str:
    """Return how many units there are, and how many of them lead or take part; "" where none only takes part."""
    leading = {page.url for page in site.departments if page.leads}
    involved = {page.url for page in site.departments if page.takes_part}
    both = len(leading & involved)
    words = f"全部 {len(site.departments)} 个单位：{len(leading)} 个牵头，{len(involved)} 个是责任单位"
    return (f"{words}，其中 {both} 个两种都是" if both else words) if involved else ""


def with_scale(chart: BarChart, scale: int, units: str) -> BarChart:
    """Give a chart the scale, and its link the words of the units that it leads to."""
    rest = chart.rest and (units or chart.rest[0], chart.rest[1])
    return replace(chart, scale=scale, rest=rest)


def by_document(site: Site, facet: Facet) -> BarChart:
    addresses = {page.notice.document.id: page.url for page in site.documents}
    return bar_chart(facet, "按文件", addresses, "份文件", "documents/index.html")


def by_chapter(site: Site, facet: Facet) -> BarChart:
    (page,) = site.documents
    addresses = {
        f"{page.notice.document.id}.{chapter.number}": f"{page.url}#c-{chapter.number}" for chapter, _ in page.chapters
    }
    return bar_chart(facet, "按章", addresses, "章", page.url)


def bar_chart(
    facet: Facet, title: str, addresses: Mapping[str, str], counted: str, url: str, *, largest_first: bool = False
) -> BarChart:
    """Return a chart. `addresses` are those of options by id; `counted` names what is counted and `url` the list of all."""
    drawn = drawn_options(facet, largest_first)
    total = len(facet.options)
    return BarChart(
        facet=facet.id,
        title=title,
        bars=tuple(ChartBar(option.id, option.label, option.count, addresses[option.id]) for option in drawn),
        scale=max((option.count for option in drawn), default=1),
        rest=(f"全部 {total} {counted}", url) if total > len(drawn) else None,
    )


def drawn_options(facet: Facet, largest_first: bool) -> list[FacetOption]:
    largest = sorted(facet.options, key=lambda option: -option.count)[:MOST_BARS]
    return largest if largest_first else [option for option in facet.options if option in largest]
