"""The order of the results within a verdict. Pure; `static/js/questionnaire/results/order.js` is the same, and docs/interview.md says it.

First what can be had now, then what can still be applied for though its term is over, what has not begun, and what is over.
Among these the greater sum of money, then the nearer end (of what is over the latest), then the order of the notices. Without a
reference date nothing counts as over.
"""

from __future__ import annotations

from datetime import date
from math import inf

from policy_explorer.derive.days import ONE_DAY
from policy_explorer.derive.gives import fixed_worth
from policy_explorer.derive.site import LARGE_SITE
from policy_explorer.derive.status import State
from policy_explorer.derive.term import Term
from policy_explorer.match.match import VERDICTS, Match, MatchedBenefit, MatchedMeasure
from policy_explorer.rules.evaluate import MeasureVerdict
from policy_explorer.text.yuan import yuan_in

NOW, LATER, UPCOMING, OVER = range(4)
RANKS: dict[State, int] = {
    "open": NOW,
    "closing": NOW,
    "by_answer": NOW,
    "afterwards": LATER,
    "upcoming": UPCOMING,
    "ended": OVER,
    "superseded": OVER,
}
FITS: tuple[MeasureVerdict, ...] = ("yes", "maybe")


def by_verdict(match: Match) -> dict[MeasureVerdict, list[MatchedMeasure]]:
    """Return the measures of each verdict in order."""
    worked = len(match.measures) <= LARGE_SITE
    ordered = sorted(match.measures, key=lambda measure: sort_key(measure, worked))
    return {verdict: [each for each in ordered if each.verdict == verdict] for verdict in VERDICTS}


def in_order(benefits: tuple[MatchedBenefit, ...]) -> list[MatchedBenefit]:
    """Return the benefits of a measure with the best verdicts first."""
    return sorted(benefits, key=lambda benefit: VERDICTS.index(benefit.verdict))


def sort_key(measure: MatchedMeasure, worked: bool) -> tuple[int, float, float]:
    """Return rank, worth and end of the benefits that the verdict stems from and that have the best rank."""
    rank = rank_of(measure)
    best = [each for each in measure.benefits if each.verdict == measure.verdict and benefit_rank(each) == rank]
    worth = max((worth_of(each, worked) for each in best if measure.verdict in FITS), default=0.0)
    ends = [last_day(each.entry.period) for each in best]
    return rank, -worth, min((-end if rank == OVER else end for end in ends), default=inf)


def rank_of(measure: MatchedMeasure) -> int:
    """Return the best rank of the benefits that the verdict stems from."""
    return min((benefit_rank(each) for each in measure.benefits if each.verdict == measure.verdict), default=OVER)


def benefit_rank(benefit: MatchedBenefit) -> int:
    return RANKS[benefit.status.state] if benefit.status else NOW


def worth_of(benefit: MatchedBenefit, worked: bool) -> float:
    """Return what a benefit comes to in 元: the figure worked out, where that is done, or a fixed sum that the notice writes; else 0."""
    payout = benefit.payout
    if payout is None or not worked:
        return fixed_worth(benefit.entry.benefit)
    found = payout.worked
    yuan = yuan_in(found.unit or "")
    return float(found.value) * yuan if found.state == "figure" and found.value and yuan else 0


def last_day(term: Term) -> float:
    """Return the last day of a term as a number, infinite where there is none or an answer decides it."""
    ends: list[date] = [term.superseded_from - ONE_DAY] if term.superseded_from else []
    if not term.fact:
        ends += [day for day in (term.until, term.used_up and term.used_up - ONE_DAY) if day]
    return min((day.toordinal() for day in ends), default=inf)
