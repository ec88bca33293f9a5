"""The tier of a payout that an answer belongs to, or why there is none; and what a figure comes to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from policy_explorer.model import Payout, Question
from policy_explorer.model.answers import NumberRange
from policy_explorer.rules.fingerprint import payout_shape
from policy_explorer.rules.payout_wording import NOT_NOW, Step, headline_in_term, steps
from policy_explorer.rules.payouts import Tier, Worked, tier_of, worked_figure

LARGE = {"tests": [{"fact": "area", "at_least": 10}], "value": "300"}
SMALL = {"tests": [{"fact": "area", "less_than": 10}], "value": "100"}
ANY = {"tests": [{"fact": "area", "at_least": 0}], "value": "200"}
ROOMS: dict[str, Any] = {"value": "3", "unit": "元", "each": "间"}


@pytest.mark.parametrize(
    ("tiers", "answers", "tier"),
    [
        ([LARGE, SMALL], {}, Tier("unanswered")),
        ([LARGE, SMALL], {"area": 12}, Tier("figure", 0)),
        ([LARGE, SMALL], {"area": 3}, Tier("figure", 1)),
        ([LARGE, SMALL], {"area": None}, Tier("unknown")),
        ([LARGE, SMALL], {"area": NumberRange(5, True, 15, True)}, Tier("range")),
        ([LARGE, SMALL], {"area": NumberRange(10, True, 15, True)}, Tier("figure", 0)),
        ([LARGE], {"area": 3}, Tier("outside")),
    ],
)
def test_the_tier_of_an_answer(tiers: list, answers: dict, tier: Tier) -> None:
    assert tier_of({"by": "area", "tiers": tiers}, answers) == tier  # type: ignore[typeddict-item]


def test_where_the_highest_counts_the_value_decides_not_the_place() -> None:
    plan: dict[str, Any] = {"by": "area", "tiers": [ANY, LARGE, SMALL]}
    assert tier_of(plan, {"area": 12}) == Tier("figure", 0)  # type: ignore[arg-type]
    assert tier_of({**plan, "highest": {}}, {"area": 12}) == Tier("figure", 1)  # type: ignore[typeddict-item]


@pytest.mark.parametrize(
    ("more", "number", "expected"),
    [
        ({}, None, ("3", "元", False)),
        ({}, "7", ("21", "元", False)),
        ({"each": "%"}, "50", ("1.5", "元", False)),
        ({"capped_at": {"size": "21", "value": "21", "unit": "元"}}, "7", ("21", "元", False)),
        ({"capped_at": {"size": "20", "value": "0.002", "unit": "万元"}}, "7", ("0.002", "万元", True)),
    ],
)
def test_what_a_figure_comes_to(more: dict, number: str | None, expected: tuple) -> None:
    worked = worked_figure({**ROOMS, **more}, None, number and Decimal(number))  # type: ignore[typeddict-item,arg-type]
    assert (worked.state, worked.value, worked.unit, worked.capped) == ("figure", *expected)
    assert worked.product == (None if number is None else {"7": "21", "50": "1.5"}[number])


def test_instalments_are_shares_of_the_capped_figure() -> None:
    plan: dict[str, Any] = {
        **ROOMS,
        "capped_at": {"size": "10", "value": "10", "unit": "元"},
        "instalments": {"shares": ["60", "40"]},
    }
    assert worked_figure(plan, None, Decimal(7)).parts == ("6", "4")  # type: ignore[arg-type]


def test_the_steps_name_the_tier_and_that_the_highest_counts() -> None:
    area = Question.model_validate({"id": "area", "name": "面积", "ask": "？", "type": "number", "unit": "亩"})
    lines = [
        {**LARGE, "words": "10亩以上", "quote": "10亩以上的300元"},
        {**SMALL, "words": "10亩以下", "quote": "其余100元"},
    ]
    plan: Any = {"by": "area", "tiers": lines, "each": "元", "unit": "元", "quote": "按面积奖励"}
    worked = Worked("figure", "300", "元", line=0)
    (step,) = steps(plan, worked, {"area": 12}, {"area": area})
    assert step == Step("面积12亩，属于“10亩以上”一档：300元", "10亩以上的300元")
    highest: Any = {**plan, "highest": {"quote": "就高不就低"}}
    assert steps(highest, worked, {"area": 12}, {"area": area}) == [
        step,
        Step("同时属于几档的，按最高一档", "就高不就低"),
    ]


def test_what_is_over_came_to_that_much_once() -> None:
    for state, then in (("figure", True), ("decided", True), ("unanswered", False), ("outside", False)):
        worked = Worked(state)  # type: ignore[arg-type]
        assert headline_in_term("300元", worked, True) == (f"{NOT_NOW}300元" if then else "300元")
        assert headline_in_term("300元", worked, False) == "300元"


def test_words_of_a_payout_are_not_its_shape() -> None:
    def shape(label: str, quote: str, value: int) -> Any:
        lines = [{"at_least": 10, "value": value, "quote": quote}, {"less_than": 10, "value": 100}]
        tiers = {"by": "area", "unit": "元", "quote": quote, "lines": lines}
        return payout_shape(Payout.model_validate({"tiers": tiers, "label": label}))

    assert shape("奖励", "10亩以上的300元", 300) == shape("补贴", "十亩以上的，300元", 300)
    assert shape("奖励", "10亩以上的300元", 300) != shape("奖励", "10亩以上的300元", 200)
