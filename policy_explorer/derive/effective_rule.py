"""The rule of a benefit with everything in the notice that is part of it. Pure.

Beside the benefit's own conditions these are the conditions of general clauses, and a term that is compared with a date
that the applicant gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from policy_explorer.derive.addresses import document_url
from policy_explorer.derive.resolve_period import resolve_period
from policy_explorer.derive.term import ResolvedPeriod, written_pauses
from policy_explorer.model import (
    AnyOf,
    Benefit,
    Clause,
    Condition,
    Document,
    FactTest,
    Manual,
    Measure,
    Period,
)
from policy_explorer.model.rules import with_parts
from policy_explorer.rules.compose import compose, conjuncts, governing
from policy_explorer.text.citation import numbered

OF_TERM = "依期限"
COUNTERPART_NOT_NAMED = "办理的单位（文件没有写明是谁）"


class RuleSource(Struct, frozen=True):
    """Where a part of a rule stands that the benefit itself does not hold.

    `label` says so in words, such as `依第二条，适用于全部措施`. `clause` is the id of the general clause, None for a term.
    `url` is the page of the document, `anchors` are those on it by quote; for a quote of the measure's own text `url` is
    None.
    """

    label: str
    clause: str | None = None
    url: str | None = None
    anchors: Mapping[str, str] = {}

    def place(self, quote: str) -> str | None:
        """Return the address of a quote on the document's page, None where it stands in the text of the measure."""
        return self.url and f"{self.url}#{self.anchors.get(quote, 'main')}"


class Extra(NamedTuple):
    """A condition of a rule that stands elsewhere, and where."""

    condition: Condition
    source: RuleSource


class EffectiveRule(NamedTuple):
    """A rule, and the sources of those of its top-level parts that stand elsewhere, by their places."""

    rule: Condition
    sources: Mapping[int, RuleSource]


class QuotedDay(NamedTuple):
    """A first or last day, and the quote that gives it; `of_document` if that stands outside the measure."""

    day: date
    quote: str
    of_document: bool


def effective_rule(
    own: Condition,
    number: int,
    period: Period,
    document: Document,
    anchors: Mapping[str, str],
    resolved: ResolvedPeriod | None = None,
) -> EffectiveRule:
    """Return the rule that judges a benefit with the conditions `own` and the written `period`.

    `number` is that of its measure, and `anchors` are those on the page of the document, by quote. `resolved` is the
    period with what other documents change in it, if they are known.
    """
    worked_out = resolved or resolve_period(period, document)
    extra = [*clause_conditions(document, number, anchors), *term_conditions(period, worked_out, document, anchors)]
    first = len(conjuncts(own))
    rule = compose(own, [each.condition for each in extra])
    return EffectiveRule(rule, {place: each.source for place, each in enumerate(extra, start=first)})


def benefit_rule(
    benefit: Benefit, measure: Measure, resolved: ResolvedPeriod, document: Document, anchors: Mapping[str, str]
) -> EffectiveRule | None:
    """Return the rule that judges a benefit with this period, None where nobody can apply for it."""
    if benefit.eligibility is None:
        return None
    period = benefit.period or measure.period
    own = benefit.eligibility
    if benefit.access == "counterpart":
        own = judged_by(own, benefit.counterpart or COUNTERPART_NOT_NAMED)
    return effective_rule(own, measure.number, period, document, anchors, resolved)


def judged_by(condition: Condition, judge: str) -> Condition:
    """Return a condition in which `judge` decides whatever nobody else is named for."""
    if isinstance(condition, Manual):
        return condition if condition.by else condition.model_copy(update={"by": judge})
    return with_parts(condition, lambda part: judged_by(part, judge))


def clause_conditions(document: Document, number: int, anchors: Mapping[str, str]) -> Iterator[Extra]:
    """Yield the conditions of the general clauses that govern a measure."""
    for clause in governing(document.clauses, number):
        if clause.eligibility is not None:
            source = RuleSource(clause_label(clause, document), clause.id, document_url(document), anchors)
            yield from (Extra(condition, source) for condition in conjuncts(clause.eligibility))


def clause_label(clause: Clause, document: Document) -> str:
    """Return where a condition comes from: `依第二条，适用于全部措施`, `依“适用对象”，适用于第四条、第五条`."""
    return f"依{clause.citation or f'“{clause.title}”'}，{scope_wording(clause, document)}"


def clause_place(clause: Clause, document: Document) -> str:
    """Return what a clause says of its own place: `第二条，适用于第四条、第五条`; "" where it is a clause for all without a number."""
    said = (clause.citation, scope_wording(clause, document) if clause.citation or clause.measures else None)
    return "，".join(filter(None, said))


def scope_wording(clause: Clause, document: Document) -> str:
    """Return which measures a clause governs: `适用于全部措施`, `适用于第3、4项`, `适用于第四条、第五条`.

    Measures are cited in the way of the document; of a citation that a single measure has, a document knows nothing.
    """
    if not clause.measures:
        return "适用于全部措施"
    if document.citation is None:
        return f"适用于第{'、'.join(map(str, clause.measures))}项"
    return f"适用于{'、'.join(numbered(document.citation, number) for number in clause.measures)}"


def term_conditions(
    period: Period, resolved: ResolvedPeriod, document: Document, anchors: Mapping[str, str]
) -> Iterator[Extra]:
    """Yield the tests that compare a date of the applicant with a term; none where it is compared with the reference date.

    A last day that another document gives is quoted from there.
    """
    if period.fact is None:
        return
    of_document = RuleSource(OF_TERM, None, document_url(document), anchors)
    first, last = first_quoted(period, resolved, document), last_quoted(period, resolved, document)
    last_source = of_document if last and last.of_document else RuleSource(OF_TERM)
    if resolved.extended_by:
        extension = resolved.extended_by[-1]
        last = QuotedDay(extension.until, extension.quote, of_document=True) if extension.until else None
        last_source = RuleSource(OF_TERM, None, extension.url, {extension.quote: extension.anchor})
    first_source = of_document if first and first.of_document else RuleSource(OF_TERM)
    for operator, end, source in (("on_or_after", first, first_source), ("on_or_before", last, last_source)):
        if end is not None:
            yield Extra(FactTest.model_validate({"fact": period.fact, operator: end.day, "quote": end.quote}), source)
    yield from pause_conditions(period.fact, resolved)


def pause_conditions(fact: str, resolved: ResolvedPeriod) -> Iterator[Extra]:
    """Yield, for each pause in a term, the condition that the date `fact` is not in it, as the extension says."""
    for last, resumes in written_pauses(resolved):
        extension = next(each for each in resolved.extended_by if each.from_ == resumes)
        source = RuleSource(OF_TERM, None, extension.url, {extension.quote: extension.anchor})
        sides = {"on_or_before": last, "on_or_after": resumes}
        either = [{"fact": fact, operator: day, "quote": extension.quote} for operator, day in sides.items()]
        yield Extra(AnyOf.model_validate({"any": either}), source)


def first_quoted(period: Period, resolved: ResolvedPeriod, document: Document) -> QuotedDay | None:
    """Return the first day of a term with the quote that gives it, None where there is none."""
    return quoted(resolved.from_, period.quote if period.says_start else None, document.period.from_quote)


def last_quoted(period: Period, resolved: ResolvedPeriod, document: Document) -> QuotedDay | None:
    """Return the last day of a term with the quote that gives it, None where there is none."""
    return quoted(resolved.until, period.quote if period.says_end else None, document.period.quote)


def quoted(day: date | None, own: str | None, general: str | None) -> QuotedDay | None:
    """Return a day with the quote of the measure, or else that of the document."""
    quote = own or general
    return QuotedDay(day, quote, of_document=own is None) if day and quote else None
