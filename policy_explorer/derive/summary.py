"""Summarise a measure: what lists of measures show of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy_explorer.derive.contact import LEAD, Contact, contact_of, leading, responsible
from policy_explorer.derive.extended_term import extended_number
from policy_explorer.derive.site import MeasureSummary, SiteMeasure
from policy_explorer.derive.term import BenefitTerm, plain_term
from policy_explorer.model import Amount, Entry
from policy_explorer.text.access_wording import divisions_of
from policy_explorer.text.comparators import with_comparator
from policy_explorer.text.wording import document_wording

MOST_AMOUNTS = 2
MOST_BENEFITS = 2
GIVEN = ("amount", "rate")


def summarise(entry: SiteMeasure) -> MeasureSummary:
    """Return the summary of a measure."""
    measure = entry.measure
    benefits = [site_benefit.benefit for site_benefit in entry.benefits]
    return MeasureSummary(
        key=entry.key,
        url=entry.url,
        document=entry.document.id,
        document_name=document_wording(entry.document),
        number=measure.number,
        label=entry.label,
        chapter=entry.chapter.number,
        title=measure.title,
        summary=measure.summary.text,
        gives=in_one_line([benefit.title for benefit in benefits]),
        amounts=tuple(headline_amounts(entry))[:MOST_AMOUNTS],
        contact=listed_contact(entry),
        lead=slugs(leading(entry)),
        responsible=slugs(responsible(entry)),
        implied=slugs(entry.implied),
        sectors=slugs(entry.sectors),
        audiences=slugs(entry.audiences),
        kinds=slugs(entry.kinds),
        general=any(sector.everything for sector in entry.sectors),
        divisions=divisions_of(benefits),
        benefits=len(benefits),
        with_rule=sum(site_benefit.rule is not None for site_benefit in entry.benefits),
        by_government=sum(benefit.access == "government" for benefit in benefits),
        examples=sum(len(benefit.examples) for benefit in benefits),
        terms=tuple(dict.fromkeys(benefit_terms(entry))),
        afterwards=tuple(
            (each.until, each.label) for each in measure.dates if each.role == "performance" and each.until
        ),
    )


def benefit_terms(entry: SiteMeasure) -> Iterator[BenefitTerm]:
    """Yield the term of each benefit."""
    for site_benefit in entry.measure_period_first:
        own = site_benefit.benefit.period or entry.measure.period
        number = extended_number(site_benefit.benefit, entry.measure)
        yield BenefitTerm(plain_term(site_benefit.period), not own.says_end, number)


def listed_contact(entry: SiteMeasure) -> tuple[str, str]:
    """Return whom lists name: all units that lead the measure or a benefit of it, or else whom to ask."""
    leads = leading(entry)
    contact = Contact(LEAD, leads) if leads else contact_of(entry)
    return contact.role, contact.words


def slugs(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.slug for entry in entries)


def in_one_line(titles: list[str], most: int = MOST_BENEFITS) -> str:
    """Return the first `most` titles; where one has a mark of its own, apart from each other: `引进品牌首店、旗舰店等；打造创新基地`."""
    first = titles[:most]
    named = ("；" if any(mark in title for mark in "、，" for title in first) else "、").join(first)
    return named if len(titles) <= most else f"{named}等 {len(titles)} 项内容"


def headline_amounts(entry: SiteMeasure) -> Iterator[tuple[str, str]]:
    """Yield label and figure of each prominent amount, with its comparator and its whole unit: 不低于50%, 1000元/人."""
    for amount, figure in prominent(entry):
        yield amount.label, with_comparator(amount, figure) + per_what(amount, figure)


def prominent(entry: SiteMeasure) -> Iterator[tuple[Amount, str]]:
    """Yield each amount that is granted, and its figure, if its quote contains the figure in that form."""
    for site_benefit in entry.benefits:
        for amount in site_benefit.amounts:
            if amount.role in GIVEN and (figure := verbatim_figure(amount)) in amount.quote:
                yield amount, figure


def per_what(amount: Amount, figure: str) -> str:
    """Return what the figure is for one of, where its wording leaves that to the sentence: `/人` of 每人1000元."""
    _, slash, unit = amount.unit.partition("/")
    return f"/{unit}" if slash and "/" not in figure else ""


def verbatim_figure(amount: Amount) -> str:
    return amount.written or f"{amount.value:.15g}{amount.unit}"
