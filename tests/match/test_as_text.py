"""The report for a clerk: every benefit once, in words that promise nothing."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_explorer.match.as_text import as_text, change_wording
from policy_explorer.model import FactTest
from support.matching import DAY, FARM, match
from support.random_rules import QUESTIONS, fact_tests


def lines_of(text: str, title: str) -> list[str]:
    """What is said of one benefit, without the indents."""
    lines = [line.strip() for line in text.splitlines()]
    start = next(at for at, line in enumerate(lines) if title in line)
    return lines[start : lines.index("", start)]


def test_a_yes_in_words(tiny):
    text = as_text(match(tiny, FARM, date(2031, 6, 10)))
    assert lines_of(text, "有机种植补贴") == [
        "✓ 符合　有机种植补贴（补贴奖励）",
        "期限：2031年3月1日 至 2031年6月30日，即将到期，还有 20 天",
        "办理：向部门申请",
        "这一项，文件没有写申报地点和电话。",
        "✓ 经营类型：种植（回答：种植）",
        "原文：农户",
        "✓ 种植面积 不少于 20 亩（含）（回答：20 亩）",
        "原文：种植面积20亩以上（含本数）",
        "✓ 有机认证：是（回答：是）",
        "原文：取得有机认证",
    ]
    assert "牵头单位：县农业局" in text
    assert "措施：符合 1 项，可能符合 0 项，不符合 1 项，没有可申请的事项 1 项。" in text


def test_a_no_in_words_says_what_would_have_to_be_different(tiny):
    lines = lines_of(as_text(match(tiny, {**FARM, "area": 19.5}, DAY)), "有机种植补贴")
    assert lines[0] == "✗ 不符合　有机种植补贴（补贴奖励）"
    assert "✗ 种植面积 不少于 20 亩（含）（回答：19.5 亩）" in lines
    assert lines[-1] == "若 种植面积 不少于 20 亩（含），则符合。"


def test_what_cannot_be_changed_is_marked_and_a_department_leaves_a_maybe(tiny):
    answers = {"trade": "homestay", "opened": "2030-12-31", "features": ["old_house"]}
    lines = lines_of(as_text(match(tiny, answers, DAY)), "特色民宿奖励")
    assert lines[-1] == "若 开业日期 在 2031年1月1日及以后（含当日）〔不能改变〕，则可能符合。"


def test_each_kind_of_what_is_open(tiny):
    lines = lines_of(as_text(match(tiny, {"trade": "homestay", "opened": None})), "特色民宿奖励")
    assert "? 开业日期 在 2031年1月1日及以后（含当日）（回答：不清楚）" in lines
    assert "? 民宿特色：老宅改造、自有农场（有其一即可）（未回答）" in lines
    assert lines[-3:] == [
        "未回答：民宿有下列哪些特色？",
        "不清楚：开业日期，可向县财政局了解",
        "由县财政局判断：是否符合奖励规定",
    ]


def test_a_range_across_a_bound_is_not_called_unknown(tiny):
    lines = lines_of(as_text(match(tiny, {**FARM, "area": {"at_least": 10, "less_than": 30}})), "有机种植补贴")
    assert "? 种植面积 不少于 20 亩（含）（回答：不少于 10 亩（含），低于 30 亩（不含））" in lines
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
    assert sum("期限：" in line for line in lines) == sum(len(measure.benefits) for measure in real.measures.values())


@settings(max_examples=200)
@given(fact_tests(), st.data())
def test_the_opposite_of_a_test_is_put_in_other_words_and_never_left_out(written, data):
    test, question = FactTest.model_validate(written), QUESTIONS[written["fact"]]
    met, failed = (change_wording(test, wanted, question) for wanted in (True, False))
    assert met != failed and met.startswith("名") and failed.startswith("名")


def test_opposites_keep_the_bound_exact():
    staff = FactTest.model_validate({"fact": "number_2", "at_least": 6, "quote": "q"})
    day = FactTest.model_validate({"fact": "date_1", "on_or_after": "2023-04-01", "quote": "q"})
    boolean = FactTest.model_validate({"fact": "boolean_1", "is": True, "quote": "q"})
    options = FactTest.model_validate({"fact": "choices_1", "includes_any": ["a", "b"], "quote": "q"})
    worded = [change_wording(test, False, QUESTIONS[test.fact]) for test in (staff, day, boolean, options)]
    assert worded == ["名 低于 6（不含）", "名 在 2023年4月1日以前（不含当日）", "名：否", "名：不是a、b"]
