"""Days of any year in texts, ranges of computed facts and of whole numbers, and the figures of payouts."""

from __future__ import annotations

from typing import Any

import pytest

from policy_explorer.model import Payout, Question
from policy_explorer.text.computed_ranges import with_ranges
from policy_explorer.text.month_days import year_days
from policy_explorer.text.payout_figures import payout_amounts
from policy_explorer.text.quantities import dates
from policy_explorer.text.ranges import is_range_of_days
from policy_explorer.text.wording import range_wording


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026年", "01-01", "12-31"),
        ("第一季度", "01-01", "03-31"),
        ("第4季度", "10-01", "12-31"),
        ("上半年", "01-01", "06-30"),
        ("下半年", "07-01", "12-31"),
        ("年底", "12-31", "12-31"),
        ("年初", "01-01", "01-01"),
        ("6月", "06-01", "06-30"),
        ("2月", "02-01", "02-29"),
        ("6月30日", "06-30", "06-30"),
    ],
)
def test_the_days_of_a_year_that_words_mean(text: str, first: str, last: str) -> None:
    (found,) = year_days(text)
    assert (min(found.first), max(found.last)) == (first, last)


def number(id: str, **fields: Any) -> Question:
    written = {"id": id, "name": id, "ask": "？", "type": "number", **fields}
    return Question.model_validate(written)


@pytest.mark.parametrize(
    ("of", "to", "unit", "expected"),
    [
        ({"minimum": 0, "maximum": 50}, {"minimum": 10, "maximum": 100}, "%", (0, 500)),
        ({"minimum": 5, "maximum": 50}, {"minimum": 10, "maximum": 100}, None, (0.05, 5)),
        ({"minimum": -5, "maximum": 50}, {"minimum": 10, "maximum": 100}, None, (-0.5, 5)),
        ({"minimum": -5, "maximum": -1}, {"minimum": 10, "maximum": 100}, None, (-0.5, -0.01)),
        ({"minimum": 0, "maximum": 50}, {"minimum": 0, "maximum": 100}, "‰", (0, None)),
        ({"minimum": 1}, {"minimum": 1}, "%", (0, None)),
        ({"maximum": 1}, {"minimum": 1}, "%", (None, 100)),
    ],
)
def test_the_range_of_a_ratio(
    of: dict[str, Any], to: dict[str, Any], unit: str | None, expected: tuple[float | None, float | None]
) -> None:
    share = {"id": "share", "name": "share", "type": "number", "ratio": {"of": "of", "to": "to"}, "unit": unit}
    known = [number("of", **of), number("to", **to), Question.model_validate(share)]
    found = with_ranges(known)["share"]
    assert (found.minimum, found.maximum) == expected


@pytest.mark.parametrize(
    ("answer", "unit", "words"),
    [
        ({"at_least": 5, "at_most": 9}, "人", "5至9人"),
        ({"more_than": 4, "less_than": 10}, "人", "5至9人"),
        ({"at_least": 5, "less_than": 6}, "人", "正好5人"),
        ({"more_than": 9}, "人", "10人及以上"),
        ({"less_than": 10}, "人", "9人及以下"),
        ({"less_than": 6}, "个月", "不满6个月"),
        ({"at_least": 6}, "个月", "满6个月及以上"),
        ({"at_least": 6, "at_most": 11}, "个月", "满6个月，不满12个月"),
    ],
)
def test_a_range_of_whole_numbers_in_words(answer: dict[str, int], unit: str, words: str) -> None:
    assert range_wording(answer, number("x", unit=unit, whole=True)) == words


@pytest.mark.parametrize(
    ("payout", "label", "role"),
    [
        ({"fixed": {"value": 1000, "unit": "元", "quote": "1000元"}}, "金额", "amount"),
        ({"rate": {"value": 10, "of": "investment", "quote": "10%"}}, "比例", "rate"),
        ({"per": {"value": 500, "unit": "元/人", "for": "hired", "quote": "每人500元"}}, "每人标准", "amount"),
    ],
)
def test_what_a_figure_of_a_payout_is_called(payout: dict[str, Any], label: str, role: str) -> None:
    (figure,) = payout_amounts(Payout.model_validate(payout))
    assert (figure.label, figure.role) == (label, role)


def test_the_last_day_of_a_text_begins_no_range() -> None:
    text = "自2024年1月1日至2024年12月31日"
    found = list(dates(text))
    assert [is_range_of_days(text, found, at) for at in range(len(found))] == [True, False]
