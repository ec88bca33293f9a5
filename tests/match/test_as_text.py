"""The report for a clerk: every benefit once, in words that promise nothing."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_explorer.match.as_text import as_text
from policy_explorer.model import FactTest
from policy_explorer.text.condition_wording import fact_wording
from support.matching import DAY, FARM, match
from support.random_rules import QUESTIONS, fact_tests


def lines_of(text: str, title: str) -> list[str]:
    """What is said of one benefit, without the indents."""
    lines = [line.strip() for line in text.splitlines()]
    start = next(at for at, line in enumerate(lines) if title in line)
    return lines[start : lines.index("", start)]


def test_a_yes_in_words(tiny):
    text = as_text(match(tiny, FARM, date(2031, 6, 10)))
    assert text.startswith(
        "按2031年6月10日看，您（种植，种植面积20亩，有机认证）符合 1 项：有机种植补贴（第 1 项）。\n"
    )
    assert lines_of(text, "有机种植补贴（补贴奖励）") == [
        "✓ 符合　有机种植补贴（补贴奖励）",
        "能得到：每亩补贴300元",
        "期限：2031年3月1日 至 2031年6月30日，快到期",
        "怎么办：向部门申请",
        "这一项，文件没有写申报地点和电话。",
        "✓ 经营类型是种植（回答：种植）",
        "原文：农户",
        "✓ 种植面积不少于20亩（回答：20亩）",
        "原文：种植面积20亩以上（含本数）",
        "✓ 满足“有机认证”（回答：是）",
        "原文：取得有机认证",
    ]
    assert "牵头单位：县农业局" in text
    assert "措施：符合 1 项，可能符合 0 项，不符合 1 项，没有可申请的事项 1 项。" in text


def test_a_no_in_words_says_why_and_what_would_have_to_be_different(tiny):
    lines = lines_of(as_text(match(tiny, {**FARM, "area": 19.5}, DAY)), "有机种植补贴")
    assert lines[:2] == ["✗ 不符合　有机种植补贴（补贴奖励）", "种植面积低于20亩。"]
    assert "✗ 种植面积不少于20亩（回答：19.5亩）" in lines
    assert lines[-1] == "如果种植面积不少于20亩，就符合。"


def test_nothing_helps_where_nobody_can_change_it_or_all_is_over(tiny):
    answers = {"trade": "homestay", "opened": "2030-12-31", "features": ["old_house"]}
    lines = lines_of(as_text(match(tiny, answers, DAY)), "特色民宿奖励")
    assert lines[1] == "开业日期早于2031年1月1日。"
    assert not any(line.startswith("如果") for line in lines)
    over = lines_of(as_text(match(tiny, {**FARM, "area": 19.5}, date(2031, 7, 1))), "有机种植补贴")
    assert not any(line.startswith("如果") for line in over)


def test_each_kind_of_what_is_open(tiny):
    lines = lines_of(as_text(match(tiny, {"trade": "homestay", "opened": None})), "特色民宿奖励")
    assert "? 开业日期在2031年1月1日或以后（回答：不清楚）" in lines
    assert "? 民宿特色有老宅改造或自有农场（未回答）" in lines
    assert lines[-3:] == [
        "还要回答：民宿有下列哪些特色？",
        "不清楚：开业日期，可以问县财政局",
        "由县财政局认定：是否符合奖励规定",
    ]


def test_a_range_across_a_bound_is_not_called_unknown(tiny):
    lines = lines_of(
        as_text(match(tiny, {**FARM, "area": {"at_least": 10, "less_than": 30}})), "有机种植补贴（补贴奖励）"
    )
    assert "? 种植面积不少于20亩（回答：不少于10亩，低于30亩）" in lines
    assert lines[-1] == "还不能判定：种植面积的回答要更具体"


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (None, "没有指定日期（--on），只列出期限，不判断是否有效。"),
        (date(2031, 7, 1), "符合、可能符合的各项内容中，1 项已到期。"),
        (date(2031, 1, 1), "符合、可能符合的各项内容中，1 项未开始。"),
    ],
)
def test_the_period_is_reported_beside_the_counts(tiny, day, line):
    text = as_text(match(tiny, FARM, day))
    assert line in text.splitlines()
    assert ("到期，" in text or "已于" in text or "未开始，" in text) == (day is not None)


def test_it_ends_with_the_general_clauses_and_that_it_is_no_decision(real):
    *_, clause, _, decision, disclaimer = as_text(match(real, {})).splitlines()
    assert clause == "鼓政办规〔2023〕1号“取高不重复”：如国家和省、市出台同类政策，按照“取高不重复”原则执行"
    assert "不是审批决定" in decision
    assert disclaimer == real.catalogue.settings.disclaimer


def test_every_measure_and_benefit_is_reported_once(real):
    lines = as_text(match(real, {"applicant": "union"})).splitlines()
    assert sum(bool(re.search(r"第 \d+ 项　", line)) for line in lines) == 37
    assert sum(line.strip().startswith("期限：") for line in lines) == sum(
        len(measure.benefits) for measure in real.measures.values()
    )


@settings(max_examples=200)
@given(fact_tests(), st.data())
def test_the_opposite_of_a_test_is_put_in_other_words_and_never_left_out(written, data):
    test, question = FactTest.model_validate(written), QUESTIONS[written["fact"]]
    met, failed = (fact_wording(test, question, wanted) for wanted in (True, False))
    assert met != failed and "名" in met and "名" in failed
