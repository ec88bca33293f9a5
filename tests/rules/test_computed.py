"""Sums and ratios of answers, exactly, and why there is none."""

from __future__ import annotations

import pytest

from policy_explorer.model import Question
from policy_explorer.model.answers import NumberRange
from policy_explorer.rules.computed import complete, computed_wording, is_worked_out, why_unknown, worked_out

ASKED = {
    id: Question.model_validate(
        {"id": id, "name": id.upper(), "ask": "多少？", "type": "number", "unit": "万元", "tier": 1}
    )
    for id in ("a", "b", "c")
}
SUM = Question.model_validate({"id": "sum", "name": "和", "type": "number", "unit": "万元", "sum": ["a", "b", "c"]})
RATIO = Question.model_validate(
    {"id": "ratio", "name": "比", "type": "number", "unit": "%", "ratio": {"of": "a", "to": "b"}}
)
RANGE = NumberRange(5, True, 10, False)
POINT = NumberRange(5, True, 5, True)


@pytest.mark.parametrize(
    ("question", "answers", "value"),
    [
        (SUM, {"a": 0.1, "b": 0.2, "c": 3}, 3.3),
        (SUM, {"a": 1, "b": POINT, "c": 3}, 9),
        (SUM, {"a": 1, "b": RANGE, "c": 3}, None),
        (SUM, {"a": 1, "b": None, "c": 3}, None),
        (RATIO, {"a": 30, "b": 1000}, 3),
        (RATIO, {"a": 0, "b": 1000}, 0),
        (RATIO, {"a": 30, "b": 0}, None),
        (RATIO, {"a": 1, "b": 3}, NumberRange(33.333333, False, 33.333334, False)),
    ],
)
def test_a_computed_fact_is_exact_or_unknown(question: Question, answers: dict, value: object) -> None:
    assert is_worked_out(question, answers)
    assert worked_out(question, answers) == value


@pytest.mark.parametrize(
    ("question", "answers", "why"),
    [
        (SUM, {"a": 1, "b": RANGE}, ("b", "range")),
        (SUM, {"a": 1, "b": None}, ("b", "unknown")),
        (SUM, {"a": 1, "b": POINT}, None),
        (RATIO, {"b": 0}, ("b", "zero")),
        (RATIO, {"a": 0}, None),
    ],
)
def test_it_is_said_which_part_makes_it_unknown(question: Question, answers: dict, why: object) -> None:
    assert why_unknown(question, answers) == why
    assert is_worked_out(question, answers) is (why is not None)


def test_answers_are_completed_whatever_is_given_for_a_computed_fact() -> None:
    assert complete({"a": 30, "b": 1000, "ratio": 99}, [RATIO]) == {"a": 30, "b": 1000, "ratio": 3}
    assert complete({"a": 30, "ratio": 99}, [RATIO]) == {"a": 30}
    assert complete({"a": 30}, []) == {"a": 30}


@pytest.mark.parametrize(
    ("question", "answers", "words"),
    [
        (RATIO, {"a": 30, "b": 1000}, "按您填的30万元 ÷ 1000万元 = 3%"),
        (RATIO, {"a": 1, "b": 3}, "按您填的1万元 ÷ 3万元 ≈ 33.333333%"),
        (SUM, {"a": 1, "b": POINT, "c": 2}, "按您填的1万元 + 5万元 + 2万元 = 8万元"),
        (RATIO, {"a": 1, "b": 0}, "B是 0，分母是 0 算不出"),
        (SUM, {"a": 1, "b": RANGE, "c": 2}, "B填的是范围，要填准数才算得出"),
    ],
)
def test_it_is_said_how_it_comes_about(question: Question, answers: dict, words: str) -> None:
    assert computed_wording(question, answers, ASKED) == words
