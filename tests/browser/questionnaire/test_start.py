"""Where the interview begins: one tap answers the first question, presets, one measure, and the way back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from questionnaire_steps import (
    GRANT,
    HOMESTAY,
    answer_shown,
    choose,
    expect_verdict,
    fill,
    first_answers,
    heading,
    open_questionnaire,
)


def preset(page: Page, name: str):
    return page.locator("[data-preset]").get_by_text(name, exact=True)


def test_a_preset_fills_in_what_its_name_says_and_the_interview_goes_on(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    preset(page, "老宅民宿").click()
    expect(heading(page)).to_be_focused()
    filled = page.locator("[data-start-filled]")
    expect(filled.locator("summary")).to_have_text("编者归纳按“老宅民宿”填了 2 题")
    filled.locator("summary").click()
    expect(filled.get_by_text("经营类型：民宿；民宿特色：老宅改造。特色只填了老宅改造")).to_be_visible()
    expect(page.locator("[data-answer]")).to_have_count(2)
    expect(heading(page)).to_have_text("民宿哪一天开业？")
    expect_verdict(page, GRANT, "no")
    page.go_back()
    expect(page.locator("[data-answer]")).to_have_count(0)
    expect(preset(page, "老宅民宿")).to_be_visible()
    expect(filled).to_be_hidden()


def test_the_first_question_offers_presets_and_every_option_that_none_stands_for(page: Page, http_origin):
    open_questionnaire(page, http_origin)
    presets, options = page.evaluate(
        """[questionnaireData.presets, questionnaireData.questions.find(({id}) => id === 'applicant').options]"""
    )
    names = [each["name"] for each in presets]
    covered = {each["answers"]["applicant"] for each in presets if len(each["answers"]) == 1}
    rest = [option["label"] for option in options if option["id"] not in covered]
    expect(first_answers(page).locator(".first-answer-name")).to_have_text(names + rest)
    expect(page.locator("form[data-question] [data-send]")).to_be_hidden()
    expect(page.locator("form[data-question] input")).to_have_count(0)
    expect(preset(page, "旅行社").locator("..")).to_have_accessible_description("先填企业、旅行社")
    expect(preset(page, "旅行社").locator("..")).to_have_accessible_name("旅行社")
    expect(page.locator("[data-estimate]")).to_have_text(re.compile(r"^（一般答 \d+–\d+ 题）$"))
    page.get_by_role("button", name=rest[0]).click()
    expect(answer_shown(page, "applicant")).to_contain_text(rest[0])
    expect(page.locator("[data-estimate]")).to_be_hidden()


def test_on_a_phone_the_first_question_and_its_answers_are_on_the_first_screen(new_page, origin):
    phone = new_page(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    open_questionnaire(phone, origin)
    expect(heading(phone)).to_be_in_viewport(ratio=1)
    for place in range(2):
        expect(first_answers(phone).get_by_role("button").nth(place)).to_be_in_viewport(ratio=1)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth && scrollY === 0")
    expect(phone.locator("[data-mode-set='clerk']")).to_be_hidden()


def test_the_question_before_comes_back_with_its_answer_and_nothing_is_lost(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    back = page.get_by_role("button", name="上一题")
    expect(back).to_be_hidden()
    choose(page, "种植")
    fill(page, "30")
    expect(heading(page)).to_have_text("是否取得有机认证？")
    back.click()
    expect(heading(page)).to_have_text("您种了多少亩？")
    expect(heading(page)).to_be_focused()
    expect(page.locator("#question-input")).to_have_value("30")
    expect(answer_shown(page, "area")).to_contain_text("30")
    back.click()
    expect(page.locator("form[data-question]").get_by_label("种植", exact=True)).to_be_checked()
    expect(back).to_be_hidden()
    choose(page, "种植")
    expect(heading(page), "on to where it was").to_have_text("是否取得有机认证？")
    choose(page, "是")
    page.locator("[data-done-back]").click()
    expect(heading(page)).to_have_text("是否取得有机认证？")
    expect(page.locator("form[data-question]").get_by_label("是", exact=True)).to_be_checked()


def rows_of_list(page: Page) -> list[str]:
    """Go on until several are asked together; return them."""
    for _ in range(8):
        if page.locator("form[data-question] input[value=small_scale_taxpayer]").count():
            break
        page.get_by_role("button", name="不清楚").click()
    expect(heading(page)).to_have_text("下列哪些和您有关？")
    return (page.locator("form[data-question]").get_attribute("data-question") or "").split(",")


def test_what_concerns_few_is_ticked_in_a_list(page: Page, http_origin):
    open_questionnaire(page, http_origin, "#a.applicant=enterprise")
    rows = rows_of_list(page)
    assert 4 <= len(rows) <= 8
    page.get_by_role("button", name="下一题").click()
    expect(page.locator("#question-error")).to_contain_text("请至少选一项")
    page.locator('form[data-question] input[value="small_scale_taxpayer"]').check()
    page.get_by_role("button", name="下一题").click()
    for fact in rows:
        expect(answer_shown(page, fact)).to_have_count(int(fact != "small_scale_taxpayer"))
    expect(page.locator("form[data-question]")).to_have_attribute("data-question", "small_scale_taxpayer")
    choose(page, "是")
    for _ in range(2):
        page.get_by_role("button", name="上一题").click()
    expect(page.locator("form[data-question]")).to_have_attribute("data-question", ",".join(rows))
    expect(page.locator("form[data-question] input:checked")).to_have_count(1)
    expect(page.locator('form[data-question] input[value="small_scale_taxpayer"]')).to_be_checked()
    page.get_by_role("button", name="下一题").click()
    expect(answer_shown(page, "small_scale_taxpayer"), "what was said stays").to_contain_text("是")


@pytest.mark.wide
@pytest.mark.parametrize(("button", "words"), [("其余不清楚", "不清楚"), ("其余跳过", "跳过")])
def test_the_rest_of_a_list_can_be_unknown_or_skipped(page: Page, http_origin, button, words):
    open_questionnaire(page, http_origin, "#a.applicant=enterprise")
    rows = rows_of_list(page)
    page.locator(f'form[data-question] input[value="{rows[0]}"]').check()
    page.get_by_role("button", name=button).click()
    expect(page.locator("form[data-question]")).to_have_attribute("data-question", rows[0])
    for fact in rows[1:]:
        row = page.locator(f'[data-answer="{fact}"], [data-skipped="{fact}"]')
        expect(row).to_contain_text(words)


@pytest.mark.wide
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
    expect(first_answers(page)).to_have_count(0)
    page.get_by_role("button", name="全部清空").click()
    expect(preset(page, "种植户")).to_be_visible()


@pytest.mark.wide
def test_presets_that_answer_no_question_with_options_are_not_offered(page: Page, tiny_http_origin):
    page.add_init_script(
        """let given; Object.defineProperty(globalThis, 'questionnaireData', {
             get: () => given, set: (data) => { given = {...data, presets: [{id: 'x', name: 'x', answers: {area: 3}}]}; }});"""
    )
    open_questionnaire(page, tiny_http_origin, f"#measure={HOMESTAY}")
    expect(first_answers(page)).to_have_count(0)
    expect(heading(page)).to_have_text("您经营什么？")


@pytest.mark.wide
def test_from_the_list_to_one_measure_and_on_to_all_keeps_the_answers(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    page.locator("[data-start-list] a").click()
    page.get_by_role("link", name="奖励特色民宿").first.click()
    page.get_by_role("link", name="我符合这一项吗？").first.click()
    expect(page.locator("[data-scope]")).to_contain_text("3. 奖励特色民宿")
    choose(page, "民宿")
    page.get_by_role("button", name="测全部措施").click()
    expect(page.locator("[data-scope]")).to_be_hidden()
    expect(page.locator('[data-answer="trade"]')).to_contain_text("民宿")
    expect_verdict(page, GRANT, "no")
    expect(heading(page)).to_be_focused()


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
