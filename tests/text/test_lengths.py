"""The lengths of time that a text mentions, and the fields with which content writes them."""

from __future__ import annotations

import pytest

from policy_explorer.text.lengths import is_length, is_well_formed, lengths, to_field


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一年内", [("years", 1)]),
        ("两年内", [("years", 2)]),
        ("两年半", [("months", 30)]),
        ("2年6个月内", [("months", 30)]),
        ("一年零六个月内", [("months", 18)]),
        ("3年、6个月内", [("years", 3), ("months", 6)]),
        ("1至3年内", [("years", 1), ("years", 3)]),
        ("半年内", [("months", 6)]),
        ("半个月内", [None]),
        ("十二个月内", [("years", 1)]),
        ("三十日内", [("days", 30)]),
        ("两周内", [("days", 14)]),
        ("壹年、贰年或叁年", [("years", 1), ("years", 2), ("years", 3)]),
        ("拾贰个月内，退伍年限、大陆年检", [("years", 1)]),
        ("30个工作日内", [("working_days", 30)]),
        ("30工作日内", [("working_days", 30)]),
        ("三十个工作日内", [("working_days", 30)]),
        ("10至15个工作日内", [("working_days", 10), ("working_days", 15)]),
        ("15日内申请，5个工作日内办结", [("days", 15), ("working_days", 5)]),
        ("2031年6月30日前", []),
        ("二〇三一年六月三十日前", []),
        ("每年3月1日至30日", []),
        ("每年3月1-30日", []),
        ("三月一日至三十日", []),
        ("每月10日至15日", []),
    ],
)
def test_the_lengths_that_a_text_mentions(text: str, found: list[tuple[str, int] | None]) -> None:
    assert [to_field(each) for each in lengths(text)] == found


def test_a_length_is_compared_by_value_and_working_days_are_apart() -> None:
    year, working = lengths("12个月和30个工作日")
    assert is_length(year, {"years": 1}) and is_length(year, {"months": 12}) and not is_length(year, {"months": 1})
    assert is_length(working, {"working_days": 30}) and not is_length(working, {"days": 30})


@pytest.mark.parametrize("written", [{}, {"years": 1, "days": 2}, {"years": True}, {"years": "1"}, {"weeks": 2}])
def test_what_is_no_length(written: dict[str, object]) -> None:
    assert not is_well_formed(written)
