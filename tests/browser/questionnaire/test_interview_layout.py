"""Where question and results stand in the interview, on a phone and on a desktop, and that nothing moves."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from questionnaire_steps import (
    heading,
    open_questionnaire,
)
from retrying import expect_value

NOTE_SHIFTS = """globalThis.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().filter((entry) => !entry.hadRecentInput).map(({value}) => value)))
  .observe({type: 'layout-shift', buffered: true});"""
TOPS = """Object.fromEntries(['.interview-question', '.interview-results']
  .map((name) => [name, document.querySelector(name).getBoundingClientRect().top]))"""


def test_on_a_phone_the_question_has_the_window_and_the_results_are_one_tap_away(phone: Page, http_origin):
    phone.add_init_script(NOTE_SHIFTS)
    open_questionnaire(phone, http_origin, "#a.applicant=enterprise")
    bar, buttons = phone.locator("[data-see-results]"), phone.locator(".question-buttons")
    expect(bar).to_have_text(re.compile(r"^\s*当时符合 \d+ · 当时可能符合 \d+查看结果"))
    expect(bar).to_be_in_viewport(ratio=1)
    expect(buttons).to_be_in_viewport(ratio=1)
    assert buttons.evaluate("(row) => row.getBoundingClientRect().bottom") <= bar.evaluate(
        "(bar) => bar.getBoundingClientRect().top"
    )
    phone.get_by_role("button", name="不清楚").tap()
    expect(heading(phone)).to_be_focused()
    expect_value(phone, lambda: 0 <= phone.evaluate(TOPS)[".interview-question"] < 40, True)
    expect(phone.locator("[data-answered]")).to_have_text("已答 2 题")
    remaining = int(phone.locator("[data-remaining]").inner_text().split()[1])
    expect(phone.locator("progress")).to_have_js_property("value", 2)
    expect(phone.locator("progress")).to_have_js_property("max", 2 + remaining)
    expect(bar).to_have_text(re.compile(r"^\s*当时符合 \d+ · 当时可能符合 \d+查看结果"))
    bar.tap()
    expect(phone.locator("[data-results-heading]")).to_be_focused()
    expect_value(phone, lambda: 0 <= phone.evaluate(TOPS)[".interview-results"] < 40, True)
    phone.get_by_role("button", name="回到问题").tap()
    expect(heading(phone)).to_be_focused()
    expect_value(phone, lambda: 0 <= phone.evaluate(TOPS)[".interview-question"] < 40, True)
    bar.tap()
    expect(phone.locator("[data-results-heading]")).to_be_focused()
    phone.go_back()
    expect(heading(phone)).to_be_focused()
    expect(phone.locator("[data-answered]"), "Back undoes the step, not the answer").to_have_text("已答 2 题")
    assert phone.evaluate("shifts") == [], "nothing moves but by the reader's own doing"


def test_on_a_phone_results_stand_below_and_nothing_runs_over(phone: Page, tiny_http_origin):
    open_questionnaire(phone, tiny_http_origin, "#a.trade=farm&a.area=3")
    question, results = (phone.locator(name).bounding_box() for name in (".interview-question", ".interview-results"))
    assert results["y"] > question["y"] + question["height"]
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    small = phone.evaluate(
        """[...document.querySelectorAll('main button, main summary, main input, main .choice label, main .interview-remember label')]
             .filter((control) => control.offsetParent && !control.matches('[type=checkbox], [type=radio]'))
             .filter((control) => control.getBoundingClientRect().height < 44)
             .map((control) => control.outerHTML.slice(0, 80))"""
    )
    assert small == []


@pytest.mark.wide
def test_on_a_desktop_results_stand_beside_and_the_question_is_whole(page: Page, http_origin):
    page.set_viewport_size({"width": 1366, "height": 768})
    open_questionnaire(page, http_origin)
    question, results = (page.locator(name).bounding_box() for name in (".interview-question", ".interview-results"))
    assert results["x"] > question["x"] + question["width"]
    expect(
        page.locator("form[data-question]").get_by_role("button", name="跳过"), "below all answers"
    ).to_be_in_viewport(ratio=1)
    open_questionnaire(page, http_origin, "#a.applicant=enterprise&ask=monthly_sales")
    expect(page.locator(".interview-question")).to_be_in_viewport(ratio=1)
    page.evaluate("window.scrollTo({top: 1200, behavior: 'instant'})")
    expect(page.locator(".interview-question"), "stays whole beside results further down").to_be_in_viewport(ratio=1)
    assert page.locator(".interview-side").evaluate("(side) => side.scrollHeight <= side.clientHeight"), (
        "it does not scroll in itself"
    )
