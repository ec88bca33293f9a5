"""Questions and the tests of a rule -> cells of answers. Pure.

A rule sees of a number, a date or a single choice only how its tests come out. All answers with the same outcomes form a
cell, and one answer represents it. There are finitely many cells, so trying their representatives tries every answer
(equivalence partitioning; the representatives of numbers and dates lie at, beside and between the bounds).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor
from typing import Any

from policy_explorer.model import AllOf, AnyOf, Condition, CountOf, FactTest, Not, Question, parts
from policy_explorer.model.answers import Answer
from policy_explorer.model.rules import CONNECTIVES
from policy_explorer.rules.evaluate import Truth, fact_truth

Path = tuple[str | int, ...]  # from the rule down to one of its parts, such as ("all", 1)


def located_parts(condition: Condition, path: Path) -> Iterator[tuple[Path, Condition]]:
    """Yield the parts of a condition that stands at `path`, each with its own path."""
    match condition:
        case AllOf() | AnyOf() | CountOf():
            join = CONNECTIVES[type(condition)]
            yield from (((*path, join, index), part) for index, part in enumerate(parts(condition)))
        case Not():
            yield (*path, "not"), condition.not_


def located_tests(condition: Condition, path: Path = ()) -> Iterator[tuple[Path, FactTest]]:
    """Yield every test of a condition that stands at `path`, with its own path, in the order of the rule."""
    if isinstance(condition, FactTest):
        yield path, condition
    for inner, part in located_parts(condition, path):
        yield from located_tests(part, inner)


def tests_by_fact(rule: Condition) -> dict[str, list[tuple[Path, FactTest]]]:
    found: dict[str, list[tuple[Path, FactTest]]] = {}
    for path, test in located_tests(rule):
        found.setdefault(test.fact, []).append((path, test))
    return found


def cells_of(tests: Sequence[FactTest], answers: Iterable[Answer]) -> dict[tuple[Truth, ...], Answer]:
    """Return the cells into which the tests divide the answers: outcomes of the tests -> the first answer with them."""
    cells: dict[tuple[Truth, ...], Answer] = {}
    for answer in answers:
        cells.setdefault(tuple([fact_truth(test, answer) for test in tests]), answer)
    return cells


def representatives(question: Question, tests: Iterable[FactTest]) -> Iterable[Answer]:
    """Return answers that reach every cell of a question with one answer: all if there are few, else those near the bounds."""
    if question.type == "choice":
        return [option.id for option in question.options]
    if question.type == "boolean":
        return [True, False]
    operands: set[Any] = {test.operand for test in tests}
    bounds = sorted(operands)
    return around_dates(bounds) if question.type == "date" else around_numbers(question, bounds)


def around_dates(bounds: Iterable[date]) -> Iterator[date]:
    for bound in bounds:
        for days in (-1, 0, 1):
            try:
                yield bound + timedelta(days)
            except OverflowError:
                continue


def around_numbers(question: Question, bounds: Sequence[int | float]) -> Iterator[int | float]:
    lowest = min(bounds) - 1 if question.minimum is None else question.minimum
    highest = max(bounds) + 1 if question.maximum is None else question.maximum
    numbers: set[int | float]
    if question.whole:
        near = {whole for bound in bounds for whole in (floor(bound) - 1, floor(bound), ceil(bound), ceil(bound) + 1)}
        numbers = {ceil(lowest), floor(highest), *near}
    else:
        ends = sorted({lowest, *bounds, highest})
        numbers = {*ends, *((lower + upper) / 2 for lower, upper in pairwise(ends))}
    return (number for number in sorted(numbers) if lowest <= number <= highest)
