"""Answers as they are written -> values, and back."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from policy_explorer.model.answers import NumberRange, parse_answer, parse_answers, written_form


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("farm", "farm"),
        (True, True),
        (10, 10),
        (0.6, 0.6),
        (None, None),
        ("2023-04-01", date(2023, 4, 1)),
        (["a", "b"], ("a", "b")),
        ([], ()),
        ({"at_most": 10}, NumberRange(float("-inf"), False, 10, True)),
        ({"at_least": 1, "less_than": 2.5}, NumberRange(1, True, 2.5, False)),
        ({"at_least": 5, "at_most": 5}, NumberRange(5, True, 5, True)),
    ],
)
def test_what_is_written_becomes_a_value_and_back(written, value):
    found = parse_answer(written)
    assert (found, type(found)) == (value, type(value))
    assert written_form(found) == written
    assert parse_answer(found) == found


@pytest.mark.parametrize(
    "written", ["2023-02-29", "2023-4-1", "20230401", "2023-W13-6", "２０２３-04-01", "2023-04-01\n"]
)
def test_what_is_no_day_stays_text(written):
    assert parse_answer(written) == written


@pytest.mark.parametrize(
    "written",
    [
        float("nan"),
        float("inf"),
        datetime(2023, 4, 1),
        object(),
        {},
        {"is": 1},
        {"at_most": True},
        {"at_most": float("inf")},
        {"at_least": 1, "more_than": 2},
        {"at_least": 2, "at_most": 1},
        {"at_least": 1, "less_than": 1},
        {"at_least": 1, "note": 2},
    ],
)
def test_what_stands_for_nothing_is_unknown(written):
    assert parse_answer(written) is None


def test_the_order_of_answers_is_kept_and_the_lower_end_of_a_range_comes_first():
    found = parse_answers({"b": {"less_than": 2, "at_least": 1}, "a": None})
    assert list(found) == ["b", "a"]
    assert list(written_form(found["b"])) == ["at_least", "less_than"]
