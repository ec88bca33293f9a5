"""A measure as the questionnaire shows it: rows of data/questionnaire.js and of its slices. No effects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from policy_explorer.derive.benefit_relations import SiteRelation
from policy_explorer.derive.contact import benefit_contact, contact_of
from policy_explorer.derive.gives import fixed_worth, gives_words
from policy_explorer.derive.site import SiteBenefit, SiteMeasure
from policy_explorer.derive.term import ResolvedPeriod
from policy_explorer.derive.term_wording import extension_wording
from policy_explorer.derive.ways import SiteWay, short_words
from policy_explorer.model import (
    Question,
)
from policy_explorer.render.payout_entries import payout_entry
from policy_explorer.render.quote_places import quote_place
from policy_explorer.render.rule_entries import RuleContext, whole_rule_entry
from policy_explorer.render.stretches import later_entries, stretch_entries
from policy_explorer.render.window_entries import window_entry
from policy_explorer.text.access_wording import access_label, counterpart_decides, strength_word
from policy_explorer.text.data_shapes.periods import PeriodEntry, iso
from policy_explorer.text.data_shapes.questionnaire import (
    BenefitEntry,
    MeasureEntry,
    RelationEntry,
    WayEntry,
)


def measure_entry(entry: SiteMeasure, known: Mapping[str, Question]) -> MeasureEntry:
    fields: MeasureEntry = {
        "key": entry.key,
        "document": entry.document.id,
        "number": entry.measure.number,
        "title": entry.measure.title,
        "url": entry.url,
        "lead": [unit.name for unit in entry.lead],
        "period": period_entry(entry.longest_period),
        "benefits": [benefit_entry(benefit, entry, known) for benefit in entry.benefits],
    }
    if entry.label != str(entry.measure.number):
        fields["label"] = entry.label
    contact = contact_of(entry)
    if not entry.lead:
        fields["contact"] = (contact.role, list(contact.names) or [contact.words])
    if entry.windows:
        fields["windows"] = [window_entry(window) for window in entry.windows]
    return fields


def benefit_entry(entry: SiteBenefit, measure: SiteMeasure, known: Mapping[str, Question]) -> BenefitEntry:
    """Return the entry of a benefit: `rule` if anybody can apply, `period` if it differs from that of the measure."""
    benefit = entry.benefit
    fields: BenefitEntry = {
        "id": benefit.id,
        "title": benefit.title,
        "kind": entry.kind.name,
        "quote": benefit.quote,
        "access": benefit.access,
        "how": access_label(benefit),
    }
    add_given(fields, entry)
    if word := strength_word(benefit):
        fields["word"] = word
        if benefit.access == "counterpart" and counterpart_decides(benefit):
            fields["decides"] = True
    add_ways(fields, entry, measure)
    if benefit.counterpart:
        fields["counterpart"] = benefit.counterpart
    if entry.period != measure.longest_period:
        fields["period"] = period_entry(entry.period)
    if benefit.lead:
        fields["lead"] = list(benefit.lead)
    if benefit.responsible:
        fields["responsible"] = list(benefit.responsible)
    if entry.windows != measure.windows:
        fields["windows"] = [window_entry(window) for window in entry.windows]
    if benefit.payout is not None:
        fields["payout"] = payout_entry(benefit.payout, measure, known)
    if entry.rule is not None:
        context = RuleContext(measure, benefit_contact(entry, measure).deciders, known)
        fields["rule"] = whole_rule_entry(entry.rule, entry.sources, context)
    return fields


def add_given(fields: BenefitEntry, entry: SiteBenefit) -> None:
    """Add to the entry of a benefit what it gives, where the text says so in figures."""
    if gives := gives_words(entry):
        fields["gives"] = gives
    if worth := fixed_worth(entry.benefit):
        fields["worth"] = worth


def add_ways(fields: BenefitEntry, entry: SiteBenefit, measure: SiteMeasure) -> None:
    """Add to the entry of a benefit how to apply for it, and how it stands to others, where anything is written of that."""
    if entry.ways:
        fields["brief"] = short_words(entry.ways)
        fields["ways"] = [way_entry(way, measure) for way in entry.ways]
    if entry.missing:
        fields["missing"] = entry.missing
    if entry.relations:
        fields["relations"] = [relation_entry(relation) for relation in entry.relations]


def way_entry(way: SiteWay, measure: SiteMeasure) -> WayEntry:
    fields: WayEntry = {"said": [(label, words) for _, label, words in way.labelled], "origin": way.origin}
    if way.quote:
        fields["quote"] = way.quote
        fields["at"] = way.place or quote_place(measure, way.quote)
    if way.url:
        fields["url"] = way.url
    return fields


def relation_entry(relation: SiteRelation) -> RelationEntry:
    return {
        "kind": relation.kind,
        "words": relation.words,
        "others": [(other.key, other.title, other.url) for other in relation.others],
        "quote": relation.quote,
        "at": relation.place,
    }


def period_entry(period: ResolvedPeriod) -> PeriodEntry:
    days = {
        "from": period.from_,
        "issued": period.issued,
        "until": period.until,
        "used_up": period.used_up,
        "superseded": period.superseded_from,
    }
    fields = {
        "basis": period.basis,
        **{name: iso(day) for name, day in days.items() if day},
        "provisional": period.provisional,
        "fact": period.fact,
        "quote": period.quote,
        "note": period.note,
        "extended": extension_wording(period),
        "earlier": stretch_entries(period),
        "afterwards": later_entries(period),
    }
    if period.undated_end:
        fields["ends"] = period.undated_end
    return cast(PeriodEntry, {name: value for name, value in fields.items() if value})
