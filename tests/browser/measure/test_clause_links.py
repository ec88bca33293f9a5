"""A clause among the results leads to itself in the official text of its measure."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Page, expect

from questionnaire_steps import REAL, open_questionnaire, real_benefit
from retrying import expect_value
from support.usual_run import some_of


def expect_clause_marked(page: Page, origin) -> None:
    open_questionnaire(page, origin, "#a.applicant=enterprise&on=2023-12-20")
    clause = "吸纳就业困难人员、毕业年度高校毕业生"
    insurance = real_benefit(page, 14, "social-insurance-subsidy")
    insurance.locator("summary").click()
    insurance.get_by_role("link", name=f"见原文：{clause}").click()
    mark = page.locator("#text mark")
    expect(mark).to_have_text(clause)
    expect(mark).to_be_focused()
    expect(mark).to_be_in_viewport()
    expect(page.locator(".day-bar")).to_contain_text("2023年12月20日")
    page.get_by_role("button", name="回到今天").click()
    expect(mark, "another day is no other clause").to_have_text(clause)
    page.go_back()
    page.go_back()
    expect(page.locator('[data-answer="applicant"]')).to_contain_text("企业")


def test_a_clause_leads_to_itself_in_the_official_text(page: Page, origin):
    expect_clause_marked(page, origin)


@pytest.mark.wide
def test_a_clause_leads_to_itself_on_a_phone(phone: Page, origin):
    expect_clause_marked(phone, origin)


def test_every_clause_is_found_in_the_text_it_leads_to(page: Page, http_origin):
    open_questionnaire(page, http_origin)
    quotes = page.locator(".condition-clause").evaluate_all(
        "all => all.map((each) => [each.querySelector('q').textContent, each.querySelector('a').getAttribute('href')])"
    )
    assert len(quotes) > 40
    of_each_measure = [list(some) for _, some in itertools.groupby(quotes, lambda each: each[1].partition("#")[0])]
    for quote, href in itertools.chain.from_iterable(some_of(of_each_measure)):
        page.goto(http_origin.url(href))  # from one clause of a measure to the next only the address changes
        expect_value(page, lambda: "".join(page.locator("#text mark").all_text_contents()), quote)


def test_a_clause_that_is_not_there_marks_nothing(page: Page, http_origin):
    page.goto(http_origin.url(f"measures/{REAL}-14.html#clause=本项没有这一句"))
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("mark")).to_have_count(0)
