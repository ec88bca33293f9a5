"""What applicants get under the invented notice 云政〔2031〕12号, and how the report says it."""

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
from support.paid_applicants import APPLICANTS, PAID, SUPERIOR, TERMS, Gets, Terms

FIRM = {"trade": "enterprise"}


@pytest.fixture(scope="module")
def site(counted_content: Path) -> WholeSite:
    return derive(validate(load(counted_content)))


RELATION_WORDS = {
    "excludes": "不得同时享受",
    "tops_up": "叠加在它之上",
    "topped_up_by": "它之上可叠加",
    "at_most_one": "只能享受其中一项",
}


@pytest.mark.parametrize("applicant", APPLICANTS, ids=range(len(APPLICANTS)))
def test_each_applicant_gets_what_the_notice_gives(site, applicant):
    """What, how much, until when, when to apply, to whom and how, and what is not to be had besides."""
    found = {
        f"{measure['key']}/{each['id']}": (gets(each), terms(measure, each))
        for measure in entries(match(site, applicant.answers, applicant.on))["measures"]
        for each in measure["benefits"]
        if measure["document"] in (PAID, SUPERIOR) and each["verdict"] in ("yes", "maybe")
    }
    assert found == {key: (each, TERMS[key]) for key, each in applicant.gets.items()}


def test_between_them_the_applicants_get_everything():
    assert len(APPLICANTS) == 10
    assert {key for applicant in APPLICANTS for key in applicant.gets} == set(TERMS)


def gets(benefit: dict[str, Any]) -> Gets:
    payout = benefit["payout"] or {"state": None}
    amount = f"{payout['value']}{payout['unit']}" if payout["state"] == "figure" else payout["state"]
    (when,) = ["；".join(filter(None, [each["rule"], each["words"]])) for each in benefit["windows"]] or [None]
    return Gets(benefit["verdict"], payout["words"] if amount == "decided" else amount, when)


def terms(measure: dict[str, Any], benefit: dict[str, Any]) -> Terms:
    ways = ["；".join(way["said"].values()) for way in benefit["ways"]]
    return Terms(
        benefit["counterpart"] or benefit["access"],
        "、".join(benefit["lead"] or measure["lead"]),
        (*ways, *filter(None, [benefit["missing"]])),
        benefit["strength"],
        tuple(relation_words(relation) for relation in benefit["relations"]),
        benefit["period"]["until"],
    )


def relation_words(relation: dict[str, Any]) -> str:
    """Return a relation in the words of the table; of the other benefit, what tells it apart."""
    take = "，就高" if relation["take"] == "highest" else ""
    others = "、".join(other.removeprefix(f"{PAID}/") for other in relation["others"])
    return f"{RELATION_WORDS[relation['kind']]}{take}：{others}"


def test_the_report_shows_the_steps_with_their_clauses(site):
    text = as_text(match(site, {**FIRM, "hires": 51, "rent_paid": 12.3}, date(2031, 6, 1)))
    assert (
        """\
    能得到：按您填的算，是5万元（按原文和您填的答案算，以部门核定为准）
      按您填的51人：1000元/人 × 51人 = 51000元
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
    assert "按您填的12.3万元：20% × 12.3万元 = 2.46万元" in text
    assert "；填了“设备投资”，才算得出多少（" in text
    assert "能得到：1万元至3万元，具体多少由办理的单位定" in text
    over = as_text(match(site, {**FIRM, "hires": 51}, date(2034, 1, 1)))
    assert "当时能得到：按您填的算，是5万元" in over
    assert "当时怎么办：" in over


def test_a_ratio_and_a_sum_are_worked_out_with_their_steps(site):
    """Three firms, by hand: exactly at the bounds, beyond them with what does not divide, and without an answer."""
    firms: tuple[tuple[dict[str, Any], list[tuple[str, str | None, Any]]], ...] = (
        (
            {"rd_cost": 30, "revenue": 1000, "equipment": 499.9, "software": 0.1},
            [("yes", "按您填的30万元 ÷ 1000万元 = 3%", 3), ("no", "按您填的499.9万元 + 0.1万元 = 500万元", 500)],
        ),
        (
            {"rd_cost": 26.99, "revenue": 900, "equipment": 499.9, "software": 0.100001},
            [
                ("no", "按您填的26.99万元 ÷ 900万元 ≈ 2.998888%", {"more_than": 2.998888, "less_than": 2.998889}),
                ("yes", "按您填的499.9万元 + 0.100001万元 = 500.000001万元", 500.000001),
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
