"""A site and one applicant's answers -> every verdict with its reasons. Pure.

The reference date comes from the caller. The status of a benefit's period is given only for one, and without one the
conditions on lengths and ages are open. All other verdicts are those of `evaluate` on any day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from policy_explorer.derive.effective_rule import RuleSource
from policy_explorer.derive.site import SiteBenefit, SiteMeasure, WholeSite
from policy_explorer.derive.status import PeriodStatus, period_status
from policy_explorer.model import Benefit, Clause, Condition, Document, FactTest, Question, parts
from policy_explorer.model.answers import Answer, Answers
from policy_explorer.rules.computed import complete, computed_facts, computed_wording
from policy_explorer.rules.dated import dated
from policy_explorer.rules.evaluate import MeasureVerdict, Truth, measure_verdict, truth, verdict
from policy_explorer.rules.payout_wording import Step, headline, headline_in_term, steps, worded_plan
from policy_explorer.rules.payouts import Worked, work_out
from policy_explorer.rules.reasons import Undecided, undecided
from policy_explorer.rules.remedies import Remedy, remedies
from policy_explorer.text.wording import by_id

VERDICTS: tuple[MeasureVerdict, ...] = ("yes", "maybe", "no", "none")


class MatchedCondition(Struct, frozen=True):
    """A condition and its parts with their truths.

    `answered` is False if the fact of a test has no answer, not even 不清楚. `steps` say how the answer to a computed fact
    comes about, or why it is 不清楚. `source` says where the condition stands if that is not in the benefit.
    """

    condition: Condition
    truth: Truth
    parts: tuple[MatchedCondition, ...] = ()
    answered: bool = False
    answer: Answer = None
    source: RuleSource | None = None
    steps: str = ""


class MatchedBenefit(Struct, frozen=True):
    """A benefit with its verdict: `remedies` of a no, what is `undecided` in a maybe; `status` only on a reference date.

    `payout` is what it comes to, None where that is not written, and for a no. `judged` is the rule on the reference date.
    """

    entry: SiteBenefit
    verdict: MeasureVerdict
    rule: MatchedCondition | None
    remedies: tuple[Remedy, ...]
    undecided: Undecided
    status: PeriodStatus | None
    payout: MatchedPayout | None
    judged: Condition | None = None


class MatchedPayout(Struct, frozen=True):
    """What a benefit comes to: in one sentence, and the steps, each with its clause."""

    worked: Worked
    words: str
    steps: tuple[Step, ...]


class MatchedMeasure(Struct, frozen=True):
    """A measure with the best of its benefits' verdicts."""

    entry: SiteMeasure
    verdict: MeasureVerdict
    benefits: tuple[MatchedBenefit, ...]


class Match(Struct, frozen=True):
    """The measures in the order of their notices; `clauses` are the general ones that concern applicants.

    `answers` are those given, `completed` these with those to computed facts.
    """

    answers: Answers
    completed: Answers
    day: date | None
    measures: tuple[MatchedMeasure, ...]
    clauses: tuple[tuple[Document, Clause], ...]
    questions: Mapping[str, Question]
    disclaimer: str


def match(site: WholeSite, answers: Answers, day: date | None = None) -> Match:
    """Return what one applicant's answers, which suit the questions, come to in every rule of the site."""
    questions = by_id(site.catalogue.questions)
    completed = complete(answers, computed_facts(questions.values()))
    return Match(
        answers=answers,
        completed=completed,
        day=day,
        measures=tuple(matched_measure(entry, completed, day, questions, site) for entry in site.measures.values()),
        clauses=tuple(applicant_clauses(site)),
        questions=questions,
        disclaimer=site.catalogue.settings.disclaimer,
    )


def counts(verdicts: Iterable[MeasureVerdict]) -> dict[MeasureVerdict, int]:
    given = list(verdicts)
    return {name: given.count(name) for name in VERDICTS}


def matched_measure(
    entry: SiteMeasure, answers: Answers, day: date | None, questions: Mapping[str, Question], site: WholeSite
) -> MatchedMeasure:
    soon_days = site.catalogue.settings.soon_days
    benefits = tuple(matched_benefit(benefit, answers, day, questions, soon_days) for benefit in entry.benefits)
    return MatchedMeasure(entry, measure_verdict(benefit.verdict for benefit in benefits), benefits)


def matched_benefit(
    entry: SiteBenefit, answers: Answers, day: date | None, questions: Mapping[str, Question], soon_days: int
) -> MatchedBenefit:
    rule = entry.rule and dated(entry.rule, day)
    found = verdict(rule, answers)
    status = period_status(entry.period, day, soon_days) if day else None
    return MatchedBenefit(
        entry=entry,
        verdict=found,
        rule=matched_rule(rule, entry.sources, answers, questions) if rule else None,
        remedies=tuple(remedies(rule, answers, questions)) if rule and found == "no" else (),
        undecided=undecided(rule, answers) if rule and found == "maybe" else Undecided((), (), ()),
        status=status,
        payout=matched_payout(entry.benefit, found, answers, questions, over=status is not None and status.is_over),
        judged=rule,
    )


def matched_payout(
    benefit: Benefit, found: MeasureVerdict, answers: Answers, questions: Mapping[str, Question], *, over: bool
) -> MatchedPayout | None:
    if benefit.payout is None or found not in ("yes", "maybe"):
        return None
    plan = worded_plan(benefit.payout, questions)
    worked = work_out(plan, answers)
    words = headline_in_term(headline(plan, worked, found, questions), worked, over)
    return MatchedPayout(worked, words, tuple(steps(plan, worked, answers, questions)))


def matched_rule(
    rule: Condition, sources: Mapping[int, RuleSource], answers: Answers, questions: Mapping[str, Question]
) -> MatchedCondition:
    if isinstance(rule, FactTest):
        return matched_condition(rule, answers, None, questions)
    inside = (matched_condition(part, answers, sources.get(place), questions) for place, part in enumerate(parts(rule)))
    return MatchedCondition(rule, truth(rule, answers), tuple(inside))


def matched_condition(
    condition: Condition, answers: Answers, source: RuleSource | None, questions: Mapping[str, Question]
) -> MatchedCondition:
    met = truth(condition, answers)
    if isinstance(condition, FactTest):
        fact, question = condition.fact, questions[condition.fact]
        answered = fact in answers
        steps = computed_wording(question, answers, questions) if answered and question.parts else ""
        return MatchedCondition(condition, met, (), answered, answers.get(fact), source, steps)
    inside = (matched_condition(part, answers, source, questions) for part in parts(condition))
    return MatchedCondition(condition, met, tuple(inside), source=source)


def applicant_clauses(site: WholeSite) -> Iterable[tuple[Document, Clause]]:
    for page in site.documents:
        document = page.notice.document
        yield from ((document, clause) for clause in document.clauses if clause.concerns_applicants)
