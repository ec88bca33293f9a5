"""Define questions with every answer that matters, and generate rules over them, for tests of proofs about rules."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as some
from pydantic import TypeAdapter

from policy_explorer.model import AllOf, AnyOf, Condition, CountOf, FactTest, Not, Question
from policy_explorer.model.rules import DAY_OPERATORS

READ = TypeAdapter(Condition)
OPTIONS = [{"id": name, "label": name} for name in "abc"]
QUESTIONS = {
    question["id"]: Question.model_validate({"name": "名", "ask": "问", **question})
    for question in (
        {"id": "trade", "type": "choice", "options": OPTIONS},
        {"id": "member", "type": "boolean"},
        {"id": "traits", "type": "choices", "options": OPTIONS},
        {"id": "staff", "type": "number", "whole": True, "minimum": 0, "maximum": 4},
        {"id": "sales", "type": "number", "minimum": 0, "maximum": 3},
        {"id": "opened", "type": "date"},
    )
}
# One answer for each different outcome, if bounds are whole numbers or DAYS.
ANSWERS = {
    "trade": ["a", "b", "c"],
    "member": [True, False],
    "traits": [[], ["a"], ["b"], ["c"], ["a", "b"], ["a", "c"], ["b", "c"], ["a", "b", "c"]],
    "staff": [0, 1, 2, 3, 4],
    "sales": [0, 0.5, 1, 1.5, 2, 2.5, 3],
    "opened": [f"2023-01-0{day}" for day in range(1, 7)],
}
DAYS = ["2023-01-02", "2023-01-03", "2023-01-05"]


def fact_test(fact, operator, operand):
    return some.builds(lambda value: {"fact": fact, operator: value, "quote": "原文"}, operand)


def leaves_of_rules():
    several = some.lists(some.sampled_from("abc"), min_size=1, max_size=2, unique=True)
    bound = some.integers(0, 4)
    numbers = [
        fact_test(fact, op, bound)
        for fact in ("staff", "sales")
        for op in ("at_least", "at_most", "more_than", "less_than")
    ]
    dates = [
        fact_test("opened", op, some.sampled_from(DAYS)) for op in ("on_or_after", "on_or_before", "after", "before")
    ]
    return some.one_of(
        fact_test("trade", "is", some.sampled_from("abc")),
        fact_test("trade", "one_of", several),
        fact_test("member", "is", some.booleans()),
        fact_test("traits", "includes", some.sampled_from("abc")),
        fact_test("traits", "includes_any", several),
        some.just({"manual": "由部门判断", "quote": "原文"}),
        *numbers,
        *dates,
    )


def rules():
    def joined(parts):
        lists = some.lists(parts, min_size=1, max_size=3)
        return some.one_of(
            some.builds(lambda all_of: {"all": all_of}, lists),
            some.builds(lambda any_of: {"any": any_of}, lists),
            some.builds(lambda part: {"not": part}, parts),
            some.lists(parts, min_size=3, max_size=4).flatmap(counts_of),
        )

    return some.recursive(leaves_of_rules(), joined, max_leaves=5).map(READ.validate_python)


def counts_of(parts):
    return some.integers(2, len(parts) - 1).map(lambda least: {"count": parts, "at_least": least, "quote": "原文"})


def facts(rule) -> set[str]:
    match rule:
        case AllOf():
            return set().union(*map(facts, rule.all))
        case AnyOf():
            return set().union(*map(facts, rule.any))
        case CountOf():
            return set().union(*map(facts, rule.count))
        case Not():
            return facts(rule.not_)
        case FactTest():
            return {rule.fact}
    return set()


def rule_of(*parts):
    return READ.validate_python({"all": [{**part, "quote": "原文"} for part in parts]})


# Rules on how long a date is ago, proved for the days from FIRST to LAST.
ENDS = ("at_least", "more_than", "at_most", "less_than")
FIRST, LAST = date(2023, 2, 1), date(2024, 4, 1)
TIMED_OPERANDS: dict[str, list[Any]] = {
    **{f"elapsed_{end}": [{"months": 1}, {"months": 2}, {"days": 30}, {"days": 31}] for end in ENDS},
    **{operator: ["2023-01-02", "2023-03-31", "2023-08-15"] for operator in DAY_OPERATORS},
}
timed_tests = some.sampled_from(sorted(TIMED_OPERANDS)).flatmap(
    lambda operator: some.sampled_from(TIMED_OPERANDS[operator]).map(
        lambda operand: {"fact": "opened", operator: operand, "quote": "原文"}
    )
)
timed_rules = some.recursive(
    timed_tests,
    lambda part: some.one_of(
        some.lists(part, min_size=2, max_size=3).map(lambda parts: {"all": parts}),
        some.lists(part, min_size=2, max_size=3).map(lambda parts: {"any": parts}),
        part.map(lambda inner: {"not": inner}),
    ),
    max_leaves=4,
).map(READ.validate_python)
