"""The rules by which examples are judged: with the conditions of general clauses, and of terms compared with an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from msgspec import Struct
from pydantic import ValidationError

from policy_explorer.derive.effective_rule import effective_rule
from policy_explorer.derive.resolve_period import document_period, resolve_period
from policy_explorer.load.problem import FieldPath
from policy_explorer.model import Benefit, Condition, Document, Period
from policy_explorer.rules.dated import depends_on_day, proof_days
from policy_explorer.rules.lengths import MONTHS, Count, full_day, last_start
from policy_explorer.validate.answers import Questions
from policy_explorer.validate.conditions import condition_problems
from policy_explorer.validate.shapes import read_shape
from policy_explorer.validate.source_file import EACH, SourceFile, cached_per_file

HORIZON, LONGEST = Count(30 * MONTHS), Count(100 * MONTHS)
UNKNOWN_ISSUE = date(2000, 1, 1)  # of a document that has another problem


class JudgedBenefit(Struct, frozen=True, dict=True):
    """A benefit with a rule: its `own` conditions, and the `rule` that judges it."""

    at: FieldPath
    benefit: Benefit
    own: Condition
    rule: Condition
    days: tuple[date, ...] = ()  # the reference dates to prove it on, if it depends on them

    @cached_property
    def timed(self) -> bool:
        """Whether the verdict depends on the reference date."""
        return depends_on_day(self.rule)

    @property
    def composed(self) -> bool:
        """Whether a clause or a term adds a condition."""
        return self.rule is not self.own


@cached_per_file
def checkable_benefits(file: SourceFile, questions: Questions) -> list[tuple[FieldPath, Benefit]]:
    """Return (path, model) of each benefit of the right shape whose tests have no problems."""
    with_problems = {at[:2] for at, _ in condition_problems(file, questions)}
    return [(at, benefit) for at, benefit in benefits(file) if at not in with_problems]


def benefits(file: SourceFile) -> Iterator[tuple[FieldPath, Benefit]]:
    """Yield (path, model) of each benefit of the right shape, whatever else is wrong with its measure."""
    measure, _ = read_shape(file) if file.readable else (None, ())
    if measure is not None:
        yield from ((("benefits", index), benefit) for index, benefit in enumerate(measure.benefits))
        return
    for at, written in file.select("benefits", EACH, kind=dict):
        try:
            yield at, Benefit.model_validate(written)
        except ValidationError:
            continue  # `shapes` reports it


@cached_per_file
def judged_benefits(file: SourceFile, document: SourceFile | None, questions: Questions) -> list[JudgedBenefit]:
    """Return the benefits of the measure `file` whose rule is known.

    Left out are those without a rule, those with problems in it, and those with problems in what governs it, such as a
    clause of `document` that cannot be read.
    """
    found = []
    for at, benefit in checkable_benefits(file, questions):
        own = benefit.eligibility
        rule = own and rule_of(file, benefit, own, document, questions)
        if own is not None and rule is not None:
            found.append(JudgedBenefit(at, benefit, own, rule, days_of_proof(rule, file, benefit, document)))
    return found


def days_of_proof(rule: Condition, file: SourceFile, benefit: Benefit, document: SourceFile | None) -> tuple[date, ...]:
    """Return the reference dates to prove a rule of `benefit` on; none if it does not depend on them."""
    return proof_days(rule, *reference_dates(file, benefit, document)) if depends_on_day(rule) else ()


def reference_dates(file: SourceFile, benefit: Benefit, document: SourceFile | None) -> tuple[date, date]:
    """Return the first and the last day on which people ask about `benefit`.

    From the issue of its document, or an earlier beginning of its term, to the end of the term as the document gives it; where
    it gives none, for the 30 years of `HORIZON`.
    """
    model, period = document_model(document), benefit.period or period_of(file, ("period",))
    if model is None or period is None:
        return span(UNKNOWN_ISSUE, None)
    term = resolve_period(period, model)
    return span(min(filter(None, (model.issued, term.begins)), default=UNKNOWN_ISSUE), term.until, model.issued)


def document_dates(document: SourceFile) -> tuple[date, date]:
    """Return the first and the last day on which people ask about a document."""
    model = document_model(document)
    return span(model.issued or UNKNOWN_ISSUE, document_period(model).until) if model else span(UNKNOWN_ISSUE, None)


def span(first: date, last: date | None, issued: date | None = None) -> tuple[date, date]:
    """Return the days to look at: no day is more than LONGEST from the issue, for a term may be written to end in 9999."""
    around = issued or first
    first = max(first, last_start(LONGEST, around) or date.min)
    return first, max(first, min(last or full_day(HORIZON, first), full_day(LONGEST, around)))


def rule_of(
    file: SourceFile, benefit: Benefit, own: Condition, document: SourceFile | None, questions: Questions
) -> Condition | None:
    """Return the rule that judges `benefit`, None where it is not known."""
    period, number, model = (
        benefit.period or period_of(file, ("period",)),
        file.get("number", int),
        document_model(document),
    )
    if not (governs(document) or (period and period.fact)):
        return own
    if document is None or model is None or number is None or condition_problems(document, questions):
        return None
    if not asks_for_day(period, questions):
        return None
    return effective_rule(own, number, period or Period(basis="document"), model, {}).rule


def period_of(file: SourceFile, at: FieldPath) -> Period | None:
    """Return the period at path `at` of the measure `file`, None where it has a problem."""
    try:
        return next((Period.model_validate(written) for _, written in file.select(*at, kind=dict)), None)
    except ValidationError:
        return None


def document_model(document: SourceFile | None) -> Document | None:
    """Return the model of document.yaml, None where it has a problem."""
    model: Document | None = read_shape(document)[0] if document and document.readable else None
    return model


def governs(document: SourceFile | None) -> bool:
    """Tell whether a clause of `document` holds conditions, as far as it can be read; True where it cannot be."""
    return document is None or bool(document.select("clauses", EACH, "eligibility"))


def asks_for_day(period: Period | None, questions: Questions) -> bool:
    """Tell whether `period` is compared with the reference date, or with the answer to a question for a date."""
    question = questions.valid.get(period.fact) if period and period.fact else None
    return not (period and period.fact) or (question is not None and question.type == "date")
