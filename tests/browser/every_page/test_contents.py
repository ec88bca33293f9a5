"""Contents that follow the reader on long pages: the section that is read is marked; folded where the window is narrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from questionnaire_steps import REAL

DOCUMENT = f"documents/{REAL}.html"
MEASURE = f"measures/{REAL}-14.html"
CURRENT = "nav.contents [aria-current]"


def test_folded_on_a_phone_they_say_what_is_read_and_open_and_close(phone: Page, origin):
    phone.goto(origin.url(DOCUMENT))
    contents = phone.get_by_role("navigation", name="本页目录")
    opener = contents.get_by_role("button", name="目录")
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(contents.get_by_role("link")).to_have_count(0)
    opener.focus()
    phone.keyboard.press("Enter")
    expect(contents.get_by_role("link", name="关于这份文件")).to_be_visible()
    phone.keyboard.press("Escape")
    expect(contents.get_by_role("link")).to_have_count(0)
    expect(opener).to_be_focused()
    opener.click()
    contents.get_by_role("link", name="全面实施促销活动").click()
    expect(opener).to_have_text("目录26 全面实施促销活动")
    expect(opener).to_be_in_viewport(ratio=1)
    expect(phone.locator("#m-26-title")).to_be_in_viewport(ratio=1)
    covered = "place => document.querySelector('.contents-opener').getBoundingClientRect().bottom > place.getBoundingClientRect().top"
    assert not phone.locator("#m-26-title").evaluate(covered)


@pytest.mark.parametrize(("address", "sections"), [(MEASURE, 6), (DOCUMENT, 45), ("method.html", 12)])
def test_unfolded_they_mark_every_section_that_they_lead_to(page: Page, origin, address, sections, every_combination):
    if not every_combination and address != MEASURE:
        page.emulate_media(reduced_motion="reduce")  # to scroll smoothly through a long page takes seconds
    page.goto(origin.url(address))
    links = page.locator("nav.contents a")
    expect(links).to_have_count(sections)
    expect(page.locator(".contents-opener")).to_be_hidden()
    for place in (1, sections // 2, sections - 1):
        links.nth(place).click()
        expect(links.nth(place)).to_have_attribute("aria-current", "location")
        expect(page.locator(CURRENT)).to_have_count(1)
        expect(links.nth(place)).to_be_in_viewport(ratio=0.9)


def test_lists_and_the_booklet_fold_them_on_a_desktop_too_in_the_order_of_the_day(page: Page, origin):
    page.goto(origin.url("deadlines.html#on=2024-06-01"))
    opener = page.get_by_role("navigation", name="本页目录").get_by_role("button")
    opener.click()
    links = page.locator("nav.contents a")
    expect(links).to_have_text(["2024年12月31日", "2023年12月31日", "事后履行的期限"])  # what is over stands below
    links.nth(1).click()
    expect(opener).to_have_text("目录2023年12月31日")
    page.goto(origin.url(f"documents/{REAL}-booklet.html"))
    opener.click()
    links.nth(2).click()
    expect(opener).to_have_text("目录三、大力支持企业增产增效")
    expect(page.locator("#c-3")).to_be_in_viewport(ratio=1)


def test_large_type_folds_them_and_paper_has_none(page: Page, http_origin):
    page.goto(http_origin.url("statements.html"))
    page.get_by_role("button", name="大字版").click()
    expect(page.locator(".contents-opener")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("nav.contents")).to_be_hidden()


def test_without_scripts_they_are_a_list(new_page, http_origin):
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    for address in (MEASURE, DOCUMENT):
        page.goto(http_origin.url(address))
        expect(page.locator(".contents-opener")).to_be_hidden()
        expect(page.locator("nav.contents > ol > li > a").first).to_be_visible()
