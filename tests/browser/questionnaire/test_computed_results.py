"""A ratio and a sum as a reader meets them: their parts are asked, verdicts follow, reasons and the sheet show the steps."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from clerk_steps import row, text_of
from conftest import file_origin, serving_to
from questionnaire_steps import answer_shown, fill, heading, measure, open_questionnaire
from retrying import expect_value

PAID = "yunxi-2031-12"


@pytest.fixture(scope="module")
def paid(counted_site: Path):
    """From file://, where the script that computes is loaded as well."""
    return file_origin(counted_site)


def benefit(page: Page, name: str) -> Locator:
    return measure(page, f"{PAID}/8").locator(f'[data-benefit="{name}"]')


def test_parts_are_asked_and_the_verdict_follows_with_its_steps(page: Page, paid):
    scope = f"#measure={PAID}/8&on=2031-06-01&a.trade=enterprise&a.equipment=400"
    open_questionnaire(page, paid, f"{scope}&a.software=103&a.rd_ratio=5")
    expect(page.locator("[data-ignored]")).to_contain_text("a.rd_ratio=5")
    expect(benefit(page, "renewed")).to_have_attribute("data-verdict", "yes")
    expect(benefit(page, "renewed").locator("[data-gives]")).to_have_text("按您填的算，是10.06万元")
    expect(heading(page)).to_have_text("上一年的研发费用是多少？")
    expect(page.locator(".question-input input")).to_have_count(1)  # a figure, no bands
    expect(page.locator("[data-remaining]")).to_have_text("还剩最多 2 题")
    page.locator("[data-why] summary").click()
    expect(page.locator("[data-why]")).to_contain_text("关系到 1 项待遇")
    fill(page, "26")
    expect(heading(page)).to_have_text("上一年的销售收入是多少？")
    research = benefit(page, "research")
    ratio = research.locator('[data-fact="rd_ratio"]')
    expect(ratio.locator("button")).to_have_text(["回答：销售收入"])
    fill(page, "900")
    expect(research).to_have_attribute("data-verdict", "no")
    expect(ratio).to_contain_text("按您填的26万元 ÷ 900万元 ≈ 2.888888%")
    expect(research.locator(".remedies")).to_contain_text("如果研发费用占销售收入的比例不少于3%，就符合")
    expect(answer_shown(page, "revenue")).not_to_have_attribute("data-idle", "")
    expect(page.locator("[data-answer]")).to_have_count(5)
    ratio.get_by_role("button", name="修改：销售收入").click()
    fill(page, "0")
    expect(research).to_have_attribute("data-verdict", "maybe")
    expect(ratio).to_contain_text("销售收入是 0，分母是 0 算不出")
    expect(page.locator("[data-done-heading]")).to_be_visible()  # nothing that is asked again would help
    expect(answer_shown(page, "rd_cost").locator(".answer-note")).to_have_text("目前不影响结果")
    page.emulate_media(media="print")
    expect(page.locator("[data-sheet]")).to_contain_text("设备和软件投资合计：按您填的400万元 + 103万元 = 503万元")


def test_a_link_followed_before_the_script_has_loaded_is_followed(page: Page, counted_site: Path):
    held: list[Route] = []
    page.route("**/assets/computed.js*", lambda route: held.append(route))
    with serving_to(page, counted_site) as origin:
        address = origin.url(f"questionnaire.html#measure={PAID}/8")
        page.goto(address, wait_until="domcontentloaded")
        page.evaluate("location.hash += '&a.trade=enterprise'")
        expect_value(page, lambda: len(held), 1)
        held.pop().continue_()
        expect(page.locator("[data-answer]")).to_have_count(1)
        page.go_back()
        expect(page.locator("[data-answer]")).to_have_count(0)


def test_the_clerk_has_rows_for_the_parts(page: Page, paid):
    open_questionnaire(page, paid, f"#measure={PAID}/8&mode=clerk&a.trade=enterprise")
    text_of(page, "rd_cost").fill("30")
    page.keyboard.press("Enter")
    text_of(page, "revenue").fill("1000")
    page.keyboard.press("Enter")
    expect(benefit(page, "research")).to_have_attribute("data-verdict", "yes")
    expect(row(page, "rd_ratio")).to_have_count(0)
    expect(row(page, "software")).not_to_have_class("clerk-row clerk-row-idle")
    expect(row(page, "area")).to_have_class("clerk-row clerk-row-idle")
