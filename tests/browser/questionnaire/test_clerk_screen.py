"""The clerk's mode on the screens of an office and a phone: what is seen at once, what fits, what a screen reader hears."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from clerk_steps import CLERK, option, row, text_of
from questionnaire_steps import REAL, measure, open_questionnaire
from retrying import containing


@pytest.mark.wide
def test_a_screen_reader_hears_the_question_and_its_help(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, CLERK)
    group = page.get_by_role("group", name="种植面积")
    expect(group).to_have_accessible_description("您种了多少亩？按承包合同上的面积填写。")
    expect(option(page, "trade", "farm")).to_have_accessible_name("种植")
    expect(text_of(page, "area")).to_have_accessible_description("亩")


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
