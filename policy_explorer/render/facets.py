"""Site -> the facets of the explorer: by what measures can be chosen, and which measure has which. Pure.

The page and the data file are both made from these values. Options that no measure has are left out.
The state of the term is no facet here: it depends on the day, which only the browser knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ..model import Entry
from ..site import Site, SiteMeasure


CHAPTER = "chapter"


@dataclass(frozen=True, slots=True)
class FacetOption:
    id: str  # as written in the address
    label: str
    count: int  # of the measures that have it
    implied: bool = False  # whether some of them have it by a document's standing rule alone
    within: str | None = None  # the document that it belongs to, where there are several; then it is the chapter
    number: int = 0  # so numbered
    name: str = ""  # and so called there


@dataclass(frozen=True, slots=True)
class Facet:
    """`values` holds for each measure the places of its options, the one that counts for order first."""

    id: str
    title: str
    derived: bool  # whether an editor sorted the measures so, not the notice
    options: tuple[FacetOption, ...]
    values: tuple[tuple[int, ...], ...]


def facets(site: Site) -> tuple[Facet, ...]:
    """In the order of the page."""
    measures = tuple(site.measures.values())
    vocabulary = site.catalogue.vocabulary
    found = [
        entry_facet("sector", "行业", True, vocabulary.sectors, measures, lambda entry: entry.sectors),
        entry_facet("kind", "类别", True, vocabulary.kinds, measures, lambda entry: entry.kinds),
        entry_facet("audience", "面向对象", True, vocabulary.audiences, measures, lambda entry: entry.audiences),
        entry_facet("lead", "牵头部门", False, vocabulary.departments, measures, lambda entry: entry.lead),
        taking_part(vocabulary.departments, measures),
        chapters(site, measures),
    ]
    return (documents(site, measures), *found) if len(site.documents) > 1 else tuple(found)


def entry_facet(
    facet: str,
    title: str,
    derived: bool,
    vocabulary: Iterable[Entry],
    measures: tuple[SiteMeasure, ...],
    entries_of: Callable[[SiteMeasure], tuple[Entry, ...]],
) -> Facet:
    """A facet whose options are words of a vocabulary, in its order."""
    slugs = [tuple(entry.slug for entry in entries_of(measure)) for measure in measures]
    candidates = [(entry.slug, entry.name) for entry in vocabulary]
    return facet_of(facet, title, derived, candidates, slugs)


def taking_part(departments: Iterable[Entry], measures: tuple[SiteMeasure, ...]) -> Facet:
    """Named as responsible, or added by a standing rule; the latter is marked."""
    implied = frozenset(department.slug for measure in measures for department in measure.implied)
    slugs = [tuple(department.slug for department in (*measure.responsible, *measure.implied)) for measure in measures]
    candidates = [(department.slug, department.name) for department in departments]
    return facet_of("part", "参与部门", False, candidates, slugs, implied)


def documents(site: Site, measures: tuple[SiteMeasure, ...]) -> Facet:
    candidates = [(page.notice.document.id, page.notice.document.short_title) for page in site.documents]
    return facet_of("document", "文件", False, candidates, [(measure.document.id,) for measure in measures])


def chapters(site: Site, measures: tuple[SiteMeasure, ...]) -> Facet:
    """Of one document: its chapters. Of several: each with the document that it belongs to."""
    candidates = [
        (f"{page.notice.document.id}.{chapter.number}", chapter, page.notice.document) for page in site.documents for chapter, _ in page.chapters
    ]
    slugs = [(f"{measure.document.id}.{measure.chapter.number}",) for measure in measures]
    labels = [(slug, f"{chapter.name}（{document.short_title}）" if site.several_documents else chapter.name) for slug, chapter, document in candidates]
    facet = facet_of(CHAPTER, "章节", False, labels, slugs)
    if not site.several_documents:
        return facet
    known = {slug: (document.id, chapter.number, chapter.name) for slug, chapter, document in candidates}
    return replace(facet, options=tuple(replace(option, **dict(zip(("within", "number", "name"), known[option.id]))) for option in facet.options))


def facet_of(
    facet: str,
    title: str,
    derived: bool,
    candidates: Iterable[tuple[str, str]],
    slugs: list[tuple[str, ...]],
    implied: frozenset[str] = frozenset(),
) -> Facet:
    """Count the candidates, leave out those without measures, and turn slugs into places."""
    counts = Counter(slug for own in slugs for slug in own)
    options = tuple(
        FacetOption(slug, label, counts[slug], slug in implied)
        for slug, label in candidates
        if counts[slug]
    )
    places = {option.id: place for place, option in enumerate(options)}
    return Facet(facet, title, derived, options, tuple(tuple(places[slug] for slug in own) for own in slugs))
