"""The tier of a payout that an answer belongs to, or why there is none; and what a figure comes to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from policy_explorer.model.answers import NumberRange
from policy_explorer.rules.payouts import Tier, tier_of, worked_figure

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
