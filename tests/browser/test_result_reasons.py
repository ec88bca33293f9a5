"""Why a benefit is refused or open, what would have to be different, and what can be done about it."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from questionnaire_steps import GRANT, HOMESTAY, heading, measure, open_questionnaire, real_benefit


def with_rule(page: Page, key: str, rule: dict) -> None:
    """From the next navigation on, the first benefit of a measure has another rule."""

    def altered(route) -> None:
        before, data = route.fetch().text().split("=", 1)
        tables = json.loads(data.strip().removesuffix(";"))
        next(each for each in tables["measures"] if each["key"] == key)["benefits"][0]["rule"] = rule
        route.fulfill(body=f"{before}={json.dumps(tables)};", content_type="text/javascript")

    page.route("**/data/questionnaire.js", altered)


FARM = {"fact": "trade", "is": "farm", "quote": "农户", "words": "经营类型：种植", "at": "s-1"}
ORGANIC = {"fact": "organic", "is": True, "quote": "取得有机认证", "words": "有机认证：是", "at": "s-1"}
LARGE = {
    "fact": "area",
    "at_least": 20,
    "quote": "种植面积20亩以上",
    "words": "种植面积 不少于 20 亩（含）",
    "at": "s-1",
}
LATE = {
    "fact": "opened",
    "on_or_after": "2031-01-01",
    "quote": "农户",
    "words": "开业日期 在 2031年1月1日及以后（含当日）",
    "at": "s-1",
}


def test_a_no_says_what_fails_and_what_would_have_to_be_different(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=19.9&a.organic=yes")
    reason, remedies = measure(page, GRANT).locator(".result-reason"), measure(page, GRANT).locator(".remedies li")
    expect(reason).to_have_text("不满足：种植面积 不少于 20 亩（含）")
    expect(remedies).to_have_text(["如果“种植面积 不少于 20 亩（含）”，则符合。"])
    open_questionnaire(page, tiny_http_origin, "#a.trade=other&a.area=19.9")
    expect(reason).to_have_text("不满足：经营类型：种植；种植面积 不少于 20 亩（含）")
    expect(remedies).to_have_text(["如果这 2 条都满足，则可能符合（未回答：有机认证）。"])


@pytest.mark.wide
def test_what_cannot_be_changed_is_marked(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=homestay&a.opened=2030-12-31&a.features=old_house")
    expect(measure(page, HOMESTAY).locator(".result-reason")).to_have_text(
        "不满足：开业日期 在 2031年1月1日及以后（含当日）（这一条不能改变）"
    )
    expect(measure(page, HOMESTAY).locator(".remedies li")).to_have_text(
        ["如果“开业日期 在 2031年1月1日及以后（含当日）”（这一条不能改变），则可能符合（须由县财政局判断）。"]
    )


def test_of_any_only_the_smallest_set_is_blamed(page: Page, http_origin):
    open_questionnaire(page, http_origin, "#a.applicant=individual_business&a.has_union=no&a.union_dues=2")
    refund = real_benefit(page, 16, "dues-refund")
    expect(refund.locator(".result-reason")).to_contain_text(
        "不满足：全年上缴工会经费 低于 1 万元（不含）。另外，以下一种也不满足："
    )
    expect(refund.locator(".result-reason")).to_contain_text("申请人类型：工会组织（这一条不能改变）")
    expect(refund.locator(".result-reason")).to_contain_text("建有工会组织：是")
    expect(refund.locator(".remedies li")).to_have_text(["如果这一条满足，后面的又满足其中一种，则符合。"])
    open_questionnaire(page, http_origin, "#a.applicant=individual_business&a.activities=-")
    fair = real_benefit(page, 11, "group-exhibition")
    expect(fair.locator(".result-reason")).to_have_text(
        "不满足：活动、楼宇和重大项目：牵头组织企业抱团参展，开拓省外市场"
    )
    expect(fair.locator(".remedies li").nth(1)).to_have_text(
        "或者，如果“活动、楼宇和重大项目：抱团参展，开拓省外市场”并且“申请人类型：企业”（这一条不能改变），则可能符合（须由区工信局判断）。"
    )


@pytest.mark.wide
def test_remedies_that_lead_elsewhere_are_told_apart(page: Page, tiny_http_origin):
    with_rule(page, GRANT, {"any": [{"all": [LARGE, ORGANIC]}, FARM]})
    open_questionnaire(page, tiny_http_origin, "#a.trade=other&a.area=3")
    expect(measure(page, GRANT).locator(".result-reason")).to_have_text(
        "以下一种也不满足：种植面积 不少于 20 亩（含）；经营类型：种植"
    )
    expect(measure(page, GRANT).locator(".remedies li")).to_have_text(
        ["如果“种植面积 不少于 20 亩（含）”，则可能符合（未回答：有机认证）。", "如果“经营类型：种植”，则符合。"]
    )


@pytest.mark.wide
def test_what_must_not_be_is_said_as_such(page: Page, tiny_http_origin, subtests):
    for test, answer, reason in (
        (FARM, "a.trade=farm", "不满足：“经营类型：种植”不成立"),
        (ORGANIC, "a.organic=yes", "不满足：有机认证：否"),
        (LARGE, "a.area=20", "不满足：“种植面积 不少于 20 亩（含）”不成立"),
        (LATE, "a.opened=2031-01-01", "不满足：“开业日期 在 2031年1月1日及以后（含当日）”不成立（这一条不能改变）"),
    ):
        with subtests.test(answer):
            with_rule(page, GRANT, {"not": test})  # the latest route answers
            open_questionnaire(page, tiny_http_origin, f"#{answer}")
            expect(measure(page, GRANT).locator(".result-reason")).to_have_text(reason)


def test_a_maybe_says_its_kinds_and_what_can_be_done(page: Page, http_origin):
    open_questionnaire(page, http_origin, "#a.applicant=enterprise&a.hired_groups=~")
    hiring, insurance = real_benefit(page, 14, "hiring-subsidy"), real_benefit(page, 14, "social-insurance-subsidy")
    expect(hiring.locator(".result-reason")).to_have_text(
        "未回答：所吸纳人员登记失业时间、为其缴纳职工养老保险时间；不清楚：吸纳就业的人员"
    )
    expect(insurance.locator(".result-reason")).to_have_text("不清楚：吸纳就业的人员；须由区人社局判断")
    hiring.locator("summary").click()
    insurance.locator("summary").click()
    unknown = hiring.locator('[data-open="unknown"]')
    expect(unknown).to_contain_text("可向牵头单位 区人社局 核实")
    expect(unknown.get_by_role("link", name="区人社局")).to_have_attribute("href", re.compile("^departments/"))
    department = insurance.locator('[data-open="manual"]')
    expect(department).to_contain_text("由 区人社局 判断：")
    expect(department.get_by_role("link", name="区人社局")).to_have_attribute("href", re.compile("^departments/"))
    hiring.get_by_role("button", name="回答：所吸纳人员登记失业时间").click()
    expect(page.locator("form")).to_have_attribute("data-question", "unemployed_months")
    expect(heading(page)).to_be_focused()
    expect(hiring.locator(".condition").first, "what was opened stays open").to_be_visible()


@pytest.mark.wide
def test_an_answer_is_asked_for_once_and_only_where_it_can_still_settle(page: Page, http_origin):
    open_questionnaire(page, http_origin, "#a.applicant=enterprise")
    fair = real_benefit(page, 11, "group-exhibition")
    fair.locator("summary").click()
    expect(fair.get_by_role("button", name="回答：活动、楼宇和重大项目")).to_have_count(1)
    expect(fair.locator('[data-fact="activities"]')).to_have_count(2)
    open_questionnaire(page, http_origin, "#a.applicant=other")
    hiring = real_benefit(page, 14, "hiring-subsidy")
    hiring.locator("summary").click()
    expect(hiring.locator('[data-fact="hired_groups"]')).to_contain_text("? 未回答")
    expect(hiring.get_by_role("button", name="回答")).to_have_count(0)
