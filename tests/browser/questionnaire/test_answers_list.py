"""The list of answers: change, take back, answers that bear on nothing, questions set aside."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from questionnaire_steps import GRANT, HOMESTAY, answer_shown, choose, expect_verdict, heading, open_questionnaire

IDLE = "目前不影响结果"
FARM = "#a.trade=farm&a.area=20&a.organic=yes"


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()


def test_an_answer_can_be_changed(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, FARM)
    press(page, "修改：经营类型")
    expect(heading(page)).to_be_focused()
    expect(page.locator("form[data-question]").get_by_label("种植", exact=True)).to_be_checked()
    choose(page, "民宿")
    expect_verdict(page, GRANT, "no")
    expect_verdict(page, HOMESTAY, "maybe")


@pytest.mark.wide
def test_an_answer_to_change_says_what_hangs_on_it(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, FARM)
    press(page, "修改：种植面积")
    expect(page.locator("[data-why]")).to_contain_text("1 项")
    expect(page.locator("[data-why]")).to_contain_text("有机种植补贴")


@pytest.mark.wide
def test_what_has_become_irrelevant_is_kept_greyed_and_comes_alive_again(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, FARM)
    expect(page.locator("[data-idle]")).to_have_count(0)
    press(page, "修改：经营类型")
    choose(page, "民宿")
    for fact, words in (("area", "20亩"), ("organic", "是")):
        expect(answer_shown(page, fact)).to_have_attribute("data-idle", "")
        expect(answer_shown(page, fact)).to_contain_text(words)
        expect(answer_shown(page, fact)).to_contain_text(IDLE)
    expect(answer_shown(page, "trade")).not_to_contain_text(IDLE)
    press(page, "修改：经营类型")
    choose(page, "种植")
    expect(page.locator("[data-idle]")).to_have_count(0)
    expect_verdict(page, GRANT, "yes")


def test_an_answer_can_be_taken_back_and_focus_stays_in_the_list(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, FARM)
    press(page, "删除：种植面积")
    expect(answer_shown(page, "area")).to_have_count(0)
    expect(answer_shown(page, "organic"), "what took its place").to_be_focused()
    expect_verdict(page, GRANT, "maybe")
    press(page, "删除：有机认证")
    expect(answer_shown(page, "trade"), "the last that is left").to_be_focused()
    press(page, "删除：经营类型")
    expect(page.locator("#answers-heading")).to_be_focused()
    expect(page.locator("[data-answers-empty]")).to_be_visible()
    expect(heading(page)).to_have_text("您经营什么？")
    page.go_back()
    expect(answer_shown(page, "trade")).to_be_visible()


def test_what_was_skipped_is_listed_and_can_be_answered(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=20")
    page.get_by_role("button", name="跳过").click()
    entry = page.locator('[data-skipped="organic"]')
    expect(entry).to_contain_text("有机认证")
    expect(entry).to_contain_text("跳过了")
    entry.get_by_role("button", name="回答：有机认证").click()
    expect(heading(page)).to_have_text("是否取得有机认证？")
    expect(heading(page)).to_be_focused()
    choose(page, "是")
    expect(entry).to_have_count(0)
    expect(answer_shown(page, "organic")).to_contain_text("是")
    expect_verdict(page, GRANT, "yes")


@pytest.mark.wide
def test_what_was_skipped_and_matters_no_more_is_not_listed(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&skip=area,organic")
    expect(page.locator("[data-skipped]")).to_have_count(2)
    press(page, "修改：经营类型")
    choose(page, "民宿")
    expect(page.locator("[data-skipped]")).to_have_count(0)


@pytest.mark.wide
def test_answers_stand_in_the_order_of_the_questions_however_the_link_was_written(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.organic=yes&a.area=20&a.trade=homestay")
    answers = page.locator("[data-answer]")
    expect(answers).to_have_count(3)
    for at, fact in enumerate(("trade", "area", "organic")):
        expect(answers.nth(at)).to_have_attribute("data-answer", fact)


@pytest.mark.wide
def test_on_a_phone_the_list_stands_between_question_and_results(phone: Page, tiny_http_origin):
    open_questionnaire(phone, tiny_http_origin, "#a.trade=homestay&a.area=20&skip=opened")
    names = (".interview-question", ".interview-answers", ".interview-results")
    tops = [phone.locator(name).bounding_box()["y"] for name in names]
    assert tops == sorted(tops)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = phone.locator(".interview-answers button").evaluate_all(
        "(all) => all.map((button) => button.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
