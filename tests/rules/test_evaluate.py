"""Three-valued evaluation: truth tables, both sides of every bound, answers that do not suit a test."""

from __future__ import annotations

from datetime import date, datetime
from itertools import product

import pytest
from pydantic import TypeAdapter

from policy_explorer.model import OPERATORS, Condition
from policy_explorer.model.answers import parse_answers
from policy_explorer.rules.evaluate import TESTS, measure_verdict, truth, verdict

READ = TypeAdapter(Condition).validate_python

# Leaves whose truth is fixed by these answers.
ANSWERS = {"t": True, "f": False, "u": None}
LEAVES = {
    True: {"fact": "t", "is": True, "quote": "q"},
    False: {"fact": "f", "is": True, "quote": "q"},
    None: {"fact": "u", "is": True, "quote": "q"},
}


def fact(operator: str, operand: object) -> Condition:
    return READ({"fact": "x", operator: operand, "quote": "q"})


@pytest.mark.parametrize(("a", "b"), list(product((True, False, None), repeat=2)))
def test_connectives_follow_kleene(a, b):
    both = [LEAVES[a], LEAVES[b]]
    strongest_and = False if False in (a, b) else None if None in (a, b) else True
    strongest_or = True if True in (a, b) else None if None in (a, b) else False
    assert truth(READ({"all": both}), ANSWERS) is strongest_and
    assert truth(READ({"any": both}), ANSWERS) is strongest_or
    assert truth(READ({"not": LEAVES[a]}), ANSWERS) is (None if a is None else not a)


@pytest.mark.parametrize("least", [2, 3])
def test_a_count_is_what_every_completion_of_the_unknown_agrees_on(least):
    for truths in product((True, False, None), repeat=4):
        count = READ({"count": [LEAVES[each] for each in truths], "at_least": least, "quote": "q"})
        outcomes = {
            sum(completed) >= least
            for completed in product(*[(True, False) if each is None else (each,) for each in truths])
        }
        met = truth(count, ANSWERS)
        assert met is (outcomes.pop() if len(outcomes) == 1 else None), truths
        negated = READ({"not": count.model_dump(exclude_unset=True, by_alias=True)})
        assert truth(negated, ANSWERS) is (None if met is None else not met), truths


def test_a_decided_part_decides_whatever_is_unknown_around_it():
    manual = {"manual": "核定", "quote": "q"}
    assert truth(READ({"all": [manual, LEAVES[None], LEAVES[False]]}), ANSWERS) is False
    assert truth(READ({"any": [manual, LEAVES[None], LEAVES[True]]}), ANSWERS) is True
    assert truth(READ({"not": {"all": [manual, LEAVES[True]]}}), ANSWERS) is None


@pytest.mark.parametrize(
    ("operator", "below", "at", "above"),
    [
        ("at_least", False, True, True),
        ("more_than", False, False, True),
        ("at_most", True, True, False),
        ("less_than", True, False, False),
    ],
)
@pytest.mark.parametrize(("bound", "step"), [(10, 1), (10, 0.000001), (0.3, 0.000001), (-5, 1), (0, 1)])
def test_number_bounds(operator, below, at, above, bound, step):
    condition = fact(operator, bound)
    assert [truth(condition, parse_answers({"x": value})) for value in (bound - step, bound, bound + step)] == [
        below,
        at,
        above,
    ]


@pytest.mark.parametrize(
    ("operator", "before", "on", "after"),
    [
        ("on_or_after", False, True, True),
        ("after", False, False, True),
        ("on_or_before", True, True, False),
        ("before", True, False, False),
    ],
)
@pytest.mark.parametrize(
    ("eve", "day", "morrow"),
    [
        ("2023-03-31", "2023-04-01", "2023-04-02"),
        ("2024-02-28", "2024-02-29", "2024-03-01"),
        ("2022-12-31", "2023-01-01", "2023-01-02"),
    ],
)
def test_date_bounds(operator, before, on, after, eve, day, morrow):
    condition = fact(operator, day)
    assert [truth(condition, parse_answers({"x": value})) for value in (eve, day, morrow)] == [before, on, after]
    assert truth(condition, parse_answers({"x": date.fromisoformat(day)})) is on


def test_options():
    assert truth(fact("is", "a"), parse_answers({"x": "a"})) is True
    assert truth(fact("is", "a"), parse_answers({"x": "b"})) is False
    assert truth(fact("one_of", ["a", "b"]), parse_answers({"x": "b"})) is True
    assert truth(fact("one_of", ["a", "b"]), parse_answers({"x": "c"})) is False
    assert truth(fact("is", False), parse_answers({"x": False})) is True
    assert truth(fact("includes", "a"), parse_answers({"x": ["b", "a"]})) is True
    assert truth(fact("includes", "a"), parse_answers({"x": ["b"]})) is False
    assert truth(fact("includes_any", ["a", "b"]), parse_answers({"x": ["c", "b"]})) is True
    assert truth(fact("includes_any", ["a", "b"]), parse_answers({"x": ["c"]})) is False


@pytest.mark.parametrize("condition", [fact("includes", "a"), fact("includes_any", ["a", "b"])])
def test_no_option_chosen_means_none_of_them(condition):
    assert truth(condition, parse_answers({"x": []})) is False


OPERANDS = {
    "is": "a", "one_of": ["a"], "includes": "a", "includes_any": ["a"],
    "at_least": 1, "at_most": 1, "more_than": 1, "less_than": 1,
    "on_or_after": "2023-04-01", "on_or_before": "2023-04-01", "after": "2023-04-01", "before": "2023-04-01",
    "elapsed_at_least": {"years": 3}, "elapsed_more_than": {"months": 3}, "elapsed_at_most": {"days": 3}, "elapsed_less_than": {"years": 1},
    "age_at_least": 18, "age_more_than": 18, "age_at_most": 45, "age_less_than": 45,
}  # fmt: skip


@pytest.mark.parametrize("operator", OPERATORS)
def test_neither_a_gap_nor_not_known_nor_a_misfit_is_yes_or_no(operator):
    condition = fact(operator, OPERANDS[operator])
    assert truth(condition, parse_answers({})) is None
    assert truth(condition, parse_answers({"x": None})) is None
    assert truth(condition, parse_answers({"x": object()})) is None
    if not operator.startswith(("is", "one_of")):
        assert truth(condition, parse_answers({"x": "abc"})) is None
    assert truth(condition, parse_answers({"x": True})) is None


def test_every_operator_has_a_test():
    assert set(TESTS) == set(OPERATORS)


def test_true_is_not_one_and_an_option_is_not_a_truth():
    assert truth(fact("is", True), parse_answers({"x": 1})) is None
    assert truth(fact("is", True), parse_answers({"x": "true"})) is None
    assert truth(fact("is", "a"), parse_answers({"x": True})) is None
    assert truth(fact("at_least", 1), parse_answers({"x": True})) is None


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "10", [10]])
def test_what_is_not_a_finite_number_is_unknown(value):
    assert truth(fact("at_least", 1), parse_answers({"x": value})) is None


def test_a_figure_of_any_size_is_compared_exactly():
    assert truth(fact("more_than", 0.5), parse_answers({"x": 10**400})) is True


@pytest.mark.parametrize(
    "value",
    [
        "2023-02-29",
        "2023-4-1",
        "20230401",
        "2023-W13-6",
        "0000-01-01",
        "2023-04-01\n",
        "２０２３-04-01",
        datetime(2023, 4, 1),
    ],
)
def test_what_is_not_a_day_is_unknown(value):
    assert truth(fact("on_or_after", "2000-01-01"), parse_answers({"x": value})) is None


def test_verdict_of_a_rule():
    rule = READ(LEAVES[True])
    assert [verdict(rule, {"t": value}) for value in (True, False, None)] == ["yes", "no", "maybe"]
    assert verdict(rule, {}) == "maybe"
    assert verdict(None, {}) == "none"


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        (["no", "maybe", "yes", "none"], "yes"),
        (["no", "maybe", "none"], "maybe"),
        (["none", "no"], "no"),
        (["none", "none"], "none"),
        ([], "none"),
    ],
)
def test_verdict_of_a_measure_is_the_best_of_its_benefits(verdicts, expected):
    assert measure_verdict(verdicts) == expected
