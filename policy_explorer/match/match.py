"""A site and one applicant's answers -> every verdict with its reasons. Pure.

The verdicts are those of `evaluate`. The term is an axis of its own: on which day it is looked at comes
from the caller, and without a day nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from policy_explorer.derive.site import Site, SiteBenefit, SiteMeasure
from policy_explorer.derive.status import Standing, standing
from policy_explorer.model import Clause, Condition, Document, FactTest, Question, parts
from policy_explorer.rules.evaluate import Answers, MeasureVerdict, Truth, measure_verdict, truth, verdict
from policy_explorer.rules.reasons import Remedy, Undecided, remedies, undecided
from policy_explorer.text.wording import by_id

VERDICTS: tuple[MeasureVerdict, ...] = ("yes", "maybe", "no", "none")


class MatchedCondition(Struct, frozen=True):
    """A condition and its parts, with how each comes out. `answered` is False where its fact has no answer at all."""

    condition: Condition
    truth: Truth
    parts: tuple[MatchedCondition, ...] = ()
    answered: bool = False
    answer: Any = None


class MatchedBenefit(Struct, frozen=True):
    """What would have to be different for a no (`remedies`), what is open for a maybe. `standing` only for a given day."""

    entry: SiteBenefit
    verdict: MeasureVerdict
    rule: MatchedCondition | None
    remedies: tuple[Remedy, ...]
    undecided: Undecided
    standing: Standing | None


class MatchedMeasure(Struct, frozen=True):
    """A measure with the best of its benefits' verdicts."""

    entry: SiteMeasure
    verdict: MeasureVerdict
    benefits: tuple[MatchedBenefit, ...]


class Match(Struct, frozen=True):
    """The measures in the order of their notices; the general clauses are those that concern applicants."""

    answers: Answers
    day: date | None
    measures: tuple[MatchedMeasure, ...]
    clauses: tuple[tuple[Document, Clause], ...]
    questions: Mapping[str, Question]
    disclaimer: str


def match(site: Site, answers: Answers, day: date | None = None) -> Match:
    """Hold one applicant's answers, which suit the questions, against every rule of the site."""
    questions = by_id(site.catalogue.questions)
    return Match(
        answers=answers,
        day=day,
        measures=tuple(matched_measure(entry, answers, day, questions, site) for entry in site.measures.values()),
        clauses=tuple(concerning_applicants(site)),
        questions=questions,
        disclaimer=site.catalogue.settings.disclaimer,
    )


def counts(verdicts: Iterable[MeasureVerdict]) -> dict[MeasureVerdict, int]:
    given = list(verdicts)
    return {name: given.count(name) for name in VERDICTS}


def matched_measure(
    entry: SiteMeasure, answers: Answers, day: date | None, questions: Mapping[str, Question], site: Site
) -> MatchedMeasure:
    soon_days = site.catalogue.settings.soon_days
    benefits = tuple(matched_benefit(benefit, answers, day, questions, soon_days) for benefit in entry.benefits)
    return MatchedMeasure(entry, measure_verdict(benefit.verdict for benefit in benefits), benefits)


def matched_benefit(
    entry: SiteBenefit, answers: Answers, day: date | None, questions: Mapping[str, Question], soon_days: int
) -> MatchedBenefit:
    rule, found = entry.benefit.eligibility, verdict(entry.benefit, answers)
    return MatchedBenefit(
        entry=entry,
        verdict=found,
        rule=rule and matched_condition(rule, answers),
        remedies=tuple(remedies(rule, answers, questions)) if found == "no" else (),
        undecided=undecided(rule, answers) if found == "maybe" else Undecided((), (), ()),
        standing=standing(entry.period, day, soon_days) if day else None,
    )


def matched_condition(condition: Condition, answers: Answers) -> MatchedCondition:
    met = truth(condition, answers)
    if isinstance(condition, FactTest):
        fact = condition.fact
        return MatchedCondition(condition, met, answered=fact in answers, answer=answers.get(fact))
    return MatchedCondition(condition, met, tuple(matched_condition(part, answers) for part in parts(condition)))


def concerning_applicants(site: Site) -> Iterable[tuple[Document, Clause]]:
    for page in site.documents:
        document = page.notice.document
        yield from ((document, clause) for clause in document.clauses if clause.concerns_applicants)
