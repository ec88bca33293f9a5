"""How pages stand in a window, under a finger, on paper, and without their stylesheet."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect

PAGES = [
    "index.html",
    "questionnaire.html",
    "measures/gulou-2023-1-1.html",
    "measures/gulou-2023-1-24.html",
    "departments/index.html",
    "departments/power-supply.html",
    "sectors/all.html",
    "deadlines.html",
    "documents/gulou-2023-1.html",
    "method.html",
]
SMALLEST_TARGET = 44

# Everything in the main part, and where it stands; what the script fills in is left out.
PLACES = """() => [...document.querySelectorAll('main *')]
  .filter((element) => !element.closest('[data-state-slot]'))
  .map((element) => { const {x, y, width} = element.getBoundingClientRect(); return [x, y, width].map(Math.round).join(); })"""
SMALL_TARGETS = """(smallest) => [...document.querySelectorAll('a[href], button, summary, select, input:not([type=checkbox]):not([type=radio])')]
  .map((element) => [element, element.getBoundingClientRect()])
  .filter(([element, {width, height}]) => width > 1 && height > 1 && height < smallest - 0.5 && !element.closest('.skip-link'))
  .map(([element, {height}]) => `${element.textContent.trim().slice(0, 20)} ${Math.round(height)}`)"""


@pytest.mark.parametrize("width", [320, 390, 768, 1366])
def test_no_page_scrolls_sideways(new_page, http_origin, width):
    page = new_page(viewport={"width": width, "height": 800})
    for path in PAGES:
        page.goto(http_origin.url(path))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_targets_are_a_finger_wide_on_a_phone(phone, http_origin):
    for path in PAGES:
        phone.goto(http_origin.url(path))
        assert phone.evaluate(SMALL_TARGETS, SMALLEST_TARGET) == [], path


@pytest.mark.parametrize("width", [390, 1366])
def test_the_states_move_nothing(new_page, http_origin, width):
    viewport = {"width": width, "height": 800}
    without, with_script = new_page(viewport=viewport), new_page(viewport=viewport)
    without.route("**/assets/site.js", lambda route: route.fulfill(body="", content_type="text/javascript"))  # not come yet
    for path in ["measures/gulou-2023-1-24.html", "departments/finance.html"]:
        without.goto(http_origin.url(path))
        with_script.goto(http_origin.url(path))
        with_script.wait_for_selector("[data-state] > [data-state-slot]:not([hidden])")
        assert with_script.evaluate(PLACES) == without.evaluate(PLACES), path


def test_a_quote_leads_to_its_sentence_in_the_official_text(page, http_origin):
    page.goto(http_origin.url("measures/gulou-2023-1-14.html"))
    page.locator("#b-social-insurance-subsidy .quote-place").click()
    sentence = page.locator(".sentence:target")
    assert "按规定给予社保补贴" in sentence.inner_text()
    assert sentence.evaluate("(element) => getComputedStyle(element).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_what_one_wants_to_know_stays_beside_the_story_on_a_wide_screen(page, phone, http_origin):
    for shown, stays in [(page, True), (phone, False)]:
        shown.goto(http_origin.url("measures/gulou-2023-1-1.html"))
        expect(shown.locator(".glance")).to_be_visible()
        shown.locator("#wording").evaluate("(element) => element.scrollIntoView({behavior: 'instant'})")
        expect(shown.locator("#wording")).to_be_in_viewport()
        expect(shown.locator(".glance .measure-action")).to_be_in_viewport() if stays else expect(shown.locator(".glance")).not_to_be_in_viewport()


def test_a_page_taken_out_of_its_folder_says_so(new_page, real_site, tmp_path, faults):
    shutil.copy(real_site / "index.html", tmp_path)
    page = new_page()
    page.goto((tmp_path / "index.html").as_uri())
    assert page.locator(".unzip-notice").is_visible()
    page.close()  # its icon may be asked for later than the rest
    faults.clear()
    page = new_page()
    page.goto((real_site / "index.html").as_uri())
    assert not page.locator(".unzip-notice").is_visible()


def test_the_skip_link_comes_first_and_leads_past_the_navigation(page, http_origin):
    page.goto(http_origin.url("deadlines.html"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
