"""Random payouts with answers at, beside and beyond every bound. Deterministic: all chance comes from the `Random` given."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

from policy_explorer.model import Payout, Question
from policy_explorer.model.answers import parse_range
from policy_explorer.rules.payout_plan import line_tests

OPTIONS = [{"id": id, "label": label} for id, label in (("a", "甲级"), ("b", "乙级"), ("c", "丙级"))]
FIELDS: dict[str, dict[str, Any]] = {
    "sum": {"type": "number", "unit": "万元", "minimum": 0, "maximum": 10**9},
    "sum_in_yuan": {"type": "number", "unit": "元", "minimum": 0},
    "people": {"type": "number", "unit": "人", "whole": True, "minimum": 0},
    "grade": {"type": "choice", "options": OPTIONS},
    "grades": {"type": "choices", "options": OPTIONS},
    "listed": {"type": "boolean"},
}
QUESTIONS = {
    fact: Question.model_validate({"name": f"题{fact}", "ask": "？", "id": fact, **fields})
    for fact, fields in FIELDS.items()
}
FIGURES = (1, 3, 20, 0.5, 12.5, 33.3333, 0.000001, 1000, 123456.78, 99999999)
BOUNDS = (0, 0.1, 1, 9.99, 10, 500, 2000.5, 100000)


def payout(chance: Random) -> Payout:
    """Return a payout of the right shape; its tiers may have gaps and overlaps."""
    way = chance.choice(("fixed", "rate", "per", "range", "at_most", "tiers", "tiers", "tiers"))
    figure = {"value": chance.choice(FIGURES), "quote": "原文"}
    written: dict[str, Any] = {}
    if way in ("fixed", "at_most"):
        written[way] = {**figure, "unit": chance.choice(("万元", "元", "个"))}
    elif way == "rate":
        written[way] = {**figure, "of": chance.choice(("sum", "sum_in_yuan"))}
    elif way == "per":
        written[way] = {**figure, "unit": "元/人", "for": "people"}
    elif way == "range":
        written[way] = {"from": 1, "to": chance.choice(FIGURES) + 1, "unit": "万元", "quote": "原文"}
    else:
        written[way] = tiers(chance)
    if way in ("rate", "per") or {"of", "for"} & written[way].keys():
        if chance.random() < 0.6:
            written["cap"] = {**figure, "value": chance.choice(FIGURES), "unit": chance.choice(("万元", "元"))}
    if chance.random() < 0.5:
        parts = chance.choice(({"shares": [40, 30, 30]}, {"shares": [33.5, 66.5]}, {"equal": 3}, {"parts": 2}))
        written["instalments"] = {**parts, "every": chance.choice(("year", "month")), "quote": "原文"}
    if chance.random() < 0.3:
        written["quota"] = {**figure, "unit": "家", **chance.choice(({"every": "year"}, {}))}
    return Payout.model_validate(written)


def tiers(chance: Random) -> dict[str, Any]:
    by = chance.choice(("sum", "people", "grade", "grades", "listed"))
    unit = chance.choice(({"unit": "万元"}, {"unit": "%", "of": "sum"}, {"unit": "元/人", "for": "people"}))
    return {"by": by, "quote": "原文", "lines": list(lines(by, chance)), **unit} | (
        {"take": "highest"} if by == "grades" and chance.random() < 0.8 else {}
    )


def lines(by: str, chance: Random) -> Iterator[dict[str, Any]]:
    if QUESTIONS[by].type == "number":
        bounds = sorted(chance.sample(BOUNDS, chance.randint(2, 6)))
        lower, upper = chance.choice(("at_least", "more_than")), chance.choice(("at_most", "less_than"))
        for at, bound in enumerate(bounds):
            ends = {lower: bound} if chance.random() < 0.7 else {upper: bound}
            if lower in ends and at + 1 < len(bounds) and chance.random() < 0.2:
                ends[upper] = bounds[at + 1]
            yield {**ends, "value": chance.choice(FIGURES)}
        return
    operands = {"grade": ("is", "one_of"), "grades": ("includes", "includes_any"), "listed": ("is", "is")}[by]
    values: list[Any] = [True, False] if by == "listed" else chance.sample(["a", "b", "c"], chance.randint(2, 3))
    for value in values:
        operator = chance.choice(operands)
        yield {operator: [value] if operator in ("one_of", "includes_any") else value, "value": chance.choice(FIGURES)}


def answers(written: Payout, chance: Random, count: int) -> list[dict[str, Any]]:
    """Return answers to the facts of a payout, some missing or 不清楚, as JSON has them."""
    near = {fact: answers_to(fact, written, chance) for fact in written.facts}
    found = []
    for _ in range(count):
        given = {fact: chance.choice(values) for fact, values in near.items()}
        found.append({fact: value for fact, value in given.items() if chance.random() < 0.9})
    return found


def answers_to(fact: str, written: Payout, chance: Random) -> list[Any]:
    """Return answers to a fact: each bound, that and a step beside it, ranges, and what a person may type."""
    question = QUESTIONS[fact]
    if question.type == "boolean":
        return [True, False, None]
    if question.type == "choice":
        return ["a", "b", "c", None]
    if question.type == "choices":
        return [[], ["a"], ["b", "c"], ["a", "c"], ["a", "b", "c"], None]
    tests = [test for line in line_tests(written.tiers) for test in line] if written.tiers else []
    bounds = [test.operand for test in tests if test.fact == fact] or [chance.choice(BOUNDS)]
    steps = (Decimal(1), Decimal("0.000001"))
    near = [Decimal(repr(bound)) + sign * step for bound in bounds for step in steps for sign in (-1, 0, 1)]
    plain = [plainly(each) for each in near if each >= 0] + [0, 0.1, 0.3, 7, 1e6, 999999999.999999]
    low, high = sorted(chance.sample(plain, 2))
    ranges: list[Any] = [{"at_least": low, "at_most": high}, {"more_than": high}, {"at_least": low, "at_most": low}]
    return [*plain, *(each for each in ranges if parse_range(each)), None]


def plainly(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral() else float(value)
