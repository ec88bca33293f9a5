"""A measure whose benefits end on different days: its page says which of them is over, and that the last day is the latest."""

from __future__ import annotations

from playwright.sync_api import Page, expect

MEASURE = "measures/gulou-2023-1-24.html"


def test_what_is_over_is_said_beside_what_is_not(page: Page, http_origin, at_day):
    at_day(page, "2024-02-01")
    page.goto(http_origin.url(MEASURE))
    expect(page.locator(".glance")).to_contain_text("2024年3月31日 有效（最晚的一项）")
    states = {"defer-deposit": "ended", "top-up-extension": "open"}
    for benefit, state in states.items():
        expect(page.locator(f"#b-{benefit} [data-state]")).to_have_attribute("data-state", state)


def test_a_measure_with_one_last_day_says_nothing_of_it(page: Page, http_origin):
    page.goto(http_origin.url(MEASURE.replace("24", "25")))
    expect(page.locator(".glance")).to_be_visible()
    expect(page.locator(".glance-latest, .benefit .period")).to_have_count(0)
