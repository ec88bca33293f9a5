"""Which questions still matter, compared with trying every answer to all of them."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_explorer.model.answers import parse_answer, parse_answers
from policy_explorer.rules.evaluate import fact_truth, truth
from policy_explorer.rules.relevance import open_facts
from support.random_rules import MISSING, READ, fact_tests_in, rules_of, some_answers, values_by_fact
from support.repeatable import REPEATABLE
from support.usual_run import of_examples

THOROUGHLY = settings(REPEATABLE, max_examples=of_examples(300))


def by_trying(rule: dict[str, Any], answers: dict[str, Any]) -> set[str]:
    """The unanswered facts to which some answer changes the truth, for some answers to the others or none."""
    condition = READ(rule)
    ways = {fact: distinct(rule, fact, values) for fact, values in values_by_fact(rule).items() if fact not in answers}
    found: set[str] = set()
    for chosen in product(*ways.values()):
        completed = {fact: value for fact, value in zip(ways, chosen, strict=True) if value is not MISSING}
        for fact in completed.keys() - found:
            without = {other: value for other, value in completed.items() if other != fact}
            if truth(condition, answers | completed) is not truth(condition, answers | without):
                found.add(fact)
    return found


def distinct(rule: dict[str, Any], fact: str, values: list[Any]) -> list[Any]:
    """No answer, and one of those that the rule's tests cannot tell apart."""
    tests: list[Any] = [READ(test) for test in fact_tests_in(rule) if test["fact"] == fact]
    cells = {tuple(fact_truth(test, value) for test in tests): value for value in [None, *map(parse_answer, values)]}
    return [MISSING, *cells.values()]


def few_open(rule: dict[str, Any], seed: int) -> list[dict[str, Any]]:
    """Some answers that leave at most four facts open, so that all of them can be tried."""
    facts = {test["fact"] for test in fact_tests_in(rule)}
    return [
        answers for answers in map(parse_answers, some_answers(rule, seed, 8)[:8]) if len(facts - answers.keys()) <= 4
    ]


def read_once(rule: dict[str, Any]) -> bool:
    facts = [test["fact"] for test in fact_tests_in(rule)]
    return len(facts) == len(set(facts))


def test_exact_where_each_fact_is_tested_once_and_never_missing_elsewhere():
    seen = {"once": 0, "twice": 0, "answered_does_nothing": 0}

    @THOROUGHLY
    @given(rules_of(5), st.integers(0, 2**32))
    def agrees(rule, seed):
        for answers in few_open(rule, seed):
            found, wanted = open_facts(READ(rule), answers), by_trying(rule, answers)
            seen["answered_does_nothing"] += truth(READ(rule), answers) is None and not found
            if read_once(rule):
                assert found == wanted
                seen["once"] += 1
            else:
                assert found >= wanted
                seen["twice"] += 1

    agrees()
    assert all(count > 50 for count in seen.values()), seen


@THOROUGHLY
@given(rules_of(8), st.integers(0, 2**32))
def test_what_has_ceased_to_matter_never_matters_again(rule, seed):
    """So the list of questions only shrinks, and its length is the most that is left to ask."""
    for answers in map(parse_answers, some_answers(rule, seed, 5)[:5]):
        before = open_facts(READ(rule), {})
        given_so_far: dict[str, Any] = {}
        for fact, value in answers.items():
            given_so_far[fact] = value
            after = open_facts(READ(rule), given_so_far)
            assert after <= before - {fact}
            before = after


def yes(fact: str) -> dict[str, Any]:
    return {"fact": fact, "is": True, "quote": "原文"}


MANUAL = {"manual": "由部门判断", "quote": "原文"}


@pytest.mark.parametrize(
    ("rule", "answers", "left"),
    [
        ({"all": [yes("a"), yes("b")]}, {}, "ab"),
        ({"all": [yes("a"), yes("b")]}, {"a": False}, ""),
        ({"all": [yes("a"), yes("b")]}, {"a": None}, "b"),  # 否 still decides it
        ({"all": [yes("a"), MANUAL]}, {}, "a"),
        ({"any": [yes("a"), yes("b")]}, {"a": True}, ""),
        ({"any": [yes("a"), yes("b")]}, {"a": None}, "b"),  # 是 still decides it
        # 是 to b cannot meet the rule, which waits for the department, and 否 cannot fail the `any`, for a is not known.
        ({"all": [MANUAL, {"any": [yes("a"), yes("b")]}]}, {"a": None}, ""),
        ({"all": [MANUAL, {"any": [yes("a"), yes("b")]}]}, {}, "ab"),
        ({"any": [MANUAL, {"all": [yes("a"), yes("b")]}]}, {"a": None}, ""),
        ({"not": {"any": [MANUAL, {"not": yes("a")}]}}, {}, "a"),
        ({"all": [MANUAL, {"not": {"all": [yes("a"), yes("b")]}}]}, {"a": None}, ""),
        (MANUAL, {}, ""),
    ],
)
def test_by_example(rule, answers, left):
    assert open_facts(READ(rule), answers) == set(left)
