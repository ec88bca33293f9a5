"""Eleven applicants under the invented notice 云政〔2031〕12号, and what each gets, worked out by hand from its words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.match.as_json import entries
from policy_explorer.match.as_text import as_text
from policy_explorer.validate.validate import validate
from support.matching import match

PAID = "yunxi-2031-12"
FIRM = {"trade": "enterprise"}
# Answers, and by benefit what it comes to: value and unit, or why there is none. What is not named comes to nothing.
APPLICANTS: tuple[tuple[str, dict[str, Any], dict[str, str]], ...] = (
    ("招了3人的企业", {**FIRM, "hires": 3}, {"hiring": "3000元"}),
    ("招了50人，正好到上限", {**FIRM, "hires": 50}, {"hiring": "50000元"}),
    ("招了51人，过了上限", {**FIRM, "hires": 51}, {"hiring": "5万元"}),
    ("只知道招了人", {**FIRM, "hires": {"at_least": 1}}, {"hiring": "range"}),
    ("租金12.3万元：12.3×20%=2.46", {**FIRM, "rent_paid": 12.3}, {"rent": "2.46万元"}),
    ("租金100.01万元，过了20万元", {**FIRM, "rent_paid": 100.01}, {"rent": "20万元"}),
    ("产值4.9亿元，在1亿元一档", {**FIRM, "output_value": 49000}, {"output": "10万元"}),
    ("市级和国家级平台，就高", {**FIRM, "platforms": ["municipal", "national"]}, {"platforms": "100万元"}),
    ("投资2500.5万元：12%是300.06，过了300", {**FIRM, "equipment": 2500.5}, {"renewal": "300万元"}),
    (
        "投资610.5万元：2%",
        {**FIRM, "equipment": 600, "software": 10.5},
        {"renewal": "60万元", "renewed": "12.21万元"},
    ),
    ("自建21张床位：8000×21", {"trade": "other", "premises": "built", "beds": 21}, {"beds": "168000元"}),
)
# Of these the figure does not depend on what the applicants above answer, or they have not answered it.
ALWAYS = {"research": "5万元", "first-listed": "20万元", "fair": "decided", "interest": "decided"}


@pytest.fixture(scope="module")
def site(counted_content: Path) -> WholeSite:
    return derive(validate(load(counted_content)))


def test_each_applicant_gets_what_the_notice_gives(site):
    for who, answers, expected in APPLICANTS:
        found = entries(match(site, answers))
        paid = [each for measure in found["measures"] if measure["document"] == PAID for each in measure["benefits"]]
        came_to = {
            each["id"]: f"{payout['value']}{payout['unit']}" if payout["state"] == "figure" else payout["state"]
            for each in paid
            if (payout := each["payout"]) is not None
        }
        worked_out = {id: words for id, words in came_to.items() if words not in ("unanswered", ALWAYS.get(id))}
        assert worked_out == expected, who
        refused = {each["id"] for each in paid if each["verdict"] == "no"}
        assert refused.isdisjoint(came_to), who


def test_the_report_shows_the_steps_with_their_clauses(site):
    text = as_text(match(site, {**FIRM, "hires": 51, "rent_paid": 12.3}, date(2031, 6, 1)))
    assert (
        """\
    能得到多少：按所填的算出5万元（按原文和所填的答案算，以部门核定为准）
      按所填的51人：1000元/人 × 51人 = 51000元
        原文：按每人1000元给予企业就业补贴
      最高不超过5万元，按5万元
        原文：最高不超过5万元
      分 2 期，每年一期：60%、40%，即第 1 期3万元，第 2 期2万元
        原文：分两年按60%、40%拨付
      名额有限：每年20家
        原文：每年不超过20家
"""
        in text
    )
    assert "按所填的12.3万元：20% × 12.3万元 = 2.46万元" in text
    assert "能得到多少：填了“设备投资”，才算得出多少" in text
    assert "能得到多少：1万元至3万元，具体多少由办理的单位定" in text
    over = as_text(match(site, {**FIRM, "hires": 51}, date(2034, 1, 1)))
    assert "能得到多少：现在不能享受；期限内：按所填的算出5万元" in over


def test_a_ratio_and_a_sum_are_worked_out_with_their_steps(site):
    """Three firms, by hand: exactly at the bounds, beyond them with what does not divide, and without an answer."""
    firms: tuple[tuple[dict[str, Any], list[tuple[str, str | None, Any]]], ...] = (
        (
            {"rd_cost": 30, "revenue": 1000, "equipment": 499.9, "software": 0.1},
            [("yes", "按所填的30万元 ÷ 1000万元 = 3%", 3), ("no", "按所填的499.9万元 + 0.1万元 = 500万元", 500)],
        ),
        (
            {"rd_cost": 26.99, "revenue": 900, "equipment": 499.9, "software": 0.100001},
            [
                ("no", "按所填的26.99万元 ÷ 900万元 ≈ 2.998888%", {"more_than": 2.998888, "less_than": 2.998889}),
                ("yes", "按所填的499.9万元 + 0.100001万元 = 500.000001万元", 500.000001),
            ],
        ),
        (
            {"rd_cost": 30, "revenue": 0, "software": 5},
            [("maybe", "销售收入是 0，分母是 0 算不出", None), ("maybe", None, None)],
        ),
    )
    for answers, expected in firms:
        matched = match(site, {**FIRM, **answers})
        (measure,) = (each for each in entries(matched)["measures"] if each["key"] == f"{PAID}/8")
        tests = [(each["verdict"], each["conditions"]["parts"][1]) for each in measure["benefits"]]
        assert [(verdict, test.get("steps"), test["answer"]) for verdict, test in tests] == expected, answers
    text = as_text(matched)
    assert "不少于3%（销售收入是 0，分母是 0 算不出）" in text
    assert "还不能判定：销售收入是 0，分母是 0 算不出" in text
    assert "还要回答：技术改造的设备投资是多少？" in text and "None" not in text
