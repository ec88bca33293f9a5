"""The results beside the questions: conditions with their answers, terms, order, general clauses."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from questionnaire_steps import (
    GRANT,
    HOMESTAY,
    PROMOTION,
    REAL,
    expect_verdict,
    fill,
    heading,
    measure,
    open_questionnaire,
    unfold,
)
from retrying import containing
from support.usual_run import some_of


def test_conditions_stand_beside_answers_and_clauses(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=19.9")
    unfold(page)
    benefit = measure(page, GRANT).locator("[data-benefit]")
    benefit.locator("summary").click()
    area = benefit.locator('[data-fact="area"]')
    expect(area).to_contain_text("✗ 不满足")
    expect(area).to_contain_text("种植面积不少于20亩")
    expect(area).to_contain_text("您的回答：19.9亩")
    expect(area.locator("q.official")).to_have_text("种植面积20亩以上（含本数）")
    expect(benefit.locator('[data-fact="organic"]')).to_contain_text("? 未回答")
    expect(measure(page, GRANT).get_by_role("link", name="1. 补贴有机种植")).to_have_attribute(
        "href", "measures/yunxi-2031-5-1.html"
    )
    expect(measure(page, GRANT).get_by_role("link", name="县农业局")).to_have_attribute(
        "href", "departments/agriculture.html"
    )
    area.get_by_role("button", name="修改：种植面积").click()
    expect(heading(page)).to_have_text("您种了多少亩？")
    expect(page.locator("#question-input")).to_have_value("19.9")
    fill(page, "20")
    expect(area).to_contain_text("✓ 满足")
    expect(area, "what was opened stays open").to_be_visible()


def test_rules_within_rules_and_signs_are_said_once(page: Page, http_origin):
    loan = "#measure=gulou-2023-1/9&a.applicant=individual_business&a.financing=due_loan,covid_hardship"
    open_questionnaire(page, http_origin, loan)
    headings = measure(page, f"{REAL}/9").locator(".condition-heading")
    expect(headings.filter(visible=True)).to_have_text(["以下都要满足", "满足一条即可✓ 满足"])
    assert "符合" in (heard := page.locator("main").aria_snapshot()), "the signs are for the eye"
    assert not re.search("[✓✗?–] ", heard)
    open_questionnaire(
        page, http_origin, "#measure=gulou-2023-1/25&a.applicant=institution&a.activities=union_or_convention"
    )
    expect(measure(page, f"{REAL}/25")).to_contain_text("文件写的是“鼓励”，没有写一定能得到什么。")
    expect(measure(page, f"{REAL}/25"), "whom the office entrusts").not_to_contain_text("由旅行社决定")


@pytest.mark.wide
def test_what_a_department_decides_stays_open_and_names_it(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=homestay&a.opened=2031-01-01&a.features=old_house")
    expect_verdict(page, HOMESTAY, "maybe")
    expect(measure(page, HOMESTAY).locator(".result-todo li")).to_have_text(["由县财政局认定：是否符合奖励规定"])
    expect(page.locator("[data-done]")).to_be_visible()


@pytest.mark.wide
def test_the_term_is_an_axis_of_its_own(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=20&a.organic=yes&on=2031-07-01")
    expect_verdict(page, GRANT, "yes")
    expect(measure(page, GRANT).locator("[data-until]")).to_have_attribute("data-state", "ended")
    expect(measure(page, GRANT)).to_contain_text("到期")
    expect(page.locator("[data-ended]")).to_contain_text("1 项已到期")
    page.locator("[data-day]").fill("2031-06-30")
    expect(measure(page, GRANT).locator("[data-until]")).to_have_attribute("data-state", "closing")
    expect(page.locator("[data-ended]")).not_to_contain_text("到期")
    expect(page).to_have_url(containing("on=2031-06-30"))
    expect(page).to_have_url(containing("a.area=20"))
    choose_other = page.locator('[data-answer="area"]').get_by_role("button", name="修改")
    choose_other.click()
    fill(page, "21")
    expect(page, "an answer does not change the day").to_have_url(containing("on=2031-06-30"))


@pytest.mark.wide
def test_the_day_is_today_unless_chosen(page: Page, tiny_http_origin, at_day):
    at_day(page, "2031-12-31")
    open_questionnaire(page, tiny_http_origin)
    expect(page.locator("[data-day]")).to_have_value("2031-12-31")
    expect(measure(page, GRANT).locator("[data-until]")).to_have_attribute("data-state", "ended")
    expect(measure(page, HOMESTAY).locator("[data-until]")).to_have_attribute("data-state", "closing")


def test_general_clauses_and_the_word_that_this_is_no_decision(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    expect(page.locator(".results-clauses q")).to_have_text("同类政策不重复享受")
    expect(page.locator("main")).to_contain_text("结果只供参考，不是审批决定")


def test_an_expired_measure_that_fits_is_shown_and_said_to_be_expired(page: Page, http_origin):
    open_questionnaire(page, http_origin, "#a.small_scale_taxpayer=yes&a.monthly_sales=3&on=2024-01-01")
    expect_verdict(page, f"{REAL}/1", "yes")
    expect(measure(page, f"{REAL}/1")).to_contain_text(re.compile("2023.*到期"))
    expect(page.locator('[data-count="yes"]')).to_contain_text("已到期")


def test_outside_its_term_nothing_is_called_simply_fitting(page: Page, tiny_http_origin, subtests):
    for day, words in some_of(
        [
            ("2031-07-01", "✓ 条件符合，但已到期"),
            ("2031-03-01", "✓ 符合"),
            ("2031-06-30", "✓ 符合"),
            ("2031-02-28", "✓ 条件符合，但还没有开始"),
        ]
    ):
        with subtests.test(day):
            open_questionnaire(page, tiny_http_origin, f"#a.trade=farm&a.area=20&a.organic=yes&on={day}")
            expect(measure(page, GRANT).locator(".verdict")).to_have_text(words)


def test_what_has_not_ended_comes_first(page: Page, http_origin):
    open_questionnaire(page, http_origin, "#on=2024-01-20")
    group = page.locator('[data-group="maybe"]')
    expect(group).to_contain_text("没有到期的排在前面")
    numbers = [
        int(key.split("/")[1])
        for key in group.locator("[data-measure]").evaluate_all("all => all.map((each) => each.dataset.measure)")
    ]
    assert numbers[:1] == [16], "it runs on into 2024"
    assert numbers[1:] == sorted(numbers[1:]) and len(numbers) > 5


@pytest.mark.wide
def test_general_clauses_stand_where_something_can_be_had(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=20&a.organic=yes")
    expect(page.locator('[data-group="yes"] .results-clauses')).to_have_count(1)
    expect(page.locator(".results-clauses")).to_have_count(1)
    open_questionnaire(page, tiny_http_origin, f"#measure={PROMOTION}")
    expect(page.locator(".results-clauses")).to_have_count(0)
