"""Rules -> verdicts, in Kleene's three-valued logic. Pure.

A truth is True, False or None (unknown). Answers map facts to values: an option's id, a bool, a
number or a range of numbers (see `ranges`), a date or its ISO form, a sequence of option ids (empty: none of
them), or None for "不清楚". A fact without a key is unanswered. Unanswered, 不清楚 and a value that does not suit the
test are all unknown. `static/js/rules/evaluate.js` says the same in the browser; see
docs/decisions/two-evaluators.md.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Literal

from policy_explorer.model import AllOf, AnyOf, Benefit, Condition, FactTest, Not
from policy_explorer.rules.ranges import OPPOSITE, range_truth, read_range
from policy_explorer.rules.spec import SPEC, AnswerKind, Relation

Truth = bool | None
MeasureVerdict = Literal["yes", "maybe", "no", "none"]
Answers = Mapping[str, Any]

VERDICT_BY_TRUTH: dict[Truth, MeasureVerdict] = {True: "yes", None: "maybe", False: "no"}


def truth(condition: Condition, answers: Answers) -> Truth:
    """Whether the condition is met, as far as the answers tell."""
    match condition:
        case FactTest():
            return fact_truth(condition, answers.get(condition.fact))
        case AllOf():
            return conjunction(truth(part, answers) for part in condition.all)
        case AnyOf():
            return disjunction(truth(part, answers) for part in condition.any)
        case Not():
            return negation(truth(condition.not_, answers))
    return None  # manual: only a department can tell


def verdict(benefit: Benefit, answers: Answers) -> MeasureVerdict:
    if benefit.eligibility is None:
        return "none"
    return VERDICT_BY_TRUTH[truth(benefit.eligibility, answers)]


def measure_verdict(verdicts: Iterable[MeasureVerdict]) -> MeasureVerdict:
    """The best of its benefits' verdicts; `none` only where nothing can be asked for."""
    given = set(verdicts)
    return next((v for v in ("yes", "maybe", "no") if v in given), "none")


def conjunction(truths: Iterable[Truth]) -> Truth:
    every: Truth = True
    for value in truths:
        if value is False:
            return False
        if value is None:
            every = None
    return every


def disjunction(truths: Iterable[Truth]) -> Truth:
    some: Truth = False
    for value in truths:
        if value is True:
            return True
        if value is None:
            some = None
    return some


def negation(value: Truth) -> Truth:
    return None if value is None else not value


def fact_truth(test: FactTest, answer: Any) -> Truth:
    operator = test.operator
    read, holds = TESTS[operator]
    value = read(answer)
    if value is None:
        return as_range_truth(test, answer) if isinstance(answer, Mapping) else None
    operand = test.operand
    if operator == "is" and type(value) is not type(operand):
        return None  # an option's id says nothing about true or false
    return holds(value, operand)


def as_range_truth(test: FactTest, answer: Mapping[str, Any]) -> Truth:
    given = read_range(answer)
    return range_truth(test.operator, test.operand, given) if given and test.operator in OPPOSITE else None


# Sorts are told apart by tuples, which are made once, and not by `|`, which makes a union at each call.
def as_choice(answer: Any) -> str | bool | None:
    return answer if isinstance(answer, (str, bool)) else None


def as_option(answer: Any) -> str | None:
    return answer if isinstance(answer, str) else None


def as_options(answer: Any) -> Collection[str] | None:
    return answer if isinstance(answer, (list, tuple, set, frozenset)) else None


def as_number(answer: Any) -> int | float | None:
    if isinstance(answer, bool) or not isinstance(answer, (int, float)):
        return None
    return answer if isinstance(answer, int) or math.isfinite(answer) else None


def as_date(answer: Any) -> date | None:
    if isinstance(answer, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", answer):
        try:
            return date.fromisoformat(answer)
        except ValueError:
            return None
    return answer if isinstance(answer, date) and not isinstance(answer, datetime) else None


READERS: dict[AnswerKind, Callable[[Any], Any]] = {
    "choice": as_choice,
    "option": as_option,
    "options": as_options,
    "number": as_number,
    "date": as_date,
}
RELATIONS: dict[Relation, Callable[[Any, Any], bool]] = {
    "equals": lambda value, operand: value == operand,
    "in": lambda value, operand: value in operand,
    "contains": lambda value, operand: operand in value,
    "intersects": lambda value, operand: any(option in value for option in operand),
    ">=": lambda value, operand: value >= operand,
    "<=": lambda value, operand: value <= operand,
    ">": lambda value, operand: value > operand,
    "<": lambda value, operand: value < operand,
}

# Each operator: how an answer is read, and when the reading holds against the operand.
TESTS = {name: (READERS[operator.answer], RELATIONS[operator.relation]) for name, operator in SPEC.operators.items()}
