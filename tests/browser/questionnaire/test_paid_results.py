"""What applicants may get, as a reader meets it: the questions that only an amount needs, the steps, the sheet, the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import file_origin, serving
from questionnaire_steps import heading, measure, open_questionnaire
from sheet_steps import back_on_screen

PAID = "yunxi-2031-12"
# All that decides a verdict is answered, 不清楚 or known; what is left is asked for amounts alone.
DECIDED = (
    "a.trade=enterprise&a.platforms=municipal,national&a.output_value=ge20000lt40000&a.first_listed=~&a.exhibited=yes"
    "&a.rd_cost=~&a.software=~&a.organic=no&a.trained=no&a.returned=no&a.features=-"
)


@pytest.fixture(scope="module")
def paid(counted_site: Path) -> Iterator:
    with serving(counted_site) as origin:
        yield origin


def benefit(page: Page, number: int, name: str) -> Locator:
    return measure(page, f"{PAID}/{number}").locator(f'[data-benefit="{name}"]')


def test_amounts_are_asked_for_last_and_shown_with_their_steps(page: Page, paid):
    open_questionnaire(page, paid, f"#on=2031-06-01&{DECIDED}&a.beds=10")
    # premises, hires, rent and equipment decide nothing: the first of them in the order of the questions is asked.
    expect(heading(page)).to_have_text("招用了多少名本县登记失业人员？")
    page.locator("[data-why] summary").click()
    expect(page.locator("[data-why]")).to_contain_text("用来算出 1 项能得到多少")
    hiring = benefit(page, 1, "hiring")
    expect(hiring.locator("[data-gives]")).to_have_text("每人补贴1000元，上限不超过5万元；填了“招用人数”，才算得出多少")
    page.locator("#question-input").fill("51")
    page.get_by_role("button", name="下一题").click()
    expect(hiring.locator("[data-gives]")).to_have_text("按您填的算，是5万元")
    hiring.locator("summary").click()
    expect(hiring.locator(".payout-steps > li > span:first-child")).to_have_text(
        [
            "按您填的51人：1000元/人 × 51人 = 51000元",
            "最高不超过5万元，按5万元",
            "分 2 期，每年一期：60%、40%，即第 1 期3万元，第 2 期2万元",
            "名额有限：每年20家",
        ]
    )
    expect(hiring.locator(".payout-steps q").first).to_have_text("按每人1000元给予企业就业补贴")
    expect(page.locator('[data-answer="hires"]')).not_to_have_attribute("data-idle", "")
    expect(benefit(page, 3, "output").locator("[data-gives]")).to_have_text(
        "按您填的算，是10万元"
    )  # a range in one tier
    expect(benefit(page, 3, "first-listed").locator("[data-gives]")).to_have_text("如果符合，20万元")
    expect(benefit(page, 4, "platforms").locator("[data-gives]")).to_have_text("按您填的算，是100万元")
    expect(benefit(page, 7, "fair").locator("[data-gives]")).to_have_text("1万元至3万元，具体多少由办理的单位定")
    page.emulate_media(media="print")
    expect(page.locator("[data-sheet]")).to_contain_text("按您填的算，是5万元")
    expect(page.locator("[data-sheet]")).to_contain_text("招用人数：51人")
    back_on_screen(page)
    page.goto(paid.url(f"questionnaire.html#on=2034-01-01&{DECIDED}&a.hires=51"))  # the term is over
    over = "当时能得到：按您填的算，是5万元"
    given = hiring.locator(".result-point").filter(has=page.locator("[data-gives]"))
    expect(given).to_have_text(over)
    page.emulate_media(media="print")
    expect(page.locator("[data-sheet]")).to_contain_text(over)
    page.emulate_media(media="screen")
    page.clock.set_fixed_time("2034-01-01T10:00:00+08:00")
    page.goto(paid.url("questionnaire.html"))
    page.goto(
        paid.url(f"questionnaire.html#on=2031-06-01&{DECIDED}&a.hires=51")
    )  # it held on that day, and is over today
    expect(given).to_have_text(over)


def test_a_step_leads_to_its_clause_and_the_page_says_how_it_is_worked_out(page: Page, counted_site: Path):
    """From file://, where the script of payouts is loaded as well."""
    origin = file_origin(counted_site)
    open_questionnaire(page, origin, f"#{DECIDED}&a.rent_paid=100.01")
    rent = benefit(page, 2, "rent")
    expect(rent.locator("[data-gives]")).to_have_text("按您填的算，是20万元")
    rent.locator("summary").click()
    rent.locator(".payout-steps .quote-place").nth(1).click()
    expect(page.locator("mark").first).to_have_text("最高二十万元")
    page.goto(origin.url(f"measures/{PAID}-3.html"))
    expect(page.locator("#b-output .benefit-payout li").nth(1)).to_have_text("不少于10000万元，低于50000万元：10万元")
