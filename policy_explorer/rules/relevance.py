"""Which conditions of a rule an answer can still decide. Pure; `static/js/rules/relevance.js` is the twin in the browser.

The truth that a condition can still get lies between two bounds, its worst and its best truth: those that it has if every
unanswered test in it turns out against it, or in favour of it. Answers stay as they are; 不清楚 and a department's judgement stay
unknown. An answer can still meet the rule where everything around its test can come out true, and fail it where everything
can come out false; see docs/decisions/ask-what-matters.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.model import AllOf, AnyOf, Condition, CountOf, FactTest, Not, parts
from policy_explorer.model.answers import Answers
from policy_explorer.rules.evaluate import fact_truth

FALSE, UNKNOWN, TRUE = -1, 0, 1


def open_facts(rule: Condition, answers: Answers) -> frozenset[str]:
    """Return the unanswered facts whose answer can still decide the rule."""
    return frozenset(test.fact for test in open_tests(rule, answers))


def open_tests(rule: Condition, answers: Answers) -> Iterator[FactTest]:
    """Yield the unanswered tests through which an answer can still decide the rule, in the order of the rule."""
    return decisive_tests(rule, answers, met=True, failed=True)


def decisive_tests(condition: Condition, answers: Answers, met: bool, failed: bool) -> Iterator[FactTest]:
    """Yield the tests that can decide the rule by making this condition true (`met`) or false (`failed`)."""
    best, worst = truth_bound(condition, answers, TRUE), truth_bound(condition, answers, FALSE)
    can_meet, can_fail = met and best == TRUE, failed and worst == FALSE
    if best == worst or not (can_meet or can_fail):
        return
    if isinstance(condition, FactTest):
        yield condition
    elif isinstance(condition, Not):
        yield from decisive_tests(condition.not_, answers, met=can_fail, failed=can_meet)
    else:
        for part in parts(condition):
            yield from decisive_tests(part, answers, can_meet, can_fail)


def truth_bound(condition: Condition, answers: Answers, bound: int) -> int:
    """Return the best (`bound` TRUE) or the worst (`bound` FALSE) truth that a condition can still get."""
    match condition:
        case Not():
            return -truth_bound(condition.not_, answers, -bound)
        case AllOf():
            return min(truth_bound(part, answers, bound) for part in condition.all)
        case AnyOf():
            return max(truth_bound(part, answers, bound) for part in condition.any)
        case CountOf():
            return sorted((truth_bound(part, answers, bound) for part in condition.count), reverse=True)[
                condition.at_least - 1
            ]
        case FactTest():
            if condition.fact not in answers:
                return bound
            met = fact_truth(condition, answers[condition.fact])
            return UNKNOWN if met is None else TRUE if met else FALSE
    return UNKNOWN  # a department's judgement
