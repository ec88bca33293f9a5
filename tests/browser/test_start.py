"""Where the interview begins: presets, one measure, the first question."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from questionnaire_steps import GRANT, HOMESTAY, REAL, choose, expect_verdict, heading, open_questionnaire


def preset(page: Page, name: str):
    return page.locator("[data-preset]").get_by_text(name, exact=True)


def test_a_preset_fills_in_what_its_name_says_and_the_interview_goes_on(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    preset(page, "老宅民宿").click()
    expect(heading(page)).to_be_focused()
    filled = page.locator("[data-start-filled]")
    expect(filled.locator("summary")).to_have_text("编者归纳从“老宅民宿”开始，替您填了 2 题")
    filled.locator("summary").click()
    expect(filled.get_by_text("经营类型：民宿；民宿特色：老宅改造。特色只填了老宅改造")).to_be_visible()
    expect(page.locator("[data-answer]")).to_have_count(2)
    expect(heading(page)).to_have_text("民宿哪一天开业？")
    expect_verdict(page, GRANT, "no")
    page.go_back()
    expect(page.locator("[data-answer]")).to_have_count(0)
    expect(preset(page, "老宅民宿")).to_be_visible()
    expect(page.locator("[data-start-filled]")).to_be_hidden()


@pytest.mark.wide
def test_what_each_preset_fills_in_can_be_read_before(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    expect(preset(page, "老宅民宿")).to_have_accessible_description("经营类型：民宿；民宿特色：老宅改造")
    page.get_by_text("各替您填什么").click()
    expect(page.locator("[data-presets-explained]")).to_contain_text("经营类型：种植")


def test_what_a_preset_filled_in_can_be_changed_like_any_answer(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    preset(page, "种植户").click()
    page.get_by_role("button", name="修改：经营类型").click()
    choose(page, "民宿")
    expect_verdict(page, HOMESTAY, "maybe")
    expect(page.locator("[data-start]")).to_be_hidden()


@pytest.mark.wide
def test_presets_are_gone_after_the_first_answer_and_come_back_when_all_is_cleared(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    choose(page, "种植")
    expect(page.locator("[data-start]")).to_be_hidden()
    page.get_by_role("button", name="清除全部").click()
    expect(preset(page, "种植户")).to_be_visible()


@pytest.mark.wide
def test_for_one_measure_only_presets_that_answer_what_it_asks(page: Page, http_origin):
    open_questionnaire(
        page, http_origin, f"#measure={REAL}/24"
    )  # asks for the kind of firm, not for the kind of applicant
    asks_for_applicant = page.evaluate(
        """(key) => JSON.stringify(questionnaireData.measures.find((measure) => measure.key === key)).includes('"fact":"applicant"')""",
        f"{REAL}/24",
    )
    expect(preset(page, "旅行社")).to_be_visible()
    expect(preset(page, "工会组织")).to_have_count(int(asks_for_applicant))
    expect(page.locator("[data-start-list]")).to_be_hidden()


@pytest.mark.wide
def test_a_measure_that_no_preset_bears_on_offers_none(page: Page, tiny_http_origin):
    page.add_init_script(
        """let given; Object.defineProperty(globalThis, 'questionnaireData', {
             get: () => given, set: (data) => { given = {...data, presets: [{id: 'x', name: 'x', answers: {area: 3}}]}; }});"""
    )
    open_questionnaire(page, tiny_http_origin, f"#measure={HOMESTAY}")
    expect(page.locator("[data-start]")).to_be_hidden()
    expect(heading(page)).to_have_text("您经营什么？")


@pytest.mark.wide
def test_from_the_list_to_one_measure_and_on_to_all_keeps_the_answers(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    page.locator("[data-start-list] a").click()
    page.get_by_role("link", name="奖励特色民宿").first.click()
    page.get_by_role("link", name="我符合这一项吗？").click()
    expect(page.locator("[data-scope]")).to_contain_text("3. 奖励特色民宿")
    choose(page, "民宿")
    page.get_by_role("button", name="测算全部措施").click()
    expect(page.locator("[data-scope]")).to_be_hidden()
    expect(page.locator('[data-answer="trade"]')).to_contain_text("民宿")
    expect_verdict(page, GRANT, "no")
    expect(heading(page)).to_be_focused()


@pytest.mark.wide
def test_on_a_phone_the_first_question_is_in_sight_below_the_presets(phone: Page, http_origin):
    open_questionnaire(phone, http_origin)
    presets, question = (phone.locator(name).bounding_box() for name in ("[data-presets]", "#question-heading"))
    assert presets["y"] + presets["height"] < question["y"] < phone.viewport_size["height"]
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(phone.locator("[data-mode-set='clerk']")).to_be_hidden()


def test_by_keyboard_alone(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    page.locator(".skip-link").focus()
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.preset === 'farm'"):
            break
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    expect(page.locator('[data-answer="trade"]')).to_contain_text("种植")
