"""Rules and answers -> verdicts, in Kleene's strong three-valued logic (S. C. Kleene, 1952). Pure.

A truth is True, False or None (unknown). An unanswered fact, 不清楚 and an answer that does not suit the test are all
unknown. `static/js/rules/evaluate.js` is the twin in the browser; see docs/decisions/two-evaluators.md.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Literal

from policy_explorer.model import AllOf, AnyOf, Condition, CountOf, FactTest, Not
from policy_explorer.model.answers import Answer, Answers, NumberRange, is_number
from policy_explorer.rules.ranges import OPPOSITE, range_truth
from policy_explorer.rules.spec import SPEC, AnswerKind, Relation

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
        case CountOf():
            return count_truth((truth(part, answers) for part in condition.count), condition.at_least)
    return None  # manual: only a department can decide


def verdict(rule: Condition | None, answers: Answers) -> MeasureVerdict:
    """Return the verdict of a benefit's rule, `none` where it has none because nobody can apply for it."""
    return "none" if rule is None else VERDICT_BY_TRUTH[truth(rule, answers)]


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


def count_truth(truths: Iterable[Truth], least: int) -> Truth:
    """Return whether at least so many are true, None while the unknown ones may still make it so."""
    values = list(truths)
    met, failed = values.count(True), values.count(False)
    return True if met >= least else False if len(values) - failed < least else None


def negation(value: Truth) -> Truth:
    return None if value is None else not value


def fact_truth(test: FactTest, answer: Answer) -> Truth:
    """Return how one test comes out for the answer to its fact."""
    operand: Any = test.operand  # of the type that the operator takes
    if isinstance(answer, NumberRange):
        return range_truth(test.operator, operand, answer) if test.operator in OPPOSITE else None
    is_of_kind, is_met = TESTS[test.operator]
    return is_met(answer, operand) if is_of_kind(answer, operand) else None


# Whether an answer is of a kind that an operator can judge. An option's id says nothing about true or false.
KINDS: dict[AnswerKind, Callable[[Answer, Any], bool]] = {
    "choice": lambda answer, operand: type(answer) is type(operand),
    "option": lambda answer, operand: isinstance(answer, str),
    "options": lambda answer, operand: isinstance(answer, tuple),
    "number": lambda answer, operand: is_number(answer),
    "date": lambda answer, operand: isinstance(answer, date),
    # Without a reference date nothing is known of them; `dated` turns them into tests of dates.
    "elapsed": lambda answer, operand: False,
    "age": lambda answer, operand: False,
}
# Whether an answer meets an operand.
RELATIONS: dict[Relation, Callable[[Any, Any], bool]] = {
    "equals": operator.eq,
    "in": lambda answer, operand: answer in operand,
    "contains": operator.contains,
    "intersects": lambda answer, operand: any(option in answer for option in operand),
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}
TESTS = {name: (KINDS[operator.answer], RELATIONS[operator.relation]) for name, operator in SPEC.operators.items()}
