"""The order within a verdict: what can be had now, the greater sum, the nearer end; and the sentence that says it."""

from __future__ import annotations

from datetime import date

from policy_explorer.match.as_json import entries
from policy_explorer.match.gist import gist_words, over_words
from policy_explorer.match.order import by_verdict, rank_of, sort_key
from support.matching import FARM, match


def test_what_can_be_had_comes_before_what_is_over(real):
    found = match(real, {}, date(2024, 1, 20))
    for measures in by_verdict(found).values():
        ranks = [rank_of(measure) for measure in measures]
        assert ranks == sorted(ranks)
    assert by_verdict(found)["maybe"][0].entry.measure.number == 16, "it runs on into 2024"


def test_among_these_the_nearer_end_comes_first_and_then_the_order_of_the_notice(real):
    measures = by_verdict(match(real, {}, date(2023, 6, 1)))["maybe"]
    keys = [sort_key(measure, worked=True) for measure in measures]
    assert keys == sorted(keys)
    same = [each for each in measures if sort_key(each, worked=True) == keys[-1]]
    assert [each.entry.measure.number for each in same] == sorted(each.entry.measure.number for each in same)


def test_every_measure_is_in_the_order_once(real):
    found = entries(match(real, {"applicant": "union"}, date(2023, 6, 1)))
    ordered = [key for keys in found["order"].values() for key in keys]
    assert sorted(ordered) == sorted(measure["key"] for measure in found["measures"])


def test_without_an_answer_or_a_day_nothing_is_promised(tiny):
    assert gist_words(match(tiny, {}, date(2031, 6, 1))) == ""
    assert (
        gist_words(match(tiny, FARM))
        == "没有指定日期，不判断期限：您（种植，种植面积20亩，有机认证）符合 1 项：有机种植补贴（第 1 项）。"
    )
    assert over_words(match(tiny, FARM)) == ""
    over = match(tiny, FARM, date(2031, 7, 1))
    assert (
        gist_words(over)
        == "按2031年7月1日看，您（种植，种植面积20亩，有机认证）没有符合又在期限内的；1 项条件符合，但已到期。"
    )
    assert over_words(over) == "3 项中有 1 项已到期。已到期的，只说明当时的条件您是否满足，不表示现在能申请。"


def test_where_all_is_over_the_sentence_says_so_first(tiny):
    assert gist_words(match(tiny, FARM, date(2032, 1, 1))) == (
        "按2032年1月1日看，3 项都已到期。按当时的条件，您（种植，种植面积20亩，有机认证）满足 1 项的条件："
        "有机种植补贴（第 1 项）。这不表示现在能申请。"
    )


def test_who_was_hired_is_not_said_to_be_the_applicant_and_details_come_last(real):
    hiring = {"applicant": "enterprise", "hired_groups": ["registered_unemployed"], "unemployed_months": 7}
    assert "您（企业，招用了登记失业人员，招用人员登记失业的时间7个月）" in gist_words(match(real, hiring))
    known = hiring | {"firm_size": "small_micro", "has_union": True, "financing": ["due_loan", "covid_hardship"]}
    assert "您（小微企业，招用了登记失业人员，建有工会组织）" in gist_words(match(real, known | {"financing": None}))
    loan = {"applicant": "individual_business", "financing": ["due_loan", "covid_hardship"]}
    assert "您（个体工商户，有2022年第四季度到期的贷款、因新冠疫情影响暂时遇困）" in gist_words(match(real, loan))
    assert "没有符合的。" in gist_words(
        match(
            real,
            {
                "applicant": "union",
                "union_dues": 1,
                "activities": [],
                "service_types": [],
                "small_scale_taxpayer": False,
                "financing": [],
            },
            date(2023, 6, 1),
        )
    )


def test_an_answer_that_tells_only_what_is_not_so_does_not_describe_anybody(tiny):
    answers = {"trade": None, "area": {"at_most": 20}, "organic": False, "features": ["none"], "opened": "2031-01-01"}
    assert "您（种植面积不超过20亩）" in gist_words(match(tiny, answers, date(2031, 6, 1)))
