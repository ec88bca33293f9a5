"""What clauses and terms add to a rule judges in the browser as in the build, and the results say where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import file_origin, serving, single_file_origin
from in_one_piece import call
from policy_explorer.derive.site import WholeSite
from policy_explorer.model.answers import parse_answers
from policy_explorer.rules.evaluate import verdict
from questionnaire_steps import expect_verdict, measure, open_questionnaire
from rule_engine import engine  # noqa: F401
from support import site_render
from support.usual_run import some_of

PLANTING, TAX_CUT, HOMESTAY = (f"yunxi-2031-9/{number}" for number in (1, 2, 3))
DOCUMENT = "documents/yunxi-2031-9.html"
WHO, REGISTERED, TERM = "依第二条，适用于全部措施", "依第三条，适用于第2项", "依期限"
FARMER = "#a.trade=farm&a.area=20&a.age=30&a.tax_day=2031-12-31"
DECEMBERS_TAX_IN_FEBRUARY = f"{FARMER}&on=2032-02-15"


@pytest.fixture(scope="module")
def governed_origin(governed_site: Path) -> Iterator:
    with serving(governed_site) as origin:
        yield origin


def labels(results: Locator) -> list[str]:
    return results.locator(".condition-source").all_inner_texts()


def opened(page: Page, key: str) -> Locator:
    found = measure(page, key)
    found.locator("summary").first.click()
    return found


def test_both_evaluators_judge_by_the_same_rule(engine: Page, governed: WholeSite):
    given: dict[str, list[Any]] = {
        "trade": ["farm", "other", None],
        "area": [19.9, 20],
        "age": [17, 18, 45, 46, None],
        "tax_day": ["2030-12-31", "2031-01-01", "2031-12-31", "2032-01-01", None],
        "features": [["old_house"], ["none"]],
    }
    applicants = [dict(zip(given, values, strict=True)) for values in product(*given.values())]
    benefits = [own for entry in governed.measures.values() for own in entry.benefits]
    python = [[verdict(own.rule, parse_answers(answers)) for own in benefits] for answers in applicants]
    engine.add_script_tag(content=site_render.files(governed)["data/questionnaire.js"].decode())
    javascript = call(
        engine,
        """(applicants) => applicants.map((answers) => questionnaireData.measures
          .flatMap(({benefits}) => benefits)
          .map((benefit) => tested.verdict(benefit, new Map(Object.entries(answers)))))""",
        applicants,
    )
    assert javascript == python
    assert {verdict for row in python for verdict in row} == {"yes", "maybe", "no", "none"}


def test_who_the_general_clause_leaves_out_is_refused(page: Page, governed_origin, subtests):
    open_questionnaire(page, governed_origin)
    for age, expected in ((17, "no"), (18, "yes"), (46, "no"), (45, "yes")):  # each time another verdict to wait for
        with subtests.test(age):
            page.goto(governed_origin.url(f"questionnaire.html#a.trade=farm&a.area=20&a.age={age}&on=2031-06-01"))
            expect_verdict(page, PLANTING, expected)


def test_the_results_say_where_each_condition_stands(page: Page, governed_origin):
    open_questionnaire(page, governed_origin, FARMER)
    assert labels(opened(page, PLANTING)) == [WHO, WHO]
    assert labels(opened(page, TAX_CUT)) == [WHO, WHO, REGISTERED, TERM, TERM]


@pytest.mark.wide
def test_the_reason_of_a_no_says_where_the_failing_condition_stands(page: Page, governed_origin):
    open_questionnaire(page, governed_origin, "#a.area=20&a.age=46")
    expect(measure(page, PLANTING).locator(".result-reason")).to_have_text(f"年龄超过45周岁（{WHO}）")


@pytest.mark.parametrize("edition", some_of(["file", "single-file", "http"]))
def test_a_clause_opens_where_it_stands_in_the_document(page: Page, governed_origin, governed_site: Path, edition):
    origin = {
        "http": governed_origin,
        "file": file_origin(governed_site),
        "single-file": single_file_origin(governed_site),
    }[edition]
    open_questionnaire(page, origin, FARMER)
    opened(page, PLANTING).get_by_role("link", name="见原文：45周岁以下").click()
    passage = page.locator("#opening-4").filter(has_text="第二条")
    expect(passage).to_be_in_viewport()


def test_who_asks_in_february_about_decembers_tax_is_not_told_that_the_term_is_over(page: Page, governed_origin):
    open_questionnaire(page, governed_origin, DECEMBERS_TAX_IN_FEBRUARY)
    expect_verdict(page, TAX_CUT, "maybe")
    result = measure(page, TAX_CUT)
    expect(result.locator(".verdict").first).to_have_text("? 可能符合")
    expect(result).not_to_contain_text("期限已过")
    expect(result).not_to_contain_text("到期")
    # The three measures of the other document are over.
    expect(page.locator("[data-ended]")).to_contain_text("有 3 项已到期")


@pytest.mark.wide
def test_tax_of_the_month_after_is_refused_because_of_the_term(page: Page, governed_origin):
    open_questionnaire(page, governed_origin, DECEMBERS_TAX_IN_FEBRUARY.replace("2031-12-31", "2032-01-01"))
    expect_verdict(page, TAX_CUT, "no")
    expect(measure(page, TAX_CUT).locator(".result-reason")).to_contain_text(f"（{TERM}）")


@pytest.mark.wide
def test_the_clauses_beside_the_results_are_those_of_the_measures_listed(page: Page, governed_origin):
    open_questionnaire(page, governed_origin, f"{FARMER}&on=2031-06-01")
    expect(page.locator('[data-group="maybe"] .results-clauses').last).to_contain_text(
        "在本县登记（第三条，适用于第2项）"
    )
    expect(page.locator('[data-group="yes"] .results-clauses')).not_to_contain_text("在本县登记")


@pytest.mark.wide
def test_the_sheet_says_where_each_condition_stands(page: Page, governed_origin):
    open_questionnaire(page, governed_origin, f"{FARMER}&on=2031-06-01")
    page.emulate_media(media="print")
    expect(page.locator(".sheet[data-density]")).to_be_visible()
    places = page.locator(".sheet-place").all_text_contents()
    assert f"年龄不超过45周岁（含45周岁）（{WHO}）" in places
    assert f"税款所属期在2031年1月1日或以后；税款所属期在2031年12月31日或以前（{TERM}，原文第 1 句）" in places
