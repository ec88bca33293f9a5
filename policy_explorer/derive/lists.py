"""The lists of the site, from the summaries of its measures: documents, departments, sectors, deadlines. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, get_args

from policy_explorer.derive.addresses import document_url
from policy_explorer.derive.benefit_relations import Relations as BenefitRelations
from policy_explorer.derive.benefit_relations import relations_in
from policy_explorer.derive.changes import Relation, Relations, term_changes
from policy_explorer.derive.page_values import Deadline, DepartmentPage, DocumentPage, OpenEnded, Pause, SectorPage
from policy_explorer.derive.resolve_period import document_period
from policy_explorer.derive.site import MeasureSummary
from policy_explorer.derive.term import UNCHANGED, UndatedEnd, written_pauses
from policy_explorer.model import Department, Document, Notice, Sector
from policy_explorer.model.period import OpenEnd

Under = TypeVar("Under", bound=Hashable)
OPEN_ENDS: tuple[UndatedEnd, ...] = (*get_args(OpenEnd), "not_stated")


def derive_documents(
    notices: Iterable[Notice],
    stated: Relations,
    listed: Iterable[MeasureSummary],
    anchors: Mapping[str, Mapping[str, str]],
    between: BenefitRelations,
) -> Iterator[DocumentPage]:
    """Yield the documents. `between` are the relations between benefits."""
    changes = term_changes(stated)
    by_chapter = keys_by(((each.document, each.chapter), each.key) for each in listed)
    for notice in notices:
        document = notice.document
        yield DocumentPage(
            notice=notice,
            url=document_url(document),
            chapters=tuple(
                (chapter, by_chapter.get((document.id, chapter.number), ())) for chapter in document.chapters
            ),
            period=document_period(document, changes.get(document.id, UNCHANGED)),
            anchors=anchors[document.id],
            changes=changes.get(document.id, UNCHANGED),
            supersedes=stated_by(document, stated.supersedes),
            superseded_by=stated_of(document, stated.supersedes),
            extends=stated_by(document, stated.extends),
            extended_by=stated_of(document, stated.extends),
            amends=stated_by(document, stated.amends),
            amended_by=stated_of(document, stated.amends),
            implements=stated_by(document, stated.implements),
            implemented_by=stated_of(document, stated.implements),
            benefit_relations=relations_in(document, between),
        )


def stated_by(document: Document, stated: Iterable[Relation]) -> tuple[Relation, ...]:
    return tuple(each for each in stated if each.by.id == document.id)


def stated_of(document: Document, stated: Iterable[Relation]) -> tuple[Relation, ...]:
    return tuple(each for each in stated if each.written.document == document.id)


def derive_departments(departments: Iterable[Department], listed: Sequence[MeasureSummary]) -> Iterator[DepartmentPage]:
    leads = keys_by((slug, each.key) for each in listed for slug in each.lead)
    takes_part = keys_by((slug, each.key) for each in listed for slug in each.responsible)
    implied = keys_by((slug, each.key) for each in listed for slug in each.implied)
    for department in departments:
        yield DepartmentPage(
            department=department,
            url=f"departments/{department.slug}.html",
            leads=leads.get(department.slug, ()),
            takes_part=takes_part.get(department.slug, ()),
            implied=implied.get(department.slug, ()),
        )


def derive_sectors(sectors: Iterable[Sector], listed: Sequence[MeasureSummary]) -> Iterator[SectorPage]:
    by_sector = keys_by((slug, each.key) for each in listed for slug in each.sectors)
    general = tuple(each.key for each in listed if each.general)
    sectors = tuple(sectors)
    everything = next((sector.name for sector in sectors if sector.everything), "")
    for sector in sectors:
        own = by_sector.get(sector.slug, ())
        beside = set(own)
        yield SectorPage(
            sector=sector,
            url=f"sectors/{sector.slug}.html",
            measures=own,
            general=() if sector.everything else tuple(key for key in general if key not in beside),
            everything=everything,
        )


def keys_by(pairs: Iterable[tuple[Under, str]]) -> dict[Under, tuple[str, ...]]:
    """Return the keys of measures grouped by the first value of each pair, in their order."""
    groups: dict[Under, list[str]] = defaultdict(list)
    for under, key in pairs:
        groups[under].append(key)
    return {under: tuple(keys) for under, keys in groups.items()}


def derive_deadlines(listed: Iterable[MeasureSummary]) -> Iterator[Deadline]:
    ending = keys_by((each.term.until, each.key) for each in listed if each.term.until and not each.term.fact)
    return (Deadline(until, ending[until]) for until in sorted(ending))


def derive_pauses(listed: Iterable[MeasureSummary]) -> Iterator[tuple[Pause, tuple[str, ...]]]:
    """Yield the pauses in terms of measures whose days are written, in order, with the keys of these measures."""
    pausing = keys_by(
        (Pause(*days), each.key) for each in listed if not each.term.fact for days in written_pauses(each.term)
    )
    return ((pause, pausing[pause]) for pause in sorted(pausing))


def derive_open_ended(listed: Iterable[MeasureSummary]) -> Iterator[OpenEnded]:
    """Yield the measures without a last day, by how they end."""
    ending = keys_by((each.term.end, each.key) for each in listed if not each.term.fact)
    return (OpenEnded(end, ending[end]) for end in OPEN_ENDS if end in ending)
