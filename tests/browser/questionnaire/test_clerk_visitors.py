"""The clerk's mode from one visitor to the next: nothing is left of the last, and the step can be undone for a while."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from clerk_steps import CLERK, expect_focused_row, option, press, row, start, text_of
from questionnaire_steps import GRANT, HOMESTAY, expect_verdict, measure, open_questionnaire
from retrying import containing, ending, expect_value


def test_the_next_visitor_finds_nothing_of_the_last(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, CLERK)
    length = page.evaluate("history.length")
    page.locator("[data-row] input").first.focus()
    press(page, "1", "Enter", "2", "Enter", "1")
    expect_verdict(page, GRANT, "yes")
    measure(page, GRANT).locator("[data-benefit] summary").first.click()
    expect(measure(page, GRANT).locator("[data-benefit] details").first).to_have_attribute("open", "")
    text_of(page, "opened").focus()
    page.keyboard.type("2031年")  # half typed, never an answer
    press(page, "Control+Enter")
    expect_focused_row(page, "trade")
    expect(page).to_have_url(ending("#mode=clerk"))
    expect(page.locator("[data-row] input:checked")).to_have_count(0)
    for fact in ("area", "opened"):
        expect(text_of(page, fact)).to_have_value("")
    expect(page.locator("[data-row]").get_by_role("status").filter(has_text="日")).to_have_count(0)
    expect_verdict(page, GRANT, "maybe")
    expect(page.locator("[data-benefit] details[open]")).to_have_count(0)
    expect_value(page, lambda: page.evaluate("history.length"), length, "no step was kept")
    press(page, "2")
    expect_verdict(page, HOMESTAY, "maybe")
    page.go_back()
    expect(page).to_have_url("about:blank")


@pytest.mark.wide
def test_the_button_for_the_next_visitor_clears_a_message_too(page: Page, tiny_http_origin):
    start(page, tiny_http_origin)
    text_of(page, "area").fill("很多")
    text_of(page, "area").blur()
    expect(row(page, "area").get_by_role("status")).to_contain_text("请只填数字")
    page.get_by_role("button", name="下一位：清空重来").click()
    expect(text_of(page, "area")).to_have_value("")
    expect(row(page, "area").get_by_role("status")).to_have_text("")
    expect_focused_row(page, "trade")


@pytest.mark.wide
def test_ctrl_enter_works_from_the_results_but_not_on_a_link_or_outside_the_mode(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, f"{CLERK}&a.trade=farm")
    page.locator("[data-clerk-next]").focus()
    page.evaluate("document.querySelector('main a').addEventListener('click', (event) => event.preventDefault())")
    page.locator("main a").first.focus()
    press(page, "Control+Enter")
    expect(page).to_have_url(containing("a.trade=farm"))
    page.locator("[data-results-heading]").focus()
    press(page, "Control+Enter")
    expect(page).not_to_have_url(containing("a.trade"))
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm")
    press(page, "Control+Enter")
    expect(page).to_have_url(containing("a.trade=farm"))


def test_what_is_typed_and_not_accepted_comes_back_with_the_answers(page: Page, tiny_http_origin):
    start(page, tiny_http_origin)
    text_of(page, "area").fill("12")
    press(page, "Control+Enter")
    expect(text_of(page, "area")).to_have_value("")
    expect(page).to_have_url(ending("#mode=clerk"))
    press(page, "Control+z")
    expect(page, "readable text is taken as if the reader had left the field").to_have_url(containing("a.area=12"))
    expect_focused_row(page, "area")
    text_of(page, "opened").fill("2031年")
    press(page, "Control+Enter", "Control+z")
    expect(text_of(page, "opened")).to_have_value("2031年")
    expect(text_of(page, "area")).to_have_value("12")
    expect(row(page, "opened").get_by_role("status")).not_to_be_empty()
    page.get_by_role("button", name="全部清空").click()
    expect(page.locator("[data-clerk-cleared]"), "the same step").to_have_text("已清空 1 题回答")
    expect(page.locator("[data-cleared]")).to_be_hidden()


def test_the_step_to_the_next_visitor_can_be_undone_for_a_while(page: Page, tiny_http_origin):
    page.clock.install()
    start(page, tiny_http_origin)
    undo = page.locator("[data-clerk-undo]")
    press(page, "1")
    press(page, "Control+Enter")
    expect(undo).to_be_visible()
    expect(page).to_have_url(ending("#mode=clerk"))
    press(page, "Control+z")
    expect(page).to_have_url(containing("a.trade=farm"))
    expect(option(page, "trade", "farm")).to_be_checked()
    expect(undo).to_be_hidden()
    page.locator("[data-clerk-next]").click()
    undo.click()
    expect(page).to_have_url(containing("a.trade=farm"))
    page.locator("[data-clerk-next]").click()
    option(page, "trade", "homestay").check()
    expect(undo, "the next visitor has begun").to_be_hidden()
    page.locator("[data-clerk-next]").click()
    expect(undo).to_be_visible()
    page.clock.run_for(21_000)
    expect(undo).to_be_hidden()
    press(page, "Control+z")
    expect(page).to_have_url(ending("#mode=clerk"))
