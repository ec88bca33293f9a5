"""Rules and answers -> verdicts, in Kleene's strong three-valued logic (S. C. Kleene, 1952). Pure.

A truth is True, False or None (unknown). An unanswered fact, 不清楚 and an answer that does not suit the test are all
unknown. `static/js/rules/evaluate.js` is the twin in the browser; see docs/decisions/two-evaluators.md.
"""

from __future__ import annotations

import operator as python
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Literal, NamedTuple

from policy_explorer.model import AllOf, AnyOf, Benefit, Condition, FactTest, Not
from policy_explorer.model.answers import Answer, Answers, NumberRange, is_number
from policy_explorer.rules.ranges import OPPOSITE, range_truth

Truth = bool | None
MeasureVerdict = Literal["yes", "maybe", "no", "none"]

VERDICT_BY_TRUTH: dict[Truth, MeasureVerdict] = {True: "yes", None: "maybe", False: "no"}


def truth(condition: Condition, answers: Answers) -> Truth:
    """Return whether the condition is met, None while the answers leave it open."""
    match condition:
        case FactTest():
            return fact_truth(condition, answers.get(condition.fact))
        case AllOf():
            return conjunction(truth(part, answers) for part in condition.all)
        case AnyOf():
            return disjunction(truth(part, answers) for part in condition.any)
        case Not():
            return negation(truth(condition.not_, answers))
    return None  # manual: only a department can decide


def verdict(benefit: Benefit, answers: Answers) -> MeasureVerdict:
    """Return the verdict on one benefit, `none` where nobody can apply for it."""
    if benefit.eligibility is None:
        return "none"
    return VERDICT_BY_TRUTH[truth(benefit.eligibility, answers)]


def measure_verdict(verdicts: Iterable[MeasureVerdict]) -> MeasureVerdict:
    """Return the best of the verdicts on a measure's benefits; `none` only where all of them are."""
    given = set(verdicts)
    ranked: tuple[MeasureVerdict, ...] = ("yes", "maybe", "no")
    return next((verdict for verdict in ranked if verdict in given), "none")


def conjunction(truths: Iterable[Truth]) -> Truth:
    result: Truth = True
    for value in truths:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def disjunction(truths: Iterable[Truth]) -> Truth:
    result: Truth = False
    for value in truths:
        if value is True:
            return True
        if value is None:
            result = None
    return result


def negation(value: Truth) -> Truth:
    return None if value is None else not value


def fact_truth(test: FactTest, answer: Answer) -> Truth:
    """Return how one test comes out for the answer to its fact."""
    operator = test.operator
    operand: Any = test.operand  # of the type that the operator takes
    if isinstance(answer, NumberRange):
        return range_truth(operator, operand, answer) if operator in OPPOSITE else None
    suits, holds = TESTS[operator]
    return holds(answer, operand) if suits(answer, operand) else None


# What an answer must be for an operator to judge it. An option's id says nothing about true or false.
def has_type_of_operand(answer: Answer, operand: Any) -> bool:
    return type(answer) is type(operand)


def is_option(answer: Answer, operand: Any) -> bool:
    return isinstance(answer, str)


def is_selection(answer: Answer, operand: Any) -> bool:
    return isinstance(answer, tuple)


def is_figure(answer: Answer, operand: Any) -> bool:
    return is_number(answer)


def is_day(answer: Answer, operand: Any) -> bool:
    return isinstance(answer, date)


def is_among(answer: Any, operand: Any) -> bool:
    return answer in operand


def has_any(answer: Any, operand: Any) -> bool:
    return any(option in answer for option in operand)


class Operator(NamedTuple):
    """Which answers an operator can judge, and when such an answer meets the operand."""

    suits: Callable[[Answer, Any], bool]
    holds: Callable[[Any, Any], bool]


TESTS: dict[str, Operator] = {
    "is": Operator(has_type_of_operand, python.eq),
    "one_of": Operator(is_option, is_among),
    "includes": Operator(is_selection, python.contains),
    "includes_any": Operator(is_selection, has_any),
    "at_least": Operator(is_figure, python.ge),
    "at_most": Operator(is_figure, python.le),
    "more_than": Operator(is_figure, python.gt),
    "less_than": Operator(is_figure, python.lt),
    "on_or_after": Operator(is_day, python.ge),
    "on_or_before": Operator(is_day, python.le),
    "after": Operator(is_day, python.gt),
    "before": Operator(is_day, python.lt),
}
