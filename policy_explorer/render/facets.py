"""Compute the facets of the explorer, the properties to filter measures by. No effects.

The page and the data file are made from these values. Options without measures are left out. The status of a period is not
one of these facets, because it depends on the reference date, which only the browser knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.derive.site import MeasureSummary, Site
from policy_explorer.model import Entry
from policy_explorer.text.access_wording import DIVISIONS

ACCESS, CHAPTER = "access", "chapter"


class FacetOption(Struct, frozen=True):
    id: str  # as in the address
    label: str
    count: int  # of measures
    implied: bool = False  # whether some measures have it only by the standing rule of a document
    within: str | None = None  # of a chapter, on a site of several documents: the document
    number: int = 0  # of the chapter there
    name: str = ""  # of the chapter there
    general: int = 0  # how many of its measures have it only since they have the option that covers all


class Facet(Struct, frozen=True):
    """One facet. `values` are, for each measure, the indexes of its options, the one to sort by first.

    The measures of the option `covers_all` belong to every other option too; they have its index last, behind those that
    they name.
    """

    id: str
    title: str
    derived: bool  # whether editors assign the options, not the notice
    options: tuple[FacetOption, ...]
    values: tuple[tuple[int, ...], ...]
    covers_all: int | None = None


def facets(site: Site) -> tuple[Facet, ...]:
    """Return the facets in the order of the page."""
    rows = tuple(site.summaries.values())
    vocabulary = site.catalogue.vocabulary
    implied = frozenset(slug for row in rows for slug in row.implied)
    participating = [row.responsible + row.implied for row in rows]  # named, or added by a standing rule
    everything = next((sector.slug for sector in vocabulary.sectors if sector.everything), None)
    divisions = [(id, label) for id, (label, _) in DIVISIONS.items()]
    found = (
        facet_of(ACCESS, "怎样得到", True, divisions, [row.divisions for row in rows]),
        covering_all("sector", "行业", named(vocabulary.sectors), [row.sectors for row in rows], everything),
        facet_of("kind", "类别", True, named(vocabulary.kinds), [row.kinds for row in rows]),
        facet_of("audience", "面向对象", True, named(vocabulary.audiences), [row.audiences for row in rows]),
        facet_of("lead", "牵头单位", False, named(vocabulary.departments), [row.lead for row in rows]),
        facet_of("part", "责任单位", False, named(vocabulary.departments), participating, implied),
        chapters(site, rows),
    )
    return (documents(site, rows), *found) if site.several_documents else found


def named(vocabulary: Iterable[Entry]) -> list[tuple[str, str]]:
    return [(entry.slug, entry.name) for entry in vocabulary]


def documents(site: Site, rows: Iterable[MeasureSummary]) -> Facet:
    candidates = [(page.notice.document.id, page.notice.document.short_title) for page in site.documents]
    return facet_of("document", "文件", False, candidates, [(row.document,) for row in rows])


def chapters(site: Site, rows: Iterable[MeasureSummary]) -> Facet:
    """Return the facet of chapters. On a site of several documents each names its document."""
    candidates = [
        (f"{page.notice.document.id}.{chapter.number}", chapter, page.notice.document)
        for page in site.documents
        for chapter, _ in page.chapters
    ]
    slugs = [(f"{row.document}.{row.chapter}",) for row in rows]
    labels = [
        (slug, f"{chapter.name}（{document.short_title}）" if site.several_documents else chapter.name)
        for slug, chapter, document in candidates
    ]
    facet = facet_of(CHAPTER, "章节", False, labels, slugs)
    if not site.several_documents:
        return facet
    known = {slug: (document.id, chapter.number, chapter.name) for slug, chapter, document in candidates}
    return replace(
        facet,
        options=tuple(
            replace(option, **dict(zip(("within", "number", "name"), known[option.id], strict=True)))
            for option in facet.options
        ),
    )


def facet_of(
    facet: str,
    title: str,
    derived: bool,
    candidates: Iterable[tuple[str, str]],
    slugs: Sequence[tuple[str, ...]],
    implied: frozenset[str] = frozenset(),
) -> Facet:
    """Count the candidates, leave out those without measures, and turn slugs into indexes."""
    counts = Counter(slug for own in slugs for slug in own)
    options = tuple(
        FacetOption(slug, label, counts[slug], slug in implied) for slug, label in candidates if counts[slug]
    )
    places = {option.id: place for place, option in enumerate(options)}
    return Facet(facet, title, derived, options, tuple(tuple(places[slug] for slug in own) for own in slugs))


def covering_all(
    facet: str,
    title: str,
    candidates: Iterable[tuple[str, str]],
    slugs: Sequence[tuple[str, ...]],
    everything: str | None,
) -> Facet:
    """Return a derived facet in which the measures of the option `everything` count for every other option too."""
    found = facet_of(facet, title, True, candidates, slugs)
    covering = next((place for place, option in enumerate(found.options) if option.id == everything), None)
    if covering is None:
        return found
    values = tuple(tuple(sorted(own, key=covering.__eq__)) for own in found.values)
    named = Counter(place for own in values if covering in own for place in own)  # by measures for all
    general = {place: named[covering] - named[place] for place in range(len(found.options))}
    return replace(
        found,
        options=tuple(
            replace(option, count=option.count + general[place], general=general[place])
            for place, option in enumerate(found.options)
        ),
        values=values,
        covers_all=covering,
    )
