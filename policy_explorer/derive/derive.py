"""Derive the site from the catalogue. Pure: the same content gives the same site on any day.

This computes keys and addresses, periods (`ResolvedPeriod`), the departments that a standing rule adds, kinds and
amounts of all benefits together, neighbours, related measures, and the lists by department, sector and deadline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from policy_explorer.collector import collector_paused
from policy_explorer.derive.addresses import measure_key, measure_url
from policy_explorer.derive.afterwards import with_later_windows
from policy_explorer.derive.anchors import clause_anchors
from policy_explorer.derive.benefit_names import benefit_titles, named_benefits, names_of_notices
from policy_explorer.derive.benefit_relations import Relations, benefit_relations, says_of_benefits
from policy_explorer.derive.changes import relations, term_changes
from policy_explorer.derive.effective_rule import benefit_rule
from policy_explorer.derive.extended_term import extended_number
from policy_explorer.derive.lists import (
    derive_deadlines,
    derive_departments,
    derive_documents,
    derive_open_ended,
    derive_sectors,
)
from policy_explorer.derive.related import related_measures
from policy_explorer.derive.resolve_period import resolve_period
from policy_explorer.derive.site import (
    MeasureSummary,
    Site,
    SiteBenefit,
    SiteMeasure,
    WholeSite,
)
from policy_explorer.derive.summary import summarise
from policy_explorer.derive.term import UNCHANGED, ResolvedPeriod, TermChanges
from policy_explorer.derive.version import ContentVersion, content_version
from policy_explorer.derive.ways import WayContext, benefit_ways, missing_words
from policy_explorer.derive.windows import windows_in_term
from policy_explorer.model import (
    Benefit,
    Catalogue,
    Department,
    Document,
    Entry,
    Kind,
    Measure,
    Notice,
    Vocabulary,
)
from policy_explorer.text.citation import heading_of, label_of

NO_RELATIONS: Relations = {}
Named = TypeVar("Named", bound=Entry)


@collector_paused()
def derive(catalogue: Catalogue) -> WholeSite:
    """Return the site of a catalogue: everything that pages show and no editor wrote."""
    related = related_measures(catalogue)
    anchors = {notice.document.id: clause_anchors(notice) for notice in catalogue.notices}
    changes = term_changes(relations(catalogue.notices, anchors, labels_of(catalogue.notices)))
    titles = {key: title for notice in catalogue.notices for key, title in benefit_titles(notice).items()}
    between = benefit_relations(catalogue.notices, names_of_notices(catalogue.notices), anchors)
    measures = {
        entry.key: entry
        for notice in catalogue.notices
        for entry in site_measures(
            notice,
            catalogue.vocabulary,
            related,
            changes.get(notice.document.id, UNCHANGED),
            anchors[notice.document.id],
            between,
        )
    }
    site = site_of(catalogue, content_version(catalogue), map(summarise, measures.values()), anchors, titles)
    return WholeSite(**{name: getattr(site, name) for name in site.__struct_fields__}, measures=measures)


def labels_of(notices: Iterable[Notice]) -> dict[str, str]:
    """Return the label of each measure, by its key."""
    return {
        measure_key(each.document, measure): label_of(each.document, measure)
        for each in notices
        for measure in each.measures
    }


def site_of(
    catalogue: Catalogue,
    version: ContentVersion,
    summaries: Iterable[MeasureSummary],
    anchors: Mapping[str, Mapping[str, str]],
    titles: Mapping[str, str],
) -> Site:
    """Return the site as its lists show it. Of the notices only the documents are used.

    `summaries` are those of all measures, in order. `anchors` are those of the clauses of each document, by its id.
    `titles` are those of all benefits, by key.
    """
    notices = catalogue.notices
    listed = tuple(summaries)
    stated = relations(notices, anchors, {each.key: each.label for each in listed})
    names = named_benefits(listed, titles) if any(says_of_benefits(each.document) for each in notices) else {}
    between = benefit_relations(notices, names, anchors)
    return Site(
        catalogue=catalogue,
        version=version,
        summaries={each.key: each for each in listed},
        documents=tuple(derive_documents(notices, stated, listed, anchors, between)),
        departments=tuple(derive_departments(catalogue.vocabulary.departments, listed)),
        sectors=tuple(derive_sectors(catalogue.vocabulary.sectors, listed)),
        deadlines=tuple(derive_deadlines(listed)),
        open_ended=tuple(derive_open_ended(listed)),
        by_answer=tuple(each.key for each in listed if each.term.fact),
    )


def site_measures(
    notice: Notice,
    vocabulary: Vocabulary,
    related: Mapping[str, tuple[str, ...]],
    changes: TermChanges,
    anchors: Mapping[str, str],
    between: Relations = NO_RELATIONS,
) -> Iterator[SiteMeasure]:
    """Yield the measures of one document, with what other documents change in their terms.

    `related` gives the keys of related measures, by key, and has to have at least the measures of `notice`. `anchors`
    are those of the clauses that document.yaml quotes, on the page of the document, by quote. `between` are the relations
    of at least the benefits of `notice`.
    """
    document, measures = notice.document, notice.measures
    keys = [measure_key(document, measure) for measure in measures]
    chapters = {chapter.number: chapter for chapter in document.chapters}
    departments = by_name(vocabulary.departments)
    context = BenefitContext(
        document, changes, anchors, by_name(vocabulary.kinds), departments, notice.companions, between
    )
    for at, measure in enumerate(measures):
        period = with_later_windows(resolve_period(measure.period, document, changes, measure.number), measure.windows)
        benefits = tuple(site_benefit(benefit, measure, period, context) for benefit in measure.benefits)
        yield SiteMeasure(
            key=keys[at],
            url=measure_url(document, measure),
            document=document,
            chapter=chapters[measure.chapter],
            measure=measure,
            label=label_of(document, measure),
            heading=heading_of(document, measure),
            period=period,
            windows=windows_in_term(measure.windows, period),
            lead=tuple(departments[name] for name in measure.lead),
            responsible=tuple(departments[name] for name in measure.responsible),
            implied=tuple(departments[name] for name in implied_units(document, measure)),
            sectors=named(vocabulary.sectors, (tag.name for tag in measure.sectors)),
            audiences=named(vocabulary.audiences, (tag.name for tag in measure.audiences)),
            kinds=named(vocabulary.kinds, (benefit.kind for benefit in measure.benefits)),
            amounts=measure.amounts + tuple(amount for each in benefits for amount in each.amounts),
            benefits=benefits,
            related=related[keys[at]],
            previous=keys[at - 1] if at > 0 else None,
            next=keys[at + 1] if at + 1 < len(keys) else None,
            companions=companions_shown(benefits, notice),
        )


def companions_shown(benefits: Iterable[SiteBenefit], notice: Notice) -> tuple[str, ...]:
    """Return the texts of the companions that say how to apply for one of the benefits."""
    titles = {way.title for own in benefits for way in own.ways if way.quote}
    return tuple(notice.companions[each.id] for each in notice.document.sources if each.title in titles)


def by_name(entries: Iterable[Named]) -> dict[str, Named]:
    return {entry.name: entry for entry in entries}


def named(entries: Iterable[Named], names: Iterable[str]) -> tuple[Named, ...]:
    """Return the entries so named, once each, in the order of the vocabulary."""
    wanted = set(names)
    return tuple(entry for entry in entries if entry.name in wanted)


class BenefitContext(NamedTuple):
    """What the benefits of one document are derived with: as in `site_measures`, kinds and departments by their names."""

    document: Document
    changes: TermChanges
    anchors: Mapping[str, str]
    kinds: Mapping[str, Kind]
    departments: Mapping[str, Department]
    companions: Mapping[str, str]
    between: Relations


def site_benefit(
    benefit: Benefit, measure: Measure, measure_period: ResolvedPeriod, context: BenefitContext
) -> SiteBenefit:
    """Return a benefit with the period and the windows that it has itself, or else those of its measure."""
    document, changes = context.document, context.changes
    period = measure_period
    if benefit.period:
        period = resolve_period(benefit.period, document, changes, extended_number(benefit, measure))
    leads = tuple(context.departments[name] for name in benefit.lead or measure.lead)
    ways = benefit_ways(benefit, measure, leads, WayContext(document, context.anchors, context.companions))
    windows = benefit.windows or measure.windows
    period = with_later_windows(period, windows)
    return SiteBenefit(
        key=f"{measure_key(document, measure)}/{benefit.id}",
        benefit=benefit,
        kind=context.kinds[benefit.kind],
        period=period,
        lead=tuple(context.departments[name] for name in benefit.lead),
        responsible=tuple(context.departments[name] for name in benefit.responsible),
        windows=windows_in_term(windows, period),
        composed=benefit_rule(benefit, measure, period, document, context.anchors),
        ways=ways,
        relations=context.between.get(f"{measure_key(document, measure)}/{benefit.id}", ()),
        missing=missing_words(benefit, ways, document),
    )


def implied_units(document: Document, measure: Measure) -> tuple[str, ...]:
    """Return the departments that the standing rule of the document adds to those that the measure names."""
    rule = document.standing_rule
    if rule is None or measure.number <= rule.after:
        return ()
    return tuple(name for name in rule.units if name not in measure.all_units)
