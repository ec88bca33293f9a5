"""The clerk's mode: all questions on one page, by keyboard alone, and nothing left for the next visitor."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from clerk_steps import CLERK, expect_focused_row, focused_row, option, press, row, start, text_of
from questionnaire_steps import GRANT, HOMESTAY, REAL, expect_benefit, expect_verdict, measure, open_questionnaire
from retrying import containing, ending, expect_value


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


def test_no_key_traps_the_reader(page: Page, tiny_http_origin):
    start(page, tiny_http_origin)
    seen = []
    for _ in range(40):
        seen.append(focused_row(page))
        press(page, "Tab")
    assert [fact for fact in dict.fromkeys(seen) if fact] == ["trade", "area", "organic", "opened", "features"]
    assert seen[-1] is None


@pytest.mark.wide
def test_a_screen_reader_hears_the_question_and_its_help(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, CLERK)
    group = page.get_by_role("group", name="种植面积")
    expect(group).to_have_accessible_description("您种了多少亩？按承包合同上的面积填写。")
    expect(option(page, "trade", "farm")).to_have_accessible_name("种植")
    expect(text_of(page, "area")).to_have_accessible_description("亩")


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


@pytest.mark.wide
def test_on_an_office_screen_all_rows_are_seen_at_once(new_page, http_origin):
    page = new_page(viewport={"width": 1920, "height": 1080})
    open_questionnaire(page, http_origin)
    page.get_by_role("button", name="窗口模式").click()
    expect(page.locator("[data-row]").last).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-row]").first).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-clerk-verdicts] button").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(page.locator("[data-clerk-verdicts] button").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.wide
def test_on_a_phone_everything_fits_and_can_be_touched(phone: Page, http_origin):
    open_questionnaire(phone, http_origin, f"{CLERK}&a.applicant=enterprise")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = phone.evaluate(
        """[...document.querySelectorAll('[data-clerk] button, [data-clerk] label, [data-clerk] input[type="text"]')]
             .filter((control) => control.offsetParent && !control.closest('.clerk-typed > label') && control.getBoundingClientRect().height < 44)
             .map((control) => control.outerHTML)"""
    )
    assert small == []
    row(phone, "applicant").locator("label", has_text="个体工商户").tap()
    expect(phone).to_have_url(containing("a.applicant=individual_business"))
    text_of(phone, "monthly_sales").fill("8")
    text_of(phone, "monthly_sales").blur()
    expect(phone).to_have_url(containing("a.monthly_sales=8"))
    expect(measure(phone, f"{REAL}/14")).to_have_attribute("data-verdict", "no")


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


def test_keys_work_by_a_link_and_after_a_reload_and_presets_have_theirs(page: Page, http_origin):
    open_questionnaire(page, http_origin, f"{CLERK}&a.applicant=enterprise")
    expect(page.locator("[data-row]").first).to_be_visible()
    press(page, "2")
    expect(page).to_have_url(containing("a.applicant=individual_business"))
    page.reload()
    expect(page.locator("[data-row]").first).to_be_visible()
    press(page, "1")
    expect(page).to_have_url(containing("a.applicant=enterprise"))
    presets = page.evaluate("questionnaireData.presets.map(({name, answers}) => [name, answers])")
    place = next(at for at, (_, answers) in enumerate(presets) if answers.get("profile") == ["travel_agency"])
    button = page.locator("[data-clerk-presets] button").nth(place)
    expect(button).to_have_accessible_name(presets[place][0])
    text_of(page, "monthly_sales").focus()
    press(page, f"Shift+Digit{place + 1}")
    expect(page).to_have_url(containing("a.profile=travel_agency"))
    expect(text_of(page, "monthly_sales")).to_have_value("")


def test_verdicts_stand_beside_the_rows(new_page, http_origin, at_day):
    page = new_page(viewport={"width": 1366, "height": 768})
    at_day(page, "2023-06-01")
    open_questionnaire(page, http_origin, f"{CLERK}&a.applicant=enterprise&on=2023-06-01")
    verdicts = page.locator("[data-clerk-verdicts]")
    yes = page.locator('[data-results] [data-verdict="yes"][data-measure]')
    expect(verdicts.locator("[data-clerk-verdict=yes]")).to_have_text(f"✓ 符合 {yes.count()} 项")
    expect(verdicts.get_by_role("button").first).to_be_in_viewport(ratio=1)
    expect(verdicts).not_to_contain_text("已到期")
    name = verdicts.get_by_role("button").first.inner_text()
    verdicts.get_by_role("button").first.click()
    expect(yes.first).to_be_focused()
    expect(yes.first).to_contain_text(name.split("\n")[0])
    page.locator("[data-day]").fill("2026-12-01")
    expect(verdicts).to_contain_text("已到期")
    expect(verdicts.locator("[data-clerk-verdict=yes]")).to_contain_text("✓ 当时符合")
    at_day(page, "2026-12-01")
    open_questionnaire(page, http_origin, f"{CLERK}&a.applicant=enterprise&on=2023-06-01")
    expect(verdicts.locator("[data-clerk-verdict=yes]")).to_contain_text("✓ 当时符合")
    expect(verdicts.locator(".clerk-verdict-over").first).to_have_text("现已到期")
