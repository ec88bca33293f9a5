"""Define the site as values, computed by `derive` and ready to be rendered.

Values that an editor wrote are contained unchanged. Measures refer to each other by key, so no value contains a
reference cycle. `Site` is what lists show, with a summary of each measure; `WholeSite` also has the measures
themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import chain

from msgspec import Struct

from policy_explorer.derive.benefit_relations import SiteRelation
from policy_explorer.derive.effective_rule import EffectiveRule, RuleSource
from policy_explorer.derive.longest import longest
from policy_explorer.derive.page_values import Deadline, DepartmentPage, DocumentPage, OpenEnded, SectorPage
from policy_explorer.derive.term import BenefitTerm, ResolvedPeriod, Term
from policy_explorer.derive.version import ContentVersion
from policy_explorer.derive.ways import SiteWay
from policy_explorer.derive.windows import SiteWindow
from policy_explorer.model import (
    Amount,
    Audience,
    Benefit,
    Catalogue,
    Chapter,
    Condition,
    Department,
    Document,
    Kind,
    Measure,
    Payout,
    Sector,
)
from policy_explorer.text.payout_figures import payout_amounts

LARGE_SITE = 200  # with more measures, what a small site shows on one page is divided by document


class SiteBenefit(Struct, frozen=True):
    """A benefit with its period and windows, or those of its measure, and the rule that judges it.

    The rule is None where nobody can apply. `lead` and `responsible` are units that it alone names.
    """

    key: str  # "<document>/<number>/<benefit id>"
    benefit: Benefit
    kind: Kind
    period: ResolvedPeriod
    lead: tuple[Department, ...]
    responsible: tuple[Department, ...]
    windows: tuple[SiteWindow, ...]
    composed: EffectiveRule | None
    ways: tuple[SiteWay, ...] = ()  # how to apply, the most specific statements first
    relations: tuple[SiteRelation, ...] = ()
    missing: str | None = None  # what nobody wrote of how to apply, in words

    @property
    def rule(self) -> Condition | None:
        """The conditions of the benefit, of the clauses that govern it, and of a term compared with an answer."""
        return self.composed and self.composed.rule

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The figures of its payout, and its other figures."""
        return (*payout_amounts(self.benefit.payout), *self.benefit.amounts)

    @property
    def sources(self) -> Mapping[int, RuleSource]:
        """Where the top-level parts of the rule stand that the benefit does not hold itself, by their places."""
        return self.composed.sources if self.composed else {}


def distinct(units: Iterable[Department]) -> tuple[Department, ...]:
    return tuple({unit.slug: unit for unit in units}.values())


class SiteMeasure(Struct, frozen=True, dict=True):
    """A measure with everything that its page and the lists show."""

    key: str  # "<document>/<number>", as in data-measure
    url: str  # relative to the root of the site
    document: Document
    chapter: Chapter
    measure: Measure
    label: str  # as the notice cites it, such as "第三条", or its number
    heading: str  # as the notice puts it, such as "14.支持某事。"
    period: ResolvedPeriod
    windows: tuple[SiteWindow, ...]
    lead: tuple[Department, ...]
    responsible: tuple[Department, ...]
    implied: tuple[Department, ...]
    sectors: tuple[Sector, ...]
    audiences: tuple[Audience, ...]
    kinds: tuple[Kind, ...]
    amounts: tuple[Amount, ...]  # of the measure and of its benefits, in the order of the file
    benefits: tuple[SiteBenefit, ...]
    related: tuple[str, ...]  # keys, nearest first
    previous: str | None
    next: str | None
    companions: tuple[str, ...] = ()  # the texts of the companions by which it is found

    @cached_property
    def leading(self) -> tuple[Department, ...]:
        """The departments that lead it or one of its benefits."""
        return distinct(chain(self.lead, *(benefit.lead for benefit in self.benefits)))

    @cached_property
    def taking_part(self) -> tuple[Department, ...]:
        """The departments that it or one of its benefits names besides those that lead."""
        named = distinct(chain(self.responsible, *(benefit.responsible for benefit in self.benefits)))
        leads = {unit.slug for unit in self.leading}
        return tuple(unit for unit in named if unit.slug not in leads)

    @cached_property
    def longest_period(self) -> ResolvedPeriod:
        """The period of the benefit that lasts longest: until then lists do not call the measure over."""
        return longest(entry.period for entry in self.measure_period_first)

    @cached_property
    def measure_period_first(self) -> list[SiteBenefit]:
        """The benefits, those with the period of the measure before those with one of their own."""
        return sorted(self.benefits, key=lambda entry: entry.benefit.period is not None)

    @cached_property
    def says_how(self) -> bool:
        """Whether it is known of any of its benefits how to apply."""
        return any(entry.ways for entry in self.benefits)

    @cached_property
    def missing(self) -> str | None:
        """What nobody wrote of how to apply, where it is known of no benefit, in words."""
        return None if self.says_how else next((entry.missing for entry in self.benefits if entry.missing), None)

    @cached_property
    def is_judged(self) -> bool:
        """Whether the measure has a benefit that applicants are judged for."""
        return any(entry.rule is not None for entry in self.benefits)


class MeasureSummary(Struct, frozen=True, array_like=True, dict=True):
    """What lists, facets and counts need of one measure: plain data, quick to decode ten thousand times.

    Entries of vocabularies are named by their slugs. `lead` and `responsible` include units of single benefits;
    `implied` are the departments that a standing rule adds. `with_rule`, `by_government` and `examples` are
    counts over all benefits. `terms` are the different ones of its benefits; until all documents are
    known, without what they change in them.
    """

    key: str
    url: str
    document: str  # its id
    document_name: str
    number: int
    label: str
    chapter: int
    title: str
    summary: str
    gives: str  # the titles of its benefits in one line
    amounts: tuple[tuple[str, str], ...]  # label, and the figure as the notice writes it
    contact: tuple[str, str]  # whom to ask: the role, and the names
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    implied: tuple[str, ...]
    sectors: tuple[str, ...]
    audiences: tuple[str, ...]
    kinds: tuple[str, ...]
    general: bool  # for every sector
    divisions: tuple[str, ...]  # the parts of the home page that it belongs to: see `text/access_wording.py`
    benefits: int
    with_rule: int
    by_government: int
    examples: int
    terms: tuple[BenefitTerm, ...]
    afterwards: tuple[tuple[date, str], ...] = ()  # days by which something is due afterwards, and what

    @cached_property
    def term(self) -> Term:
        """The term of the benefit that lasts longest."""
        return longest(own.term for own in self.terms)


def rules_in(entries: Iterable[SiteMeasure]) -> Iterator[tuple[str, Condition, Payout | None]]:
    """Yield the key, the rule and the payout of every benefit that has a rule."""
    for entry in entries:
        for site_benefit in entry.benefits:
            if site_benefit.rule is not None:
                yield site_benefit.key, site_benefit.rule, site_benefit.benefit.payout


class Site(Struct, frozen=True):
    """The site as its lists show it. `summaries` are keyed by measure, in the order of the notices.

    A measure is under one of its `deadlines`, is `open_ended`, or has a term that is compared with an answer: then it is
    in `by_answer`, the keys of these, whatever its last day.
    """

    catalogue: Catalogue
    version: ContentVersion
    summaries: Mapping[str, MeasureSummary]
    documents: tuple[DocumentPage, ...]
    departments: tuple[DepartmentPage, ...]
    sectors: tuple[SectorPage, ...]
    deadlines: tuple[Deadline, ...]
    open_ended: tuple[OpenEnded, ...]
    by_answer: tuple[str, ...]

    @property
    def several_documents(self) -> bool:
        return len(self.documents) > 1

    @property
    def any_superseded(self) -> bool:
        return any(page.period.superseded_from for page in self.documents)

    @property
    def any_paused(self) -> bool:
        """Whether the term of a measure has an earlier part, which does not reach to its deadline."""
        return any(own.term.earlier for row in self.summaries.values() for own in row.terms) and any(
            row.term.earlier for row in self.summaries.values()
        )


class WholeSite(Site, frozen=True):
    """The site with the measures themselves, by key, in the order of the notices."""

    measures: Mapping[str, SiteMeasure]
