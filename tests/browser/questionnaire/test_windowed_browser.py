"""What people do first, in the browser with windows that they have; all other tests may run in one without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from explorer_steps import open_explorer, wait_for_count, with_phrase
from questionnaire_steps import GRANT, HOMESTAY, choose, expect_verdict, fill, open_questionnaire


@pytest.fixture(scope="session")
def browser(windowed_browser: Browser) -> Browser:
    return windowed_browser


@pytest.mark.wide
def test_searching(page: Page, origin, measures):
    open_explorer(page, origin)
    page.locator("#query").fill("小规模纳税人")
    wait_for_count(page, len(with_phrase(measures, "小规模纳税人")))


@pytest.mark.wide
def test_answering(page: Page, tiny_origin):
    open_questionnaire(page, tiny_origin)
    choose(page, "种植")
    fill(page, "20")
    choose(page, "是")
    expect_verdict(page, GRANT, "yes")
    expect_verdict(page, HOMESTAY, "no")
    page.reload()
    expect_verdict(page, GRANT, "yes")
    expect(page.locator("[data-done]")).to_be_visible()


@pytest.mark.wide
def test_printing_a_measure(page: Page, origin, measures):
    page.goto(origin.url(measures[0]["url"]))
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
