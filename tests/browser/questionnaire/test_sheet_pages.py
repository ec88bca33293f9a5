"""The printed sheet is one of A4, of two sides at most but for the fullest, and loses nothing."""

from __future__ import annotations

import itertools
import json
import re

import pytest
from playwright.sync_api import Page, expect

from questionnaire_steps import open_questionnaire
from sheet_steps import EVERYTHING_UNKNOWN, MOSTLY_YES, fragment, printed, until_the_sheet_is_loaded
from support.personas import personas
from support.usual_run import some_of

COPIES, AT_MOST = 20, 150  # of the measures; static/js/questionnaire/sheet/sheet_view.js prints no more than that

A4 = re.compile(rb"/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]")


def pages(page: Page) -> int:
    pdf = page.pdf(prefer_css_page_size=True)
    found = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert len(A4.findall(pdf)) == found, "every page is A4"
    return found


APPLICANTS = [
    *((persona.id, dict(persona.answers), persona.day.isoformat()) for persona in personas()),
    ("nothing answered", {}, "2023-12-20"),
    ("everything unknown", EVERYTHING_UNKNOWN, "2023-12-20"),
    ("mostly yes", MOSTLY_YES, "2024-02-20"),
    ("mostly yes, as a union", MOSTLY_YES | {"applicant": "union"}, "2023-06-01"),
]


MANY = 20  # benefits; with more than these, a third side is taken


EXTREME = {
    *("nothing answered", "everything unknown", "mostly yes"),
    *(each.id for each in personas() if sum(own.verdict != "no" for own in each.verdicts.values()) > MANY),
}


def test_every_applicant_gets_one_sheet_of_two_sides_with_the_clauses_whole(
    page: Page, http_origin, every_combination: bool
):
    open_questionnaire(page, http_origin)
    until_the_sheet_is_loaded(page)
    for name, answers, day in some_of(reversed(APPLICANTS))[:: 1 if every_combination else 2]:
        page.goto(http_origin.url("questionnaire.html" + fragment(answers, on=day)))
        expect(page.locator("[data-ignored]"), f"{name}: all answers are understood").to_be_hidden()
        assert pages(page) <= (3 if name in EXTREME else 2), name
        if name not in EXTREME:
            expect(page.locator(".sheet"), name).not_to_have_attribute("data-density", "brief")


@pytest.mark.wide
def test_the_applicants_are_as_different_as_they_can_be(page: Page, http_origin):
    open_questionnaire(page, http_origin, fragment(EVERYTHING_UNKNOWN))
    expect(page.locator('.result-benefit[data-verdict="maybe"]')).to_have_count(
        page.locator(".result-benefit details").count()
    )
    open_questionnaire(page, http_origin, fragment(MOSTLY_YES))
    expect(page.locator('.result-benefit[data-verdict="no"]')).to_have_count(0)
    expect(
        page.locator(".condition[data-open]:not([data-open=manual])"), "a maybe waits for a department alone"
    ).to_have_count(0)
    expect(page.locator('.result-benefit[data-verdict="yes"]').nth(5)).to_be_attached()


@pytest.mark.wide
def test_with_far_too_much_it_takes_more_pages_and_points_to_the_sentences(page: Page, http_origin, real):
    def many(route) -> None:
        before, data = route.fetch().text().split("=", 1)
        tables = json.JSONDecoder().raw_decode(data.strip())[0]
        tables["measures"] = [
            {**each, "key": f"{each['key']}x{time}"} for time in range(COPIES) for each in tables["measures"]
        ]
        route.fulfill(body=f"{before}={json.dumps(tables)};", content_type="text/javascript")

    page.route("**/data/questionnaire.js*", many)
    open_questionnaire(page, http_origin, fragment(EVERYTHING_UNKNOWN))
    until_the_sheet_is_loaded(page)
    assert pages(page) > 1
    sheet = printed(page)
    expect(sheet).to_have_attribute("data-density", "brief")
    expect(sheet.locator("tbody")).to_contain_text("月销售额不超过10万元（含10万元）（原文第 1 句）")
    expect(sheet.locator(".sheet-quote").first).to_be_hidden()
    judged = COPIES * sum(entry.is_judged for entry in real.measures.values())
    expect(sheet).to_contain_text(f"还有 {judged - AT_MOST} 项符合或可能符合的措施没有印出")
    tops = sheet.locator("tbody tr").evaluate_all(
        "all => all.map((row) => [row.getBoundingClientRect().top, row.getBoundingClientRect().bottom])"
    )
    assert all(below >= bottom - 1 for (_, bottom), (below, _) in itertools.pairwise(tops)), "rows do not overlap"
