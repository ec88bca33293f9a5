"""The clerk's mode: all questions on one page, by keyboard alone, and nothing left for the next visitor."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from clerk_steps import CLERK, expect_focused_row, focused_row, option, press, row, start, text_of
from questionnaire_steps import GRANT, HOMESTAY, expect_benefit, expect_verdict, open_questionnaire
from retrying import containing


@pytest.mark.wide
def test_all_questions_stand_on_the_page_in_the_authors_order(page: Page, http_origin):
    open_questionnaire(page, http_origin)
    page.get_by_role("button", name="窗口模式").click()
    expect(page.locator("[data-question-section]")).to_be_hidden()
    questions = page.evaluate("questionnaireData.questions.map(({id, tier}) => [id, tier])")
    rows = page.locator("[data-row]").evaluate_all("(rows) => rows.map((row) => row.dataset.row)")
    assert rows == [fact for fact, _ in sorted(questions, key=lambda entry: entry[1])]
    expect_focused_row(page, rows[0])
    page.get_by_role("button", name="一题一题答").click()
    expect(page.locator("[data-clerk]")).to_be_hidden()
    expect(page.locator("[data-question-section]")).to_be_visible()


def test_by_keyboard_alone_from_the_first_row_to_a_result(page: Page, tiny_http_origin):
    start(page, tiny_http_origin)
    press(page, "3", "2", "1")  # another one, the second, the first after all
    expect(option(page, "trade", "farm")).to_be_checked()
    expect(option(page, "trade", "farm")).to_be_focused()
    expect_verdict(page, HOMESTAY, "no")
    press(page, "Enter")
    expect_focused_row(page, "area")
    press(page, "Tab")
    expect(text_of(page, "area")).to_be_focused()
    page.keyboard.type("20")
    press(page, "Enter")
    expect_focused_row(page, "organic")
    expect(row(page, "area")).to_contain_text("亩")
    press(page, "1")
    expect_verdict(page, GRANT, "yes")
    press(page, "Enter")
    expect(page.locator("[data-results-heading]"), "what is left has nothing to do with the result").to_be_focused()
    expect(page.locator("[data-live]")).to_contain_text("符合 1 项")
    expect(page).to_have_url(containing("#mode=clerk&a.trade=farm&a.area=20&a.organic=yes"))


@pytest.mark.wide
def test_digits_pick_bands_and_stay_digits_in_a_field(page: Page, tiny_http_origin):
    start(page, tiny_http_origin, f"{CLERK}&a.trade=farm&a.organic=yes")
    row(page, "area").locator("input").first.focus()
    press(page, "1")
    expect_verdict(page, GRANT, "no")
    press(page, "2")
    expect_verdict(page, GRANT, "yes")
    expect(page).to_have_url(containing("a.area=ge20"))
    text_of(page, "area").focus()
    page.keyboard.type("10")
    expect(option(page, "area", "ge20")).not_to_be_checked()
    press(page, "Shift+Enter")
    expect_verdict(page, GRANT, "no")
    expect(page).to_have_url(containing("a.area=10"))
    expect_focused_row(page, "trade")


def test_not_known_several_and_none_by_their_keys(page: Page, tiny_http_origin):
    start(page, tiny_http_origin, f"{CLERK}&a.trade=homestay&a.opened=2031-02-01")
    row(page, "features").locator("input").first.focus()
    press(page, "1", "2")
    expect(page).to_have_url(containing("a.features=old_house,family_farm"))
    expect(option(page, "features", "old_house")).to_be_checked()
    press(page, "3")
    expect(page).to_have_url(containing("a.features=none"))
    expect(option(page, "features", "old_house")).not_to_be_checked()
    expect_verdict(page, HOMESTAY, "no")
    press(page, "0")
    expect(page).to_have_url(containing("a.features=~"))
    expect(option(page, "features", "none")).not_to_be_checked()
    expect_verdict(page, HOMESTAY, "maybe")
    press(page, "Delete")
    expect(page).not_to_have_url(containing("a.features"))
    expect(row(page, "features").locator("input:checked")).to_have_count(0)
    expect_focused_row(page, "features")


@pytest.mark.wide
def test_nought_is_not_known_in_an_empty_day_and_a_figure_in_a_figure(page: Page, tiny_http_origin):
    start(page, tiny_http_origin)
    text_of(page, "opened").focus()
    press(page, "0")
    expect(page).to_have_url(containing("a.opened=~"))
    expect(text_of(page, "opened")).to_have_value("")
    text_of(page, "opened").focus()
    page.keyboard.type("2030")
    expect(text_of(page, "opened")).to_have_value("2030")
    text_of(page, "area").focus()
    press(page, "0", "Enter")
    expect(page).to_have_url(containing("a.area=0&"))


@pytest.mark.wide
def test_what_is_chosen_by_mouse_answers_at_once_and_can_be_emptied(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, CLERK)
    row(page, "trade").get_by_text("民宿").click()
    expect(page).to_have_url(containing("a.trade=homestay"))
    row(page, "opened").get_by_text("不清楚").click()
    expect(page).to_have_url(containing("a.opened=~"))
    text_of(page, "opened").fill("2031.1.1")
    expect(row(page, "opened").get_by_role("checkbox", name="不清楚")).not_to_be_checked()
    text_of(page, "opened").blur()
    expect(text_of(page, "opened")).to_have_value("2031年1月1日")
    expect(page).to_have_url(containing("a.opened=2031-01-01"))
    page.get_by_role("button", name="清空：开业日期").click()
    expect(text_of(page, "opened")).to_have_value("")
    expect(text_of(page, "opened")).to_be_focused()
    expect(page).not_to_have_url(containing("a.opened"))
    expect(page).to_have_url(containing("a.trade=homestay"))
    expect(page.get_by_role("button", name="清空：开业日期")).to_be_hidden()


def test_what_cannot_be_read_stays_with_its_message_and_leaves_the_earlier_answer(page: Page, tiny_http_origin):
    start(page, tiny_http_origin, f"{CLERK}&a.trade=homestay&a.opened=2031-02-01&a.features=old_house")
    field, error = text_of(page, "opened"), row(page, "opened").get_by_role("status")
    field.fill("2023-02-30")
    press(page, "Enter")
    expect(error).to_contain_text("没有 2023年2月30日 这一天")
    expect(field, "the focus stays where something is wrong").to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("没有 2023年2月30日 这一天"))
    expect(error).to_contain_text("先前的回答“2031年2月1日”没有变")
    expect(page).to_have_url(containing("a.opened=2031-02-01"))
    option(page, "trade", "farm").check()  # another row does not disturb it
    option(page, "trade", "homestay").check()
    expect(field).to_have_value("2023-02-30")
    expect(error).to_contain_text("没有")
    field.fill("2031年2月3日")
    press(page, "Enter")
    expect(error).to_have_text("")
    expect(page).to_have_url(containing("a.opened=2031-02-03"))


@pytest.mark.wide
def test_a_half_typed_field_outlives_an_answer_elsewhere(page: Page, tiny_http_origin):
    start(page, tiny_http_origin)
    text_of(page, "area").focus()
    page.keyboard.type("12")
    page.evaluate("location.hash = '#mode=clerk&a.trade=farm'")  # the page is drawn anew with the field half typed
    expect_verdict(page, HOMESTAY, "no")
    expect(text_of(page, "area")).to_be_focused()
    page.keyboard.type("3")
    expect(text_of(page, "area")).to_have_value("123")


@pytest.mark.wide
def test_rows_that_cannot_change_a_result_say_so_and_are_passed_over(page: Page, tiny_http_origin):
    start(page, tiny_http_origin, f"{CLERK}&a.area=30&a.organic=yes&a.opened=2031-01-01")
    expect(row(page, "area")).not_to_contain_text("目前不影响结果")
    press(page, "2")
    expect_verdict(page, GRANT, "no")
    for fact, idle in (("trade", False), ("area", True), ("organic", True), ("opened", False), ("features", False)):
        (expect(row(page, fact)).to_contain_text if idle else expect(row(page, fact)).not_to_contain_text)(
            "目前不影响结果"
        )
    expect(text_of(page, "area"), "what was answered is kept").to_have_value("30")
    press(page, "Enter")
    expect_focused_row(page, "opened")
    press(page, "Enter")
    expect_focused_row(page, "features")
    press(page, "Shift+Enter", "Shift+Enter")
    expect_focused_row(page, "trade")
    press(page, "Shift+Enter")
    expect_focused_row(page, "trade", "there is none before the first")


def test_no_key_traps_the_reader(page: Page, tiny_http_origin):
    start(page, tiny_http_origin)
    seen = []
    for _ in range(40):
        seen.append(focused_row(page))
        press(page, "Tab")
    assert [fact for fact in dict.fromkeys(seen) if fact] == ["trade", "area", "organic", "opened", "features"]
    assert seen[-1] is None


@pytest.mark.wide
def test_an_older_range_has_a_chip_while_it_is_the_answer(page: Page, tiny_http_origin):
    start(page, tiny_http_origin, f"{CLERK}&a.trade=farm&a.organic=yes&a.area=ge30")
    expect(option(page, "area", "ge30")).to_be_checked()
    expect_verdict(page, GRANT, "yes")
    text_of(page, "area").fill("3")
    text_of(page, "area").blur()
    expect(option(page, "area", "ge30")).to_have_count(0)
    expect_verdict(page, GRANT, "no")


@pytest.mark.wide
def test_the_real_rules_through_the_clerks_keys(page: Page, http_origin):
    """A firm that took on a person registered as unemployed for half a year, insured for six months."""
    start(page, http_origin)
    keys = {"applicant": "1", "hired_groups": "1", "unemployed_months": "2", "pension_months": "2"}
    for _ in range(40):
        fact = focused_row(page)
        if fact is None:
            break
        press(page, keys.get(fact, "0"), "Enter")
    expect(page.locator("[data-results-heading]")).to_be_focused()
    expect_benefit(page, 14, "hiring-subsidy", "yes")
    expect(page.locator("[data-live]")).to_contain_text("已答完")
    page.get_by_text("下一位：清空重来").focus()
    press(page, "Enter")
    expect(page.locator("[data-row] input:checked")).to_have_count(0)


def test_keys_work_by_a_link_and_after_a_reload_and_presets_have_theirs(page: Page, http_origin):
    open_questionnaire(page, http_origin, f"{CLERK}&a.applicant=enterprise")
    expect(page.locator("[data-row]").first).to_be_visible()
    press(page, "2")
    expect(page).to_have_url(containing("a.applicant=enterprise&a.profile=foreign_trade&"))
    page.reload()
    expect(page.locator("[data-row]").first).to_be_visible()
    press(page, "1")
    expect(page).to_have_url(containing("a.applicant=enterprise&a.profile=foreign_trade&a.firm_size=small_micro&"))
    presets = page.evaluate("questionnaireData.presets.map(({name, answers}) => [name, answers])")
    place = next(at for at, (_, answers) in enumerate(presets) if answers.get("profile") == ["travel_agency"])
    button = page.locator("[data-clerk-presets] button").nth(place)
    expect(button).to_have_accessible_name(presets[place][0])
    text_of(page, "monthly_sales").focus()
    press(page, f"Shift+Digit{place + 1}")
    expect(page).to_have_url(containing("a.profile=travel_agency"))
    expect(text_of(page, "monthly_sales")).to_have_value("")
