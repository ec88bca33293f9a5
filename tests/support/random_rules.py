"""Generate random rules over a few facts of each type, the questions for these facts, and answers worth trying.

There are two facts of each type, so that a rule often tests one fact twice. Rules have the form that an editor writes.
`READ` turns them into conditions, `as_shipped` into the form that the browser gets.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from policy_explorer.model import Condition, FactTest, Question
from policy_explorer.rules.dated import dated_test

READ = TypeAdapter(Condition).validate_python
MISSING = object()
OPTIONS = ["a", "b", "c"]
CHOICES = [{"id": name, "label": name} for name in (*OPTIONS, "d")]
NOT_CHOSEN = {"id": "none", "label": "none"}
MISFITS = [True, 1, "1", "2023-02-30", "2023-4-1", "０", ["a"], "a", "", {}, {"is": 1}]

WRITTEN: list[dict[str, Any]] = [
    {"id": "choice_1", "type": "choice", "options": CHOICES, "fixed": True},
    {"id": "choice_2", "type": "choice", "options": CHOICES},
    {"id": "boolean_1", "type": "boolean"},
    {"id": "boolean_2", "type": "boolean", "fixed": True},
    {"id": "choices_1", "type": "choices", "options": CHOICES},
    {"id": "choices_2", "type": "choices", "options": [*CHOICES, NOT_CHOSEN]},
    {"id": "number_1", "type": "number"},
    {"id": "number_2", "type": "number", "whole": True, "minimum": -900, "maximum": 900},
    {"id": "date_1", "type": "date"},
    {"id": "date_2", "type": "date", "fixed": True},
]
QUESTIONS = {each["id"]: Question.model_validate({"name": "名", "ask": "问", **each}) for each in WRITTEN}

numbers = st.one_of(
    st.integers(-1000, 1000), st.integers(-3, 3), st.floats(-1000, 1000, allow_nan=False).map(lambda x: round(x, 3))
)
days = st.dates(date(1999, 12, 1), date(2032, 3, 2)).map(date.isoformat)
option = st.sampled_from(OPTIONS)
several = st.lists(option, min_size=1, max_size=3, unique=True)
OPERANDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "choice": {"is": option, "one_of": several},
    "boolean": {"is": st.booleans()},
    "choices": {"includes": option, "includes_any": several},
    "number": dict.fromkeys(("at_least", "at_most", "more_than", "less_than"), numbers),
    "date": dict.fromkeys(("on_or_after", "on_or_before", "after", "before"), days),
}
# Tests of a length or an age, which depend on a reference date.
lengths = st.one_of(
    st.integers(1, 100).map(lambda count: {"years": count}),
    st.integers(1, 60).map(lambda count: {"months": count}),
    st.integers(1, 800).map(lambda count: {"days": count}),
)
ENDS = ("at_least", "more_than", "at_most", "less_than")
TIMED: dict[str, st.SearchStrategy[Any]] = {
    **{f"elapsed_{end}": lengths for end in ENDS},
    **{f"age_{end}": st.integers(0, 110) for end in ENDS},
}


@st.composite
def timed_tests(draw) -> dict[str, Any]:
    """Draw a test of a length or an age of one of two facts."""
    operator = draw(st.sampled_from(sorted(TIMED)))
    fact = draw(st.sampled_from(["date_1", "date_2"]))
    return {"fact": fact, operator: draw(TIMED[operator]), "quote": draw(st.sampled_from("pq"))}


@st.composite
def tests_of(draw, facts: st.SearchStrategy[str]) -> dict[str, Any]:
    fact = draw(facts)
    operands = OPERANDS[fact.split("_")[0]]
    operator = draw(st.sampled_from(sorted(operands)))
    return {"fact": fact, operator: draw(operands[operator]), "quote": draw(st.sampled_from("pq"))}


def fact_tests() -> st.SearchStrategy[dict[str, Any]]:
    return tests_of(st.sampled_from(sorted(QUESTIONS)))


@st.composite
def crowded_tests(draw) -> dict[str, Any]:
    """Draw a test on one of three facts, with bounds side by side, so that one answer often decides several tests."""
    type_ = draw(st.sampled_from(["choice", "choices", "number", "number"]))
    operator = draw(st.sampled_from(sorted(OPERANDS[type_])))
    operand = st.integers(0, 4) if type_ == "number" else OPERANDS[type_][operator]
    return {"fact": f"{type_}_2", operator: draw(operand), "quote": "q"}


def rules_of(
    max_leaves: int, tests: st.SearchStrategy[dict[str, Any]] | None = None
) -> st.SearchStrategy[dict[str, Any]]:
    some_test = fact_tests() if tests is None else tests
    return st.recursive(
        st.one_of(some_test, some_test, some_test, st.just({"manual": "m", "quote": "q"})),
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=4).map(lambda parts: {"all": parts}),
            st.lists(inner, min_size=1, max_size=4).map(lambda parts: {"any": parts}),
            inner.map(lambda part: {"not": part}),
            st.lists(inner, min_size=3, max_size=5).flatmap(counts_of),
        ),
        max_leaves=max_leaves,
    )


def counts_of(parts: list[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.integers(2, len(parts) - 1).map(lambda least: {"count": parts, "at_least": least, "quote": "q"})


@st.composite
def knotted_rules(draw) -> dict[str, Any]:
    """Draw a test and alternatives over the same three facts. A change that helps one part often spoils another."""
    test = crowded_tests()
    negated = crowded_tests().map(lambda part: {"not": part})
    other = st.one_of(crowded_tests(), negated, st.just({"manual": "m", "quote": "q"}))
    pairs = st.tuples(test, other).map(lambda pair: {"any": list(pair)})
    triples = st.tuples(test, other, other).map(
        lambda three: {"any": [{"all": list(three[:2])}, {"all": list(three[1:])}]}
    )
    return {"all": [draw(test), *draw(st.lists(st.one_of(pairs, triples), min_size=1, max_size=2))]}


@st.composite
def rules_of_distinct_facts(draw, facts: list[str]) -> dict[str, Any]:
    """Draw a rule that tests each of two to seven facts once."""
    chosen = draw(st.lists(st.sampled_from(facts), min_size=2, max_size=7, unique=True))
    loose = [draw(tests_of(st.just(fact))) for fact in chosen]
    loose += [{"manual": "m", "quote": "q"}] * draw(st.integers(0, 1))
    while len(loose) > 1:
        together = draw(st.integers(2, min(4, len(loose))))
        joined = {draw(st.sampled_from(["all", "any"])): loose[:together]}
        if together > 2 and draw(st.booleans()):
            joined = draw(counts_of(loose[:together]))
        loose = [*loose[together:], {"not": joined} if draw(st.integers(0, 3)) == 0 else joined]
    return loose[0]


rules = st.one_of(rules_of(10), rules_of(10, crowded_tests()), knotted_rules())
timed_rules = st.one_of(rules_of(6, timed_tests()), rules_of(10, st.one_of(timed_tests(), fact_tests())))
# Reference dates: any, ends of months among them, and the 29 February.
reference_dates = st.one_of(
    st.dates(date(1999, 12, 1), date(2120, 3, 2)),
    st.sampled_from(
        ["2024-02-28", "2024-02-29", "2023-02-28", "2023-03-01", "2100-02-28", "2023-04-30", "2023-12-31"]
    ).map(date.fromisoformat),
)


def as_shipped(rule: dict[str, Any]) -> dict[str, Any]:
    return READ(rule).model_dump(mode="json", by_alias=True, exclude_unset=True)


def fact_tests_in(rule: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "fact" in rule:
        yield rule
    for part in rule.get("all") or rule.get("any") or rule.get("count") or ([rule["not"]] if "not" in rule else []):
        yield from fact_tests_in(part)


def suiting(test: dict[str, Any], day: date | None = None) -> list[Any]:
    """Return answers of the right type on both sides of the bound of `test` and at it, ranges among them.

    `day` is the reference date of a test that depends on it.
    """
    ((operator, operand),) = ((key, value) for key, value in test.items() if key not in ("fact", "quote"))
    if operator in TIMED:
        condition = READ(test)
        assert day is not None and isinstance(condition, FactTest)
        operand = dated_test(condition, day).written_operand
    match test["fact"].split("_")[0]:
        case "number":
            return [operand + step for step in (-1, -0.001, 0, 0.001, 1)] + ranges_around(operand)
        case "date":
            return [(date.fromisoformat(operand) + timedelta(days=step)).isoformat() for step in (-1, 0, 1)]
        case "boolean":
            return [True, False]
        case "choices":
            return [[], ["a"], ["b", "c"], ["a", "b", "c"], ["none"]]
    return [*OPTIONS, "d"]


def ranges_around(bound: float) -> list[dict[str, float]]:
    """Return ranges below, at, across and above `bound`, open and closed, and some that contain no number."""
    return [
        {"less_than": bound}, {"at_most": bound}, {"at_least": bound}, {"more_than": bound},
        {"at_least": bound - 1, "less_than": bound}, {"more_than": bound - 1, "at_most": bound},
        {"at_least": bound, "at_most": bound}, {"at_least": bound - 1, "at_most": bound + 1},
        {"at_least": bound, "less_than": bound + 1}, {"more_than": bound, "at_most": bound + 1},
        {"more_than": bound, "at_most": bound}, {"at_least": bound, "more_than": bound},
    ]  # fmt: skip


def values_by_fact(rule: dict[str, Any], day: date | None = None) -> dict[str, list[Any]]:
    """Return for each fact of a rule the answers that suit its tests, which may depend on a reference date."""
    values: dict[str, list[Any]] = {}
    for test in fact_tests_in(rule):
        values.setdefault(test["fact"], []).extend(suiting(test, day))
    return values


def some_answers(rule: dict[str, Any], seed: int, at_least: int, day: date | None = None) -> list[dict[str, Any]]:
    """Return at least `at_least` sets of answers to the facts of a rule.

    Each suiting answer to each fact occurs at least once, among random answers to the others. Random sets follow. Facts
    may be missing, null (不清楚), or of the wrong type.
    """
    choice = random.Random(seed)
    by_fact = values_by_fact(rule, day)
    pools = {
        fact: [*values, *values, MISSING, MISSING, None, choice.choice(MISFITS)] for fact, values in by_fact.items()
    }

    def drawn(**given: Any) -> dict[str, Any]:
        answers = {fact: choice.choice(pool) for fact, pool in pools.items()} | given
        return {fact: value for fact, value in answers.items() if value is not MISSING}

    swept = [drawn(**{fact: value}) for fact, values in by_fact.items() for value in values]
    return swept + [drawn() for _ in range(at_least - len(swept))]
