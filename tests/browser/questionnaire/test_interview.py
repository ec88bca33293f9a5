"""The interview in a browser, on the fictional notice and on the real one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from questionnaire_steps import (
    GRANT,
    HOMESTAY,
    PROMOTION,
    REAL,
    answer_by,
    choose,
    expect_benefit,
    expect_verdict,
    fill,
    first_answers,
    heading,
    measure,
    open_questionnaire,
)
from support.usual_run import some_of


def test_from_the_first_question_to_the_result(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    expect(heading(page)).to_have_text("您经营什么？")
    expect(page.locator("[data-remaining]")).to_have_text("还剩最多 5 题")
    expect(page.locator("[data-why]")).to_contain_text("2 项")
    choose(page, "种植")
    expect_verdict(page, HOMESTAY, "no")
    expect(measure(page, HOMESTAY)).to_contain_text("经营类型不是民宿")
    expect(page.locator("[data-remaining]")).to_have_text("还剩最多 2 题")
    expect(heading(page)).to_have_text("您种了多少亩？")
    expect(heading(page)).to_be_focused()
    fill(page, "20")
    expect_verdict(page, GRANT, "maybe")
    choose(page, "是")
    expect_verdict(page, GRANT, "yes")
    expect_verdict(page, PROMOTION, "none")
    expect(measure(page, PROMOTION), "nobody has to turn to anyone").to_contain_text("牵头单位：县农业局")
    expect(page.locator("[data-done]")).to_be_visible()
    expect(page.locator("[data-done-text]"), "nothing is open").to_have_text("已能得出结果，不用再答。")
    expect(page.locator("[data-done-heading]")).to_be_focused()
    expect(page.locator("[data-live]")).to_have_text(
        "已答完。符合 1 项，可能符合 0 项，不符合 1 项，没有可申请的事项 1 项。"
    )


@pytest.mark.parametrize("button", some_of(["跳过", "不清楚"]))
def test_skipped_and_not_known_are_neither_yes_nor_no(page: Page, tiny_http_origin, button):
    open_questionnaire(page, tiny_http_origin)
    asked = []
    while heading(page).is_visible():
        asked.append(heading(page).inner_text())
        page.get_by_role("button", name=button).click()
    assert len(asked) == len(set(asked)) == 5
    expect(page.locator("[data-done-text]")).to_contain_text("可能符合")
    expect_verdict(page, GRANT, "maybe")
    expect_verdict(page, HOMESTAY, "maybe")


@pytest.mark.wide
def test_skipped_questions_can_be_taken_up(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=30")
    page.get_by_role("button", name="跳过").click()
    expect(page.locator("[data-done-text]")).to_contain_text("1 题跳过了")
    page.get_by_role("button", name="回答跳过的题").click()
    expect(heading(page)).to_have_text("是否取得有机认证？")
    expect(heading(page)).to_be_focused()


@pytest.mark.wide
def test_back_takes_answers_back_one_by_one(page: Page, tiny_origin):
    open_questionnaire(page, tiny_origin)
    choose(page, "种植")
    fill(page, "20")
    expect(heading(page)).to_have_text("是否取得有机认证？")
    page.go_back()
    expect(heading(page)).to_have_text("您种了多少亩？")
    page.go_back()
    expect(heading(page)).to_have_text("您经营什么？")
    expect_verdict(page, HOMESTAY, "maybe")
    page.go_forward()
    expect(heading(page)).to_have_text("您种了多少亩？")


@pytest.mark.wide
def test_an_answer_can_be_changed_from_the_list(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=20&a.organic=yes")
    page.locator('[data-answer="trade"]').get_by_role("button", name="修改").click()
    expect(page.get_by_label("种植", exact=True)).to_be_checked()
    choose(page, "民宿")
    expect_verdict(page, GRANT, "no")
    expect_verdict(page, HOMESTAY, "maybe")
    expect(page.locator('[data-answer="area"]')).to_contain_text("20亩")


def test_one_measure_alone(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, f"#measure={HOMESTAY}")
    expect(page.locator("[data-scope]")).to_contain_text("3. 奖励特色民宿")
    expect(page.locator("[data-remaining]")).to_have_text("还剩最多 3 题")
    expect(page.locator("[data-measure]")).to_have_count(1)
    expect(page.locator('[data-fact="trade"]'), "its conditions are open").to_be_visible()
    choose(page, "民宿")
    page.get_by_role("button", name="测全部措施").click()
    expect(page.locator("[data-scope]")).to_be_hidden()
    expect(page.locator("[data-measure]")).to_have_count(3)
    expect_verdict(page, GRANT, "no")


@pytest.mark.wide
def test_an_answer_to_mend_is_not_said_to_be_no_question(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, f"#measure={HOMESTAY}")
    for _ in range(3):
        page.get_by_role("button", name="不清楚").click()
    expect(page.locator("[data-remaining]")).to_have_text("已答完")
    page.locator("[data-answers] button").first.click()
    expect(page.locator("[data-remaining]")).to_have_text("修改或补答这一题")


def test_keyboard_alone(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    heading(page).focus()
    page.keyboard.press("Tab")  # the first answer
    expect(first_answers(page).get_by_role("button").first).to_be_focused()
    while not page.evaluate("document.activeElement.matches('[data-option=homestay]')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    expect(heading(page)).to_have_text("民宿哪一天开业？")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-unknown]')"):
            break
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("民宿有下列哪些特色？")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("[data-done-heading]")).to_be_focused()
    expect_verdict(page, HOMESTAY, "maybe")


@pytest.mark.wide
def test_keys_lead_past_the_answers_to_the_results(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm")
    page.locator("[data-why] summary").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="查看结果")).to_be_focused()
    expect(page.get_by_role("button", name="查看结果")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("[data-results-heading]")).to_be_focused()


WORDS_BY_MEASURE = """Object.fromEntries(questionnaireData.measures.map(({key, benefits}) => {
  const words = (part) => (part.words ? [part.words] : (part.all || part.any || [part.not]).flatMap(words));
  return [key, benefits.flatMap(({rule}) => (rule ? words(rule) : []))];
}))"""


@pytest.mark.wide
def test_without_javascript_all_conditions_read(new_page, page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    conditions = page.evaluate(WORDS_BY_MEASURE)
    assert sum(map(len, conditions.values())) == 7
    plain = new_page(java_script_enabled=False)
    plain.goto(tiny_http_origin.url("questionnaire.html"))
    expect(plain.locator("[data-interview]")).to_be_hidden()
    for key, words in conditions.items():
        for condition in words:
            expect(measure(plain, key)).to_contain_text(condition)
    expect(measure(plain, HOMESTAY)).to_contain_text("2031年1月1日（含当日）以后开业")
    expect(measure(plain, PROMOTION)).to_be_visible()


SMALL_TRADER = {
    "applicant": "individual_business", "small_scale_taxpayer": "yes", "monthly_sales": "10",
    "vat_items": ["levy_rate_3"], "service_types": [], "activities": [], "financing": [], "has_union": "no",
}  # fmt: skip


@pytest.mark.wide
def test_a_small_trader_at_the_bound(page: Page, http_origin, at_day):
    at_day(page, "2023-06-01")
    open_questionnaire(page, http_origin)
    answer_by(page, SMALL_TRADER)
    expect_verdict(page, f"{REAL}/1", "yes")
    expect_benefit(page, 1, "vat-exemption", "yes")
    expect_benefit(page, 1, "levy-rate-cut", "yes")
    expect_benefit(page, 1, "prepay-rate-cut", "no")
    expect_benefit(page, 1, "consumer-services-extra", "no")
    for number in (14, 16, 24, 37):
        expect_verdict(page, f"{REAL}/{number}", "no")
    expect_verdict(page, f"{REAL}/26", "none")
    page.locator('[data-answer="monthly_sales"]').get_by_role("button", name="修改").click()
    fill(page, "10.01")
    expect_benefit(page, 1, "vat-exemption", "no")
    expect(measure(page, f"{REAL}/1").locator('[data-benefit="vat-exemption"]')).to_contain_text("月销售额超过10万元")


@pytest.mark.wide
def test_an_employer_on_a_phone(phone: Page, http_origin, at_day):
    at_day(phone, "2023-12-10")
    open_questionnaire(phone, http_origin, f"#measure={REAL}/14")
    answer_by(
        phone,
        {
            "applicant": "enterprise",
            "hired_groups": ["registered_unemployed"],
            "unemployed_months": "6",
            "pension_months": "6",
        },
    )
    expect_benefit(phone, 14, "hiring-subsidy", "yes")
    expect_benefit(phone, 14, "social-insurance-subsidy", "no")
    expect_benefit(phone, 14, "job-fairs", "none")
    expect(measure(phone, f"{REAL}/14").locator("[data-until]").first).to_have_attribute("data-state", "closing")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.wide
def test_every_measure_has_a_verdict_and_every_rule_is_read_without_javascript(new_page, page: Page, http_origin):
    open_questionnaire(page, http_origin)
    expect(page.locator("[data-measure][data-verdict]")).to_have_count(37)
    conditions = page.evaluate(WORDS_BY_MEASURE)
    plain = new_page(java_script_enabled=False)
    plain.goto(http_origin.url("questionnaire.html"))
    read = {key: measure(plain, key).inner_text() for key in conditions}
    assert [
        (key, condition) for key, words in conditions.items() for condition in words if condition not in read[key]
    ] == []
