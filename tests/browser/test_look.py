"""How pages stand on paper and without their stylesheet, and how a quote leads to its sentence."""

from __future__ import annotations

import shutil


def test_a_quote_leads_to_its_sentence_in_the_official_text(page, http_origin):
    page.goto(http_origin.url("measures/gulou-2023-1-14.html"))
    page.locator("#b-social-insurance-subsidy .quote-place").click()
    sentence = page.locator(".sentence:target")
    assert "按规定给予社保补贴" in sentence.inner_text()
    assert sentence.evaluate("(element) => getComputedStyle(element).backgroundColor") != "rgba(0, 0, 0, 0)"


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
