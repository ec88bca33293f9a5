"""Bands of number questions: cut where the rules cut, covering every figure once, worded so that a bound is never in doubt."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from policy_explorer.model import FactTest, Question
from policy_explorer.model.answers import parse_range
from policy_explorer.rules.bands import MOST_BANDS, bands
from policy_explorer.rules.ranges import range_truth
from policy_explorer.text.wording import range_wording

OPERATORS = ("at_least", "at_most", "more_than", "less_than")
READ = TypeAdapter(FactTest).validate_python


def question(**fields: Any) -> Question:
    return Question.model_validate(
        {"id": "sales", "name": "月销售额", "ask": "？", "type": "number", "unit": "万元"} | fields
    )


def rules_with(*pairs: tuple[str, float]) -> list[FactTest]:
    return [FactTest.model_validate({"fact": "sales", operator: bound, "quote": "原文"}) for operator, bound in pairs]


def labels(asked: Question, *pairs: tuple[str, float]) -> list[str]:
    return [band.label for band in bands(asked, rules_with(*pairs))]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("at_most", 10)], ["不超过10万元（含10万元）", "超过10万元"]),
        ([("more_than", 10)], ["不超过10万元（含10万元）", "超过10万元"]),
        ([("less_than", 1)], ["低于1万元", "不少于1万元"]),
        ([("at_most", 10), ("at_most", 10.0), ("more_than", 10)], ["不超过10万元（含10万元）", "超过10万元"]),
        ([("at_most", 10), ("at_least", 10)], ["低于10万元", "正好10万元", "超过10万元"]),
        (
            [("less_than", 20), ("at_most", 0.6)],
            ["不超过0.6万元（含0.6万元）", "超过0.6万元，低于20万元", "不少于20万元"],
        ),
    ],
)
def test_a_bound_belongs_to_the_band_to_which_the_rule_puts_it(pairs, expected):
    assert labels(question(), *pairs) == expected


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("at_least", 6)], ["不满6个月", "满6个月及以上"]),
        ([("more_than", 5)], ["不满6个月", "满6个月及以上"]),
        ([("less_than", 5.5)], ["不满6个月", "满6个月及以上"]),
        (
            [("at_least", 6), ("at_least", 12)],
            ["不满6个月", "满6个月，不满12个月", "满12个月及以上"],
        ),
        ([("at_least", 6), ("at_most", 6)], ["不满6个月", "正好6个月", "满7个月及以上"]),
        (
            [("more_than", 0), ("less_than", 24)],
            ["正好0个月", "满1个月，不满24个月", "正好24个月"],
        ),
    ],
)
def test_bands_of_whole_figures_include_both_ends(pairs, expected):
    assert labels(question(unit="个月", whole=True, minimum=0, maximum=24), *pairs) == expected


def test_whole_figures_that_are_no_time_are_counted_from_one_to_the_other():
    asked = question(unit="人", whole=True, minimum=0, maximum=100)
    assert labels(asked, ("at_least", 5), ("at_least", 10)) == ["4人及以下", "5至9人", "10人及以上"]


def test_there_are_no_bands_without_a_bound_or_with_too_many():
    assert bands(question(), []) == ()
    assert len(bands(question(), rules_with(*(("at_most", bound) for bound in range(MOST_BANDS - 1))))) == MOST_BANDS
    assert bands(question(), rules_with(*(("at_most", bound) for bound in range(MOST_BANDS)))) == ()
    assert bands(Question.model_validate({"id": "day", "name": "日期", "ask": "？", "type": "date"}), []) == ()


def test_a_bound_that_no_answer_passes_cuts_nothing():
    asked = question(minimum=0, maximum=100)
    assert bands(asked, rules_with(("at_least", 0), ("at_most", 100), ("more_than", 100), ("less_than", -5))) == ()
    assert labels(asked, ("more_than", 0)) == ["正好0万元", "超过0万元"]
    assert labels(asked, ("at_least", 100)) == ["低于100万元", "正好100万元"]


halves = st.integers(-6, 12).map(lambda half: half / 2)
some_tests = st.lists(st.tuples(st.sampled_from(OPERATORS), halves), min_size=1, max_size=5)


@given(some_tests, st.booleans(), st.sampled_from([(None, None), (0, None), (0, 5), (-1, 3)]))
def test_every_figure_lies_in_one_band_and_a_band_decides_every_test(pairs, whole, ends):
    asked = question(whole=whole, minimum=ends[0], maximum=ends[1])
    found = [parse_range(band.answer) for band in bands(asked, rules_with(*pairs))]
    assert None not in found
    low, high = (-10 if ends[0] is None else ends[0]), (15 if ends[1] is None else ends[1])
    step = 1 if whole else 0.25
    for figure in [low + step * at for at in range(int((high - low) / step) + 1)] if found else []:
        assert sum(holds(band, figure) for band in found) == 1, figure
    for operator, bound in pairs:
        for band in found:
            met = range_truth(operator, bound, band)
            if met is None:  # beyond what may be typed, a band says nothing
                inside = [low + step * at for at in range(int((high - low) / step) + 1) if holds(band, low + step * at)]
                assert len({compare(operator, figure, bound) for figure in inside}) == 1


def holds(band, figure: float) -> bool:
    above = figure > band.low or (band.low_in and figure == band.low)
    return above and (figure < band.high or (band.high_in and figure == band.high))


def compare(operator: str, figure: float, bound: float) -> bool:
    return {
        "at_least": figure >= bound,
        "at_most": figure <= bound,
        "more_than": figure > bound,
        "less_than": figure < bound,
    }[operator]


def test_a_range_is_worded_from_its_lower_end_however_it_is_written():
    assert range_wording({"at_most": 20, "more_than": 10}, question()) == "超过10万元，不超过20万元（含20万元）"
    assert range_wording({"at_most": 10, "at_least": 10}, question()) == "正好10万元"
    assert range_wording({"less_than": 50}, question(unit="%")) == "低于50%"
