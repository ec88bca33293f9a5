"""Catalogue -> Site. Pure: the same content gives the same site on any day.

Computed here: keys and addresses, resolved periods (`ResolvedPeriod`), the units that a standing
rule adds, kinds and amounts gathered from benefits, neighbours, related measures, and the lists by
department, sector and deadline.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from policy_explorer.collector import collector_paused
from policy_explorer.derive.related import related_measures
from policy_explorer.derive.site import (
    Deadline,
    DepartmentPage,
    DocumentPage,
    ResolvedPeriod,
    SectorPage,
    Site,
    SiteBenefit,
    SiteMeasure,
    Supersession,
)
from policy_explorer.derive.supersession import superseded_days, supersessions
from policy_explorer.derive.version import content_version
from policy_explorer.model import (
    Benefit,
    Catalogue,
    Department,
    Document,
    Entry,
    Measure,
    Notice,
    Period,
    Sector,
    Vocabulary,
)


class Listed(NamedTuple):
    """What lists of all measures need to know of one: small, and fit to be sent to another process. Entries are slugs."""

    key: str
    chapter: tuple[str, int]  # with its document's id
    leads: tuple[str, ...]
    takes_part: tuple[str, ...]
    implied: tuple[str, ...]
    sectors: tuple[str, ...]
    general: bool  # for all sectors
    until: date


@collector_paused()
def derive(catalogue: Catalogue) -> Site:
    """Compute everything the pages show that no editor wrote."""
    related = related_measures(catalogue)
    ends = superseded_days(catalogue.notices)
    measures = {
        entry.key: entry
        for notice in catalogue.notices
        for entry in site_measures(notice, catalogue.vocabulary, related, ends.get(notice.document.id))
    }
    rows = tuple(map(listed, measures.values()))
    urls = {notice.document.id: document_url(notice.document) for notice in catalogue.notices}
    return Site(
        catalogue=catalogue,
        version=content_version(catalogue),
        measures=measures,
        documents=tuple(document_pages(catalogue.notices, supersessions(catalogue.notices, urls), ends, rows)),
        departments=tuple(department_pages(catalogue.vocabulary.departments, rows)),
        sectors=tuple(sector_pages(catalogue.vocabulary.sectors, rows)),
        deadlines=tuple(deadlines(rows)),
    )


def measure_key(document: Document, measure: Measure) -> str:
    return f"{document.id}/{measure.number}"


def measure_url(document: Document, measure: Measure) -> str:
    return f"measures/{document.id}-{measure.number}.html"


def document_url(document: Document) -> str:
    return f"documents/{document.id}.html"


def site_measures(
    notice: Notice, vocabulary: Vocabulary, related: Mapping[str, tuple[str, ...]], superseded_from: date | None
) -> Iterable[SiteMeasure]:
    """The measures of one document; `related` need hold no others."""
    document, measures = notice.document, notice.measures
    keys = [measure_key(document, measure) for measure in measures]
    chapters = {chapter.number: chapter for chapter in document.chapters}
    kinds = by_name(vocabulary.kinds)
    departments = by_name(vocabulary.departments)
    for at, measure in enumerate(measures):
        period = resolve_period(measure.period, document, superseded_from)
        yield SiteMeasure(
            key=keys[at],
            url=measure_url(document, measure),
            document=document,
            chapter=chapters[measure.chapter],
            measure=measure,
            heading=heading_of(document, measure),
            period=period,
            lead=tuple(departments[name] for name in measure.lead),
            responsible=tuple(departments[name] for name in measure.responsible),
            implied=tuple(departments[name] for name in implied_units(document, measure)),
            sectors=named(vocabulary.sectors, (tag.name for tag in measure.sectors)),
            audiences=named(vocabulary.audiences, (tag.name for tag in measure.audiences)),
            kinds=named(vocabulary.kinds, (benefit.kind for benefit in measure.benefits)),
            amounts=measure.amounts + tuple(a for benefit in measure.benefits for a in benefit.amounts),
            benefits=tuple(
                SiteBenefit(
                    key=f"{keys[at]}/{benefit.id}",
                    benefit=benefit,
                    kind=kinds[benefit.kind],
                    period=benefit_period(benefit, period, document),
                )
                for benefit in measure.benefits
            ),
            related=related[keys[at]],
            previous=keys[at - 1] if at > 0 else None,
            next=keys[at + 1] if at + 1 < len(keys) else None,
        )


def by_name(entries: Iterable[Entry]) -> dict:
    return {entry.name: entry for entry in entries}


def named(entries: Iterable[Entry], names: Iterable[str]) -> tuple:
    """The entries so named, once each, in the order of the vocabulary."""
    wanted = set(names)
    return tuple(entry for entry in entries if entry.name in wanted)


def heading_of(document: Document, measure: Measure) -> str:
    """How the notice begins a measure; `validate` has seen to it that one of the two says so."""
    return measure.heading or (document.measure_heading or "").format(number=measure.number, title=measure.title)


def resolve_period(period: Period, document: Document, superseded_from: date | None) -> ResolvedPeriod:
    """Fill what a measure leaves unsaid from the document's own period."""
    by_document = period.basis == "document"
    return ResolvedPeriod(
        from_=period.from_ or document.period.from_,
        until=period.until or document.period.until,
        basis=period.basis,
        quote=document.period.quote if by_document else period.quote,
        source="document" if by_document else "measure",
        note=period.note,
        superseded_from=superseded_from,
    )


def benefit_period(benefit: Benefit, measure_period: ResolvedPeriod, document: Document) -> ResolvedPeriod:
    return (
        resolve_period(benefit.period, document, measure_period.superseded_from) if benefit.period else measure_period
    )


def implied_units(document: Document, measure: Measure) -> tuple[str, ...]:
    """The units of the document's standing rule, where it reaches and does not name them again."""
    rule = document.standing_rule
    if rule is None or measure.number <= rule.after:
        return ()
    stated = {*measure.lead, *measure.responsible}
    return tuple(name for name in rule.units if name not in stated)


def listed(entry: SiteMeasure) -> Listed:
    return Listed(
        key=entry.key,
        chapter=(entry.document.id, entry.chapter.number),
        leads=slugs(entry.lead),
        takes_part=slugs(entry.responsible),
        implied=slugs(entry.implied),
        sectors=slugs(entry.sectors),
        general=any(sector.everything for sector in entry.sectors),
        until=entry.period.until,
    )


def slugs(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.slug for entry in entries)


def document_pages(
    notices: Iterable[Notice], stated: Iterable[Supersession], ends: Mapping[str, date], rows: Iterable[Listed]
) -> Iterable[DocumentPage]:
    stated = tuple(stated)
    by_chapter = keys_by((row.chapter, row.key) for row in rows)
    for notice in notices:
        document = notice.document
        yield DocumentPage(
            notice=notice,
            url=document_url(document),
            chapters=tuple(
                (chapter, by_chapter.get((document.id, chapter.number), ())) for chapter in document.chapters
            ),
            period=resolve_period(Period(basis="document"), document, ends.get(document.id)),
            supersedes=tuple(one for one in stated if one.by.document.id == document.id),
            superseded_by=tuple(one for one in stated if one.written.document == document.id),
        )


def department_pages(departments: Iterable[Department], rows: Sequence[Listed]) -> Iterable[DepartmentPage]:
    leads = keys_by((slug, row.key) for row in rows for slug in row.leads)
    takes_part = keys_by((slug, row.key) for row in rows for slug in row.takes_part)
    implied = keys_by((slug, row.key) for row in rows for slug in row.implied)
    for department in departments:
        yield DepartmentPage(
            department=department,
            url=f"departments/{department.slug}.html",
            leads=leads.get(department.slug, ()),
            takes_part=takes_part.get(department.slug, ()),
            implied=implied.get(department.slug, ()),
        )


def sector_pages(sectors: Iterable[Sector], rows: Sequence[Listed]) -> Iterable[SectorPage]:
    own = keys_by((slug, row.key) for row in rows for slug in row.sectors)
    general = tuple(row.key for row in rows if row.general)
    for sector in sectors:
        yield SectorPage(
            sector=sector,
            url=f"sectors/{sector.slug}.html",
            measures=own.get(sector.slug, ()),
            general=() if sector.everything else general,
        )


def keys_by(pairs: Iterable[tuple[Hashable, str]]) -> dict[Hashable, tuple[str, ...]]:
    """Keys of measures by what they stand under, in their order."""
    found = defaultdict(list)
    for under, key in pairs:
        found[under].append(key)
    return {under: tuple(keys) for under, keys in found.items()}


def deadlines(rows: Iterable[Listed]) -> Iterable[Deadline]:
    ending = keys_by((row.until, row.key) for row in rows)
    return (Deadline(until, ending[until]) for until in sorted(ending))
