"""Mutations of the conditions of a content: each changes one test so that it means something else than its quote."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from policy_explorer.load.problem import FieldPath
from policy_explorer.model import Question
from policy_explorer.model.base import read_date
from policy_explorer.model.rules import OPERATORS_BY_TYPE
from policy_explorer.validate.answers import questions_in
from policy_explorer.validate.bounds import bounds_in_quotes
from policy_explorer.validate.comparisons import operators_fit_words
from policy_explorer.validate.content import Content, NoticeFiles, WrittenTest, tests, written_tests
from policy_explorer.validate.counts import counts_fit_words
from policy_explorer.validate.periods import dates_in_quotes
from policy_explorer.validate.polarity import polarity_fits_words
from policy_explorer.validate.ranges import ranges_have_both_ends
from policy_explorer.validate.source_file import SourceFile

# The rules that compare one condition with its quote. None of them reads the examples, which may be bent to suit.
GATES = (bounds_in_quotes, counts_fit_words, dates_in_quotes, operators_fit_words, polarity_fits_words)
# Also those that compare the conditions of a rule with a quote.
RULE_GATES = (*GATES, ranges_have_both_ends)
KINDS = ("", "elapsed_", "age_")  # of figures
DIRECTIONS = {"at_least": "at_most", "at_most": "at_least", "more_than": "less_than", "less_than": "more_than"}
OTHER_DIRECTION = {f"{kind}{one}": f"{kind}{other}" for kind in KINDS for one, other in DIRECTIONS.items()} | {
    "on_or_after": "on_or_before",
    "on_or_before": "on_or_after",
    "after": "before",
    "before": "after",
}
STRICTNESS = {"at_least": "more_than", "more_than": "at_least", "at_most": "less_than", "less_than": "at_most"}
OTHER_STRICTNESS = {f"{kind}{one}": f"{kind}{other}" for kind in KINDS for one, other in STRICTNESS.items()} | {
    "on_or_after": "after",
    "after": "on_or_after",
    "on_or_before": "before",
    "before": "on_or_before",
}
DAYS = (-366, -30, -1, 1, 30, 366)
MORE_DAYS = (-3653, -1000, -90, -31, -7, -2, 2, 7, 31, 90, 1000, 3653)
FACTORS = (10_000, 1 / 10_000, 100, 1 / 100, 12, 1 / 12)


class Mutation(Struct, frozen=True):
    """A changed test in place of the one at path `at` of the file `path`."""

    kind: str
    path: str
    at: FieldPath
    written: dict[str, Any]
    mutated: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.kind}: {self.path} {self.written} -> {self.mutated}"


def mutations(content: Content, every: bool = False) -> Iterator[tuple[NoticeFiles, Mutation]]:
    """Yield the mutations of every test, with the document that it is in; `every` operator and more bounds if asked."""
    assert content.questions
    questions = questions_in(content.questions).valid
    for notice in content.notices:
        for written in written_tests(notice):
            for kind, mutated in mutated_tests(written, questions[written.test["fact"]], every):
                yield notice, Mutation(kind, written.file.path, written.at, written.test, mutated)
        for file in notice.with_rules:
            for at, condition in tests(file):
                if "count" in condition:
                    for least in range(1, len(condition["count"]) + 2):
                        if least != condition["at_least"]:
                            mutated = {**condition, "at_least": least}
                            yield notice, Mutation("bound", file.path, at, condition, mutated)


def mutated_tests(written: WrittenTest, question: Question, every: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (kind, test) of each mutation of a test."""
    test = written.test
    yield "polarity", {"not": test}
    operator = next(each for each in OPERATORS_BY_TYPE[question.type] if each in test)
    if question.type in ("number", "date"):
        yield "operator", with_operator(test, operator, OTHER_DIRECTION[operator], test[operator])
        yield "strictness", with_operator(test, operator, OTHER_STRICTNESS[operator], test[operator])
        if every:
            yield "operator", with_operator(test, operator, OTHER_STRICTNESS[OTHER_DIRECTION[operator]], test[operator])
            yield "polarity", {"not": {"not": {"not": test}}}
    yield from (
        (kind, {**test, operator: operand}) for kind, operand in other_operands(test[operator], question, every)
    )


def with_operator(test: dict[str, Any], operator: str, other: str, operand: Any) -> dict[str, Any]:
    """Return the test with another operator."""
    return {(other if key == operator else key): (operand if key == operator else value) for key, value in test.items()}


def other_operands(operand: Any, question: Question, every: bool) -> Iterator[tuple[str, Any]]:
    """Yield (kind, operand) of each other operand."""
    if question.type == "boolean":
        yield "polarity", not operand
    elif isinstance(operand, dict):
        ((unit, count),) = operand.items()
        yield from (("bound", {unit: changed}) for changed in (count + 1, count * 2, count * 10, count - 1))
        yield from (("unit", {other: count}) for other in ("years", "months", "days") if other != unit)
    elif question.type == "date" and isinstance(operand, int):
        yield from (("bound", changed) for changed in (operand + 1, operand * 2, operand + 10, operand - 1))
    elif question.type == "date":
        day = read_date(operand)
        assert isinstance(day, date)
        yield from (("bound", str(day + timedelta(days=days))) for days in (*DAYS, *(MORE_DAYS if every else ())))
    elif question.type == "number":
        yield from (("bound", changed) for changed in (operand + 1, operand * 2, operand * 10, operand - 1))
        if every:
            yield from (("bound", round(operand * tenths / 10, 9)) for tenths in range(30) if tenths not in (10, 20))
        yield from (("unit", round(operand * factor, 9)) for factor in FACTORS)


def is_caught(content: Content, notice: NoticeFiles, mutation: Mutation) -> bool:
    """Return whether a gate reports the mutated test. The content without the mutation has no problem."""
    measures = tuple(spoilt_file(file, mutation) for file in notice.measures if file.path == mutation.path)
    document = None if measures else notice.document and spoilt_file(notice.document, mutation)
    spoilt = NoticeFiles(notice.id, document, notice.text, measures)
    return any(True for gate in RULE_GATES for _ in gate(content, spoilt))


def spoilt_file(file: SourceFile, mutation: Mutation) -> SourceFile:
    """Return the file with the mutation."""
    value = copy.deepcopy(file.value)
    holder = value
    for step in mutation.at[:-1]:
        holder = holder[step]
    holder[mutation.at[-1]] = mutation.mutated
    return SourceFile(file.path, value, file.yaml_text)
