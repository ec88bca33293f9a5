"""Why a benefit is refused or open, what would have to be different, and what can be done about it."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from policy_explorer.match.as_text import as_text
from questionnaire_steps import GRANT, HOMESTAY, heading, measure, open_questionnaire, real_benefit, unfold
from sheet_steps import fragment
from support.matching import match


def with_rule(page: Page, key: str, rule: dict) -> None:
    """From the next navigation on, the first benefit of a measure has another rule."""

    def altered(route) -> None:
        before, data = route.fetch().text().split("=", 1)
        tables = json.JSONDecoder().raw_decode(data.strip())[0]
        next(each for each in tables["measures"] if each["key"] == key)["benefits"][0]["rule"] = rule
        route.fulfill(body=f"{before}={json.dumps(tables)};", content_type="text/javascript")

    page.route("**/data/questionnaire.js*", altered)


FARM = {"fact": "trade", "is": "farm", "quote": "农户", "words": "是种植户", "unmet": "不是种植户", "at": "s-1"}
ORGANIC = {
    "fact": "organic",
    "is": True,
    "quote": "取得有机认证",
    "words": "有有机认证",
    "unmet": "没有有机认证",
    "at": "s-1",
}
LARGE = {
    "fact": "area",
    "at_least": 20,
    "quote": "种植面积20亩以上",
    "words": "种植面积不少于20亩",
    "unmet": "种植面积低于20亩",
    "at": "s-1",
}
LATE = {
    "fact": "opened",
    "on_or_after": "2031-01-01",
    "quote": "农户",
    "words": "开业日期在2031年1月1日或以后",
    "unmet": "开业日期早于2031年1月1日",
    "at": "s-1",
}


def test_a_no_says_what_fails_and_what_would_have_to_be_different(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=19.9&a.organic=yes&on=2031-03-01")
    reason, remedies = measure(page, GRANT).locator(".result-reason"), measure(page, GRANT).locator(".remedies li")
    expect(reason).to_have_text("种植面积低于20亩")
    expect(remedies).to_have_text(["如果种植面积不少于20亩，就符合。"])
    open_questionnaire(page, tiny_http_origin, "#a.trade=other&a.area=19.9&on=2031-03-01")
    expect(reason).to_have_text("经营类型不是种植；种植面积低于20亩")
    expect(remedies).to_have_text(["如果上面 2 条都变了，就可能符合（还要回答：有机认证）。"])


def test_nothing_helps_against_what_nobody_can_change_or_what_is_over(page: Page, tiny_http_origin, at_day):
    at_day(page, "2031-05-01")
    open_questionnaire(page, tiny_http_origin, "#a.trade=homestay&a.opened=2030-12-31&a.features=old_house")
    expect(measure(page, HOMESTAY).locator(".result-reason")).to_have_text("开业日期早于2031年1月1日")
    expect(measure(page, HOMESTAY).locator(".conditions")).to_have_count(1)
    expect(measure(page, HOMESTAY).locator(".remedies")).to_have_count(0)
    refused = "#a.trade=farm&a.area=19.9&a.organic=yes"
    open_questionnaire(page, tiny_http_origin, refused)
    expect(measure(page, GRANT).locator(".remedies")).to_have_count(1)
    for today, day in (("2031-07-01", ""), ("2031-07-01", "&on=2031-05-01"), ("2031-05-01", "&on=2031-07-01")):
        at_day(page, today)
        open_questionnaire(page, tiny_http_origin, refused + day)
        expect(measure(page, GRANT).locator(".conditions")).to_have_count(1)
        expect(measure(page, GRANT).locator(".remedies")).to_have_count(0)


def test_of_any_only_the_smallest_set_is_blamed(page: Page, http_origin, at_day):
    at_day(page, "2023-06-01")
    open_questionnaire(page, http_origin, "#a.applicant=individual_business&a.has_union=no&a.union_dues=2")
    refund = real_benefit(page, 16, "dues-refund")
    expect(refund.locator(".result-reason")).to_have_text("全年上缴工会经费不少于1万元；没有建工会组织，也不是工会组织")
    expect(refund.locator(".remedies li"), "who is no union cannot become one").to_have_text(
        ["如果建有工会组织，并且全年上缴工会经费低于1万元，就符合。"]
    )
    open_questionnaire(page, http_origin, "#a.applicant=individual_business&a.activities=-")
    fair = real_benefit(page, 11, "group-exhibition")
    expect(fair.locator(".result-reason")).to_have_text("您没有牵头组织企业抱团参展，开拓省外市场")
    expect(fair.locator(".remedies li")).to_have_text(
        ["如果牵头组织企业抱团参展，开拓省外市场，就可能符合（还要由区工信局认定）。"]
    )


def test_what_none_of_is_so_is_denied_in_one_sentence(page: Page, http_origin, real):
    """The page and `match` say of alternatives that are all denied 不是…，也不是…, and leave no condition to be read backwards."""
    cases = (
        ({"applicant": "person"}, 16, "dues-refund", "您不是工会组织，也不是企业，也不是个体工商户，也不是机关事业单位，也不是其他单位"),
        (
            {"applicant": "enterprise", "activities": []}, 11, "group-exhibition",
            "您没有牵头组织企业抱团参展，开拓省外市场，也没有抱团参展，开拓省外市场",
        ),
    )  # fmt: skip
    for answers, number, benefit, words in cases:
        open_questionnaire(page, http_origin, fragment(answers))
        unfold(page)
        expect(real_benefit(page, number, benefit).locator(".result-reason")).to_have_text(words)
        assert f"{words}。" in as_text(match(real, answers, date(2023, 6, 30)))


@pytest.mark.wide
def test_remedies_that_lead_elsewhere_are_told_apart(page: Page, tiny_http_origin):
    with_rule(page, GRANT, {"any": [{"all": [LARGE, ORGANIC]}, FARM]})
    open_questionnaire(page, tiny_http_origin, "#a.trade=other&a.area=3&on=2031-03-01")
    expect(measure(page, GRANT).locator(".result-reason")).to_have_text(
        "下列条件至少要满足一个，您都不满足：种植面积不少于20亩；是种植户"
    )
    expect(measure(page, GRANT).locator(".remedies li")).to_have_text(
        ["如果种植面积不少于20亩，就可能符合（还要回答：有机认证）。", "如果是种植户，就符合。"]
    )


@pytest.mark.wide
def test_what_must_not_be_is_said_as_such(page: Page, tiny_http_origin, subtests):
    for test, answer, reason in (
        (FARM, "a.trade=farm", "您是种植户"),
        (ORGANIC, "a.organic=yes", "您有有机认证"),
        (LARGE, "a.area=20", "种植面积不少于20亩"),
        (LATE, "a.opened=2031-01-01", "开业日期在2031年1月1日或以后"),
    ):
        with subtests.test(answer):
            with_rule(page, GRANT, {"not": test})  # the latest route answers
            open_questionnaire(page, tiny_http_origin, f"#{answer}")
            expect(measure(page, GRANT).locator(".result-reason")).to_have_text(reason)


def test_a_maybe_says_its_kinds_and_what_can_be_done(page: Page, http_origin):
    open_questionnaire(page, http_origin, "#a.applicant=enterprise&a.hired_groups=~")
    hiring, insurance = real_benefit(page, 14, "hiring-subsidy"), real_benefit(page, 14, "social-insurance-subsidy")
    expect(hiring.locator(".result-todo li")).to_have_text(
        [
            "还要回答：招用人员登记失业的时间、为招用人员缴纳职工养老保险的时间",
            "不清楚：招用的人员，可以问区人社局",
        ]
    )
    expect(hiring.get_by_role("button", name="回答：招用人员登记失业的时间")).to_have_text("招用人员登记失业的时间")
    expect(insurance.locator(".result-todo li").last).to_have_text(re.compile("^由区人社局认定："))
    hiring.locator("summary").click()
    insurance.locator("summary").click()
    unknown = hiring.locator('[data-open="unknown"]')
    expect(unknown).to_contain_text("可以问牵头单位：区人社局")
    expect(unknown.get_by_role("link", name="区人社局")).to_have_attribute("href", re.compile("^departments/"))
    department = insurance.locator('[data-open="manual"]')
    expect(department).to_contain_text("由区人社局认定：")
    expect(department.get_by_role("link", name="区人社局")).to_have_attribute("href", re.compile("^departments/"))
    hiring.locator(".result-todo").get_by_role("button", name="回答：招用人员登记失业的时间").click()
    expect(page.locator("form[data-question]")).to_have_attribute("data-question", "unemployed_months")
    expect(heading(page)).to_be_focused()
    expect(hiring.locator(".condition").first, "what was opened stays open").to_be_visible()


@pytest.mark.wide
def test_an_answer_is_asked_for_once_and_only_where_it_can_still_settle(page: Page, http_origin):
    open_questionnaire(page, http_origin, "#a.applicant=enterprise")
    fair = real_benefit(page, 11, "group-exhibition")
    fair.locator("summary").click()
    expect(fair.locator(".conditions").get_by_role("button", name="回答：活动和项目")).to_have_count(1)
    expect(fair.locator('[data-fact="activities"]')).to_have_count(2)
    open_questionnaire(page, http_origin, "#a.applicant=other")
    unfold(page)
    hiring = real_benefit(page, 14, "hiring-subsidy")
    hiring.locator("summary").click()
    expect(hiring.locator('[data-fact="hired_groups"]')).to_contain_text("? 未回答")
    expect(hiring.get_by_role("button", name="回答")).to_have_count(0)
