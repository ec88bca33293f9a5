"""Lengths of time, ages and counts of conditions, as a reader meets them: the questions, another reference date, remedies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from conftest import serving
from in_one_piece import call
from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.model.answers import parse_answers
from policy_explorer.rules.dated import dated
from policy_explorer.rules.evaluate import verdict
from policy_explorer.validate.validate import validate
from questionnaire_steps import expect_verdict, heading, measure, open_questionnaire
from rule_engine import engine  # noqa: F401
from support import site_render

HOMESTAY, YOUTH, MODEL_FARM = (f"yunxi-2031-11/{number}" for number in (1, 2, 3))


@pytest.fixture(scope="module")
def site(counted_content: Path) -> WholeSite:
    return derive(validate(load(counted_content)))


@pytest.fixture(scope="module")
def counted(counted_site: Path) -> Iterator:
    with serving(counted_site) as origin:
        yield origin


def test_both_evaluators_judge_by_the_same_rule_on_any_day(engine: Page, site: WholeSite):
    given: dict[str, list[Any]] = {
        "trade": ["farm", "homestay"],
        "opened": ["2029-03-01", "2031-02-28", "2031-03-01", None],
        "inspected": ["2031-02-28", "2031-03-01"],
        "born": ["1985-07-01", "2013-06-30"],
        "area": [19.9, 20],
        "organic": [True, False, None],
    }
    applicants = [dict(zip(given, values, strict=True)) for values in product(*given.values())]
    days = [date(2031, 6, 30), date(2032, 2, 29), date(2032, 3, 1)]
    rules = [own.rule for entry in site.measures.values() for own in entry.benefits if own.rule]
    python = [
        [[verdict(dated(rule, day), parse_answers(answers)) for rule in rules] for answers in applicants]
        for day in days
    ]
    engine.add_script_tag(content=site_render.files(site)["data/questionnaire.js"].decode())
    javascript = call(
        engine,
        """([applicants, days]) => {
          const rules = questionnaireData.measures.flatMap(({benefits}) => benefits.map(({rule}) => rule)).filter(Boolean);
          const table = tested.tableOf(rules.map((rule) => ({rule})));
          return days.map((day) => {
            table.setDay(day);
            return applicants.map((answers) =>
              [...table.judge(new Map(Object.entries(answers))).verdicts].map((code) => tested.VERDICTS[code]));
          });
        }""",
        [applicants, [day.isoformat() for day in days]],
    )
    assert javascript == python


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2032-02-27", "no"),
        ("2032-02-28", "yes"),
        *(pytest.param(*each, marks=pytest.mark.wide) for each in (("2034-02-27", "yes"), ("2034-02-28", "no"))),
    ],
)
def test_another_reference_date_is_another_verdict(page: Page, counted, day, expected):
    """Who opened on 2031-02-28 has been open for a year, and for less than three, from the one 28 February to the other."""
    inspected = f"{int(day[:4]) - 1}-12-01"
    open_questionnaire(page, counted, f"#a.trade=homestay&a.opened=2031-02-28&a.inspected={inspected}&on={day}")
    expect_verdict(page, HOMESTAY, expected)


@pytest.mark.wide
def test_the_date_field_changes_verdicts_words_and_remedies(page: Page, counted):
    open_questionnaire(page, counted, "#a.trade=homestay&a.opened=2031-05-10&a.inspected=2031-12-01&on=2032-05-09")
    expect_verdict(page, HOMESTAY, "no")
    result = measure(page, HOMESTAY)
    page.locator('details[data-group="no"] > summary').click()
    result.locator("summary").first.click()
    expect(result.locator(".result-reason")).to_have_text("开业日期至今不满1年")
    expect(result.locator(".remedies")).to_contain_text("按2032年5月9日算，即2031年5月9日或以前")
    expect(result.locator(".remedies")).to_contain_text("（按您的回答，2032年5月10日起满足）")
    page.locator("[data-day]").fill("2032-05-10")
    page.locator("[data-day]").dispatch_event("change")
    expect_verdict(page, HOMESTAY, "yes")
    expect(result.locator(".conditions")).to_contain_text("按2032年5月10日算")


@pytest.mark.wide
def test_an_age_is_reckoned_on_the_reference_date(page: Page, counted):
    born = "#a.returned=yes&a.born=2013-06-30"
    open_questionnaire(page, counted, f"{born}&on=2031-06-29")
    expect_verdict(page, YOUTH, "no")
    open_questionnaire(page, counted, f"{born}&on=2031-06-30")
    expect_verdict(page, YOUTH, "yes")


def test_a_count_asks_no_more_than_it_needs_and_says_how_many(page: Page, counted):
    open_questionnaire(page, counted, "#measure=yunxi-2031-11/3&a.trade=farm&a.area=20&on=2031-06-30")
    expect_verdict(page, MODEL_FARM, "maybe")
    expect(heading(page)).to_contain_text("有机认证")
    result = measure(page, MODEL_FARM)
    expect(result.locator(".condition-group")).to_contain_text("下列 3 项中至少 2 项")
    expect(result.locator(".condition-group > .condition-clause")).to_contain_text("符合下列条件中两项以上")
    open_questionnaire(page, counted, "#measure=yunxi-2031-11/3&a.trade=farm&a.area=20&a.organic=yes&on=2031-06-30")
    expect_verdict(page, MODEL_FARM, "yes")
    expect(page.locator("[data-question-section]")).not_to_contain_text("民宿有下列哪些特色")


def test_a_count_that_fails_says_what_would_help(page: Page, counted):
    fragment = "#measure=yunxi-2031-11/3&a.trade=farm&a.area=8&a.organic=yes&a.features=none&on=2031-06-30"
    open_questionnaire(page, counted, fragment)
    expect_verdict(page, MODEL_FARM, "no")
    result = measure(page, MODEL_FARM)
    expect(result.locator(".result-reason")).to_contain_text(
        "下列条件至少要满足一个，您都不满足：种植面积不少于20亩；民宿特色有自有农场"
    )
    expect(result.locator(".remedies")).to_contain_text("就符合")
