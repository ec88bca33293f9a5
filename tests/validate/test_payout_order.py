"""Tiers, instalments and quotas beside their clauses: what belongs together stands together."""

from __future__ import annotations

from typing import Any

import pytest

from policy_explorer.model import Question
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.payout_order import payouts_keep_order
from policy_explorer.validate.source_file import SourceFile

QUESTIONS: list[dict[str, Any]] = [
    {"id": "cost", "name": "费用", "ask": "多少？", "type": "number", "unit": "万元", "minimum": 0},
    {
        "id": "level",
        "name": "级别",
        "ask": "哪一级？",
        "type": "choice",
        "options": [{"id": "city", "label": "市级"}, {"id": "county", "label": "县级"}],
    },
]


def messages(payout: dict[str, Any], text: str) -> list[str]:
    """Return the messages of the rule about a payout with this text; each of its quotes is in the text."""
    for question in QUESTIONS:
        Question.model_validate(question)
    value = {"number": 1, "text": text, "benefits": [{"id": "b", "payout": payout}]}
    notice = NoticeFiles("x", None, None, (SourceFile("documents/x/measures/01.yaml", value, ""),))
    content = Content(None, SourceFile("questions.yaml", QUESTIONS, ""), None, {}, (), {})
    return [problem.message for problem in payouts_keep_order(content, notice)]


def tiers(text: str, by: str, *lines: dict[str, Any], **more: Any) -> list[str]:
    return messages({"tiers": {"by": by, "unit": "万元", "quote": text, "lines": list(lines), **more}}, text)


SENTENCES: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("费用达到100万元、500万元的，分别奖励1万元、3万元", "cost", {"at_least": 100, "value": 1}, {"at_least": 500, "value": 3}),
    ("费用500万元以下的奖励8万元，超过500万元的奖励6万元", "cost", {"at_most": 500, "value": 8}, {"more_than": 500, "value": 6}),
    ("费用超过500万元的奖励6万元，500万元以下的奖励8万元", "cost", {"at_most": 500, "value": 8}, {"more_than": 500, "value": 6}),
    ("费用500万元以上、100万元以上的，分别奖励3万元、1万元", "cost", {"at_least": 100, "value": 1}, {"at_least": 500, "value": 3}),
    ("市级、县级的，分别奖励3万元、1万元", "level", {"is": "county", "value": 1}, {"is": "city", "value": 3}),
    ("县级的奖励1万元，市级的奖励3万元", "level", {"is": "county", "value": 1}, {"is": "city", "value": 3}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "by", "one", "other"), SENTENCES)
def test_figures_of_tiers_stand_where_their_answers_do(text, by, one, other):
    assert tiers(text, by, one, other) == []
    swapped = {**one, "value": other["value"]}, {**other, "value": one["value"]}
    assert tiers(text, by, *swapped) == ["这一档的数不在引文里它的位置"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("市级、县级的奖励3万元或者1万元，县级的另计", ({"is": "county", "value": 1}, {"is": "city", "value": 3})),
        ("按级别奖励3万元、1万元", ({"is": "county", "value": 1}, {"is": "city", "value": 3})),
        ("县级奖励3万元，市级奖励3万元", ({"is": "county", "value": 3}, {"is": "city", "value": 3})),
    ],
)
def test_what_the_clause_leaves_open_is_no_problem(text, lines):
    assert tiers(text, "level", *lines) == []


def test_a_tier_does_not_quote_another():
    city, county = "市级的奖励3万元", "县级的奖励1万元"
    lines = {"is": "city", "value": 3, "quote": city}, {"is": "county", "value": 1, "quote": county}
    quote = f"{city}，{county}"
    own = {"unit": "万元", "quote": quote, "by": "level"}
    assert messages({"tiers": {**own, "lines": list(lines)}}, quote) == []
    wrong = {**lines[0], "quote": county, "value": 1}, lines[1]
    assert messages({"tiers": {**own, "lines": list(wrong)}}, quote) == ["引文说的是“县级”"]


SUM = {"fixed": {"value": 5, "unit": "万元", "quote": "奖励5万元"}}


@pytest.mark.parametrize(
    ("written", "quote", "expected"),
    [
        ({"shares": [60, 40], "every": "year"}, "分两年按60%、40%拨付", []),
        ({"shares": [40, 60], "every": "year"}, "分两年按60%、40%拨付", ["各期的次序和引文不一样"]),
        ({"shares": [40, 30, 30], "every": "year"}, "分三年按4:3:3拨付", []),
        ({"shares": [30, 40, 30], "every": "year"}, "分三年按4:3:3拨付", ["各期的次序和引文不一样"]),
        ({"equal": 3, "every": "quarter"}, "分三年拨付", ["引文没有说每季度"]),
        ({"equal": 3, "every": "quarter"}, "分三期拨付", []),
        ({"equal": 2, "every": "half_year"}, "每半年拨付一次，分两期拨付", []),
    ],
)
def test_instalments_are_those_of_the_clause(written, quote, expected):
    assert messages({**SUM, "instalments": {**written, "quote": quote}}, f"奖励5万元，{quote}。") == expected


@pytest.mark.parametrize(
    ("every", "text", "quote", "expected"),
    [
        ("year", "每年不超过20家", "每年不超过20家", []),
        ("year", "每年不超过20家", "不超过20家", []),
        (None, "每年不超过20家", "不超过20家", ["引文说的是每年多少"]),
        ("month", "每年不超过20家", "每年不超过20家", ["引文没有说每月"]),
        ("year", "不超过20家", "不超过20家", ["引文没有说每年"]),
        (None, "分三年支持20家", "分三年支持20家", []),
        (None, "2031年度不超过20家", "2031年度不超过20家", []),
    ],
)
def test_a_quota_is_for_as_long_as_the_clause_says(every, text, quote, expected):
    quota = {"value": 20, "unit": "家", "quote": quote} | ({"every": every} if every else {})
    assert messages({**SUM, "quota": quota}, f"奖励5万元，{text}。") == expected
