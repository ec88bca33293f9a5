"""How pages stand on paper and without their stylesheet, and how a quote leads to its sentence."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect


def test_a_quote_leads_to_its_sentence_in_the_official_text(page, http_origin):
    page.goto(http_origin.url("measures/gulou-2023-1-14.html"))
    link = page.locator("#b-social-insurance-subsidy .quote-place")
    link.click()
    clause = page.locator("#text .clause-mark")
    expect(clause).to_have_text("对企业吸纳就业困难人员、毕业年度高校毕业生，按规定给予社保补贴")
    expect(clause).to_be_in_viewport()
    expect(clause).to_be_focused()
    expect(clause).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    page.get_by_role("button", name="回到刚才看的地方").press("Enter")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    expect(page.locator("#text mark")).to_have_count(0)
    expect(page).to_have_url(http_origin.url("measures/gulou-2023-1-14.html"))


def test_without_scripts_a_quote_leads_to_its_sentence(new_page, http_origin):
    page = new_page(java_script_enabled=False)
    page.goto(http_origin.url("measures/gulou-2023-1-14.html"))
    page.locator("#b-social-insurance-subsidy .quote-place").click()
    expect(page.locator(".sentence:target")).to_contain_text("按规定给予社保补贴")


@pytest.mark.wide
def test_what_one_wants_to_know_stays_beside_the_story_on_a_wide_screen(page, phone, http_origin):
    for shown, stays in [(page, True), (phone, False)]:
        shown.goto(http_origin.url("measures/gulou-2023-1-1.html"))
        expect(shown.locator(".glance")).to_be_visible()
        shown.locator("#wording").evaluate("(element) => element.scrollIntoView({behavior: 'instant'})")
        expect(shown.locator("#wording")).to_be_in_viewport()
        expect(shown.locator(".glance .measure-action")).to_be_in_viewport() if stays else expect(
            shown.locator(".glance")
        ).not_to_be_in_viewport()


@pytest.mark.wide
def test_a_page_taken_out_of_its_folder_says_so(new_page, real_site, tmp_path, faults):
    shutil.copy(real_site / "index.html", tmp_path)
    page = new_page()
    page.goto((tmp_path / "index.html").as_uri())
    expect(page.locator(".unzip-notice")).to_be_visible()
    page.close()  # its icon may be asked for later than the rest
    faults.clear()
    page = new_page()
    page.goto((real_site / "index.html").as_uri())
    expect(page.locator(".unzip-notice")).to_be_hidden()
