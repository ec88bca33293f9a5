"""Which conditions of a rule an answer can still settle. Pure; `static/js/rules/rule_table.js` is the twin in the browser.

What a condition can still come to lies between its worst and its best truth: those that it has if every unanswered test
under it turns out against it, or in favour of it. What is answered stays as it is; 不清楚 and a department's judgement stay
unknown. An answer can still meet the rule where everything around its test can come out true, and fail it where everything
can come out false; see docs/decisions/ask-what-matters.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.model import AllOf, AnyOf, Condition, FactTest, Not, parts
from policy_explorer.model.answers import Answers
from policy_explorer.rules.evaluate import fact_truth

FALSE, UNKNOWN, TRUE = -1, 0, 1


def open_facts(rule: Condition, answers: Answers) -> frozenset[str]:
    """Return the unanswered facts whose answer can still settle the rule."""
    return frozenset(test.fact for test in open_tests(rule, answers))


def open_tests(rule: Condition, answers: Answers) -> Iterator[FactTest]:
    """Yield the unanswered tests through which an answer can still settle the rule, in the order of the rule."""
    return settling_tests(rule, answers, met=True, failed=True)


def settling_tests(condition: Condition, answers: Answers, met: bool, failed: bool) -> Iterator[FactTest]:
    """Yield the tests that can settle the rule by making this condition true (`met`) or false (`failed`)."""
    best, worst = extreme_truth(condition, answers, TRUE), extreme_truth(condition, answers, FALSE)
    can_meet, can_fail = met and best == TRUE, failed and worst == FALSE
    if best == worst or not (can_meet or can_fail):
        return
    if isinstance(condition, FactTest):
        yield condition
    elif isinstance(condition, Not):
        yield from settling_tests(condition.not_, answers, met=can_fail, failed=can_meet)
    else:
        for part in parts(condition):
            yield from settling_tests(part, answers, can_meet, can_fail)


def extreme_truth(condition: Condition, answers: Answers, extreme: int) -> int:
    """Return the best (`extreme` TRUE) or the worst (`extreme` FALSE) truth that a condition can still come to."""
    match condition:
        case Not():
            return -extreme_truth(condition.not_, answers, -extreme)
        case AllOf():
            return min(extreme_truth(part, answers, extreme) for part in condition.all)
        case AnyOf():
            return max(extreme_truth(part, answers, extreme) for part in condition.any)
        case FactTest():
            if condition.fact not in answers:
                return extreme
            met = fact_truth(condition, answers[condition.fact])
            return UNKNOWN if met is None else TRUE if met else FALSE
    return UNKNOWN  # a department's judgement
