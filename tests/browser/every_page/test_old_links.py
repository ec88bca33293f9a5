"""Links of every form that the site ever gave open what they meant, or the page says what of them it cannot use.

The forms are those of the first version (measure, answers, skip, ask, q, facets, ends-from, ends-to, sort, on), and what came with later ones:
mode, v, about, exact, clause, page and at, type. No key was ever given another meaning.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from support.usual_run import some_of

MEASURE, CHAPTER = "gulou-2023-1/14", "gulou-2023-1.3"
PAGE = "measures/gulou-2023-1-14.html"
ANSWER = '[data-answer="{}"]'
# An old link, a part of the page that it opens, and the words or the value there; "" where it is to be there.
LINKS = {
    "index.html#q=就业": ("[data-search] input", "就业"),
    f"index.html#chapter={CHAPTER}": (f'[data-facet="chapter"] input[value="{CHAPTER}"]:checked', ""),
    "index.html#state=open,closing&on=2023-06-30": ('[data-facet="state"] input[value="open"]:checked', ""),
    "index.html#ends-from=2023-06-01&ends-to=2023-12-31&sort=deadline": ('[data-range="ends-to"]', "2023-12-31"),
    "index.html#sector=digital-economy": ("[data-ignored]", "sector=digital-economy"),
    "index.html#sort=newest": ("[data-ignored]", "sort=newest"),
    "index.html#q=招人&exact=1": ("[data-search] input", "招人"),
    "index.html#type=large": ('html[data-type="large"]', ""),
    f"{PAGE}#q=补贴": (".marks-bar", "已标出“补贴”"),
    f"{PAGE}#clause=按照每人1000元标准给予企业一次性吸纳就业补贴": (".clause-mark, mark", ""),
    f"{PAGE}#audiences": ("main h1", "企业吸纳就业"),
    f"questionnaire.html#measure={MEASURE}": ("[data-scope]", "鼓励企业吸纳就业"),
    "questionnaire.html#a.applicant=individual_business": (ANSWER.format("applicant"), "个体工商户"),
    "questionnaire.html#a.monthly_sales=8": (ANSWER.format("monthly_sales"), "8万元"),
    "questionnaire.html#a.monthly_sales=le10": (ANSWER.format("monthly_sales"), "10万元"),
    "questionnaire.html#a.monthly_sales=gt10le20": (ANSWER.format("monthly_sales"), "20万元"),
    "questionnaire.html#a.pension_months=~": (ANSWER.format("pension_months"), "不清楚"),
    "questionnaire.html#a.profile=-": (ANSWER.format("profile"), "以上都没有"),
    "questionnaire.html#a.small_scale_taxpayer=yes": (ANSWER.format("small_scale_taxpayer"), "是"),
    "questionnaire.html#a.licence_date=2023-01-15": (ANSWER.format("licence_date"), "2023年1月15日"),
    "questionnaire.html#a.gone=yes&a.applicant=enterprise": ("[data-ignored]", "a.gone=yes"),
    "questionnaire.html#a.applicant=enterprise&v=563d3c28": (ANSWER.format("applicant"), "企业"),
    "questionnaire.html#skip=small_scale_taxpayer&ask=has_union": ("[data-question='has_union']", ""),
    "questionnaire.html#mode=clerk&a.applicant=enterprise": ("[data-clerk] [data-row='applicant'] input:checked", ""),
    "questionnaire.html#measure=gulou-2019-1/3": ("[data-ignored]", "measure=gulou-2019-1/3"),
    "deadlines.html#on=2023-06-30": ("[data-day]", "2023-06-30"),
    "deadlines.html#d-2023-12-31": ("#d-2023-12-31", "2023年12月31日"),
}


@pytest.mark.parametrize("link", some_of(LINKS))
def test_an_old_link_opens_what_it_meant(page: Page, everywhere: Any, link: str) -> None:
    selector, words = LINKS[link]
    page.goto(everywhere.url(link))
    part = page.locator(selector).first
    expect(part).to_be_attached()
    if words and part.evaluate("(element) => element.localName") == "input":
        expect(part).to_have_value(words)
    else:
        expect(part).to_contain_text(words)
    expect(page.locator("main h1").first).to_be_visible()
