"""Two invented notices that between them use every way to write terms, units, provisions, windows and changes.

Each is built as a whole site, and applicants are judged on days that matter.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.derive.status import period_status, status_wording
from policy_explorer.load.loader import load
from policy_explorer.match.as_text import as_text
from policy_explorer.match.match import MatchedBenefit, match
from policy_explorer.model.answers import parse_answers
from policy_explorer.model.base import ContentModel
from policy_explorer.model.document import Amendment, Annex, Clause, Document, Extension, LeadRule, Passage
from policy_explorer.model.measure import Measure
from policy_explorer.model.period import (
    DateSpan,
    DocumentPeriod,
    EventWindow,
    Length,
    Period,
    UsedUp,
    Window,
    YearlyWindow,
)
from policy_explorer.model.vocabulary import Department
from policy_explorer.validate.shapes import fields_of
from policy_explorer.validate.validate import validate

TESTS = Path(__file__).parents[1]
ARTICLES, WITHOUT_END = TESTS / "notice_of_articles", TESTS / "notice_without_end"
IN_WORK = {"age": 45, "employed_here": True}
# Fields of these models that only another notice would use.
OTHERS = {
    Document: {"standing_rule", "supersedes", "superiors", "page_artefacts"},
    Measure: {"dates", "amounts"},
    Period: {"lasts", "counted_from", "note"},
    DocumentPeriod: {"from", "until", "ends", "used_up"},
    Length: {"months", "days"},
    Extension: {"from", "lasts", "ends", "used_up", "provisional"},
    Window: {"afterwards"},
    Amendment: {"from"},
    DateSpan: {"from"},
    YearlyWindow: {"from"},
    Passage: {"header_rows"},
    Department: {"note", "how_to_apply"},
}
MODELS: tuple[type[ContentModel], ...] = (
    Amendment,
    Annex,
    Clause,
    DateSpan,
    DocumentPeriod,
    EventWindow,
    Extension,
    LeadRule,
    Length,
    Period,
    UsedUp,
    Window,
    YearlyWindow,
)


@pytest.fixture(scope="module")
def sites() -> dict[Path, WholeSite]:
    return {content: derive(validate(load(content))) for content in (ARTICLES, WITHOUT_END)}


def judged(site: WholeSite, key: str, answers: dict[str, Any], day: str) -> MatchedBenefit:
    found = match(site, parse_answers(answers), date.fromisoformat(day))
    return next(benefit for measure in found.measures for benefit in measure.benefits if benefit.entry.key == key)


@pytest.mark.parametrize(
    ("content", "benefit", "answers", "day", "verdict", "state"),
    [
        # 第二条 holds for every measure: the one year makes the difference.
        (ARTICLES, "qingxi-2031-12/4/doctor-rent", IN_WORK | {"rents": True, "degree": "doctor"}, "2031-05-01", "yes", "open"),
        (ARTICLES, "qingxi-2031-12/4/doctor-rent", {**IN_WORK, "age": 46, "rents": True, "degree": "doctor"}, "2031-05-01", "no", "open"),
        (ARTICLES, "qingxi-2031-12/7/contribution-grant", {**IN_WORK, "age": 46, "contribution_month": "2031-06-01"}, "2031-07-01", "no", "by_answer"),
        # 第三条 holds for 第四条 and 第五条 only.
        (ARTICLES, "qingxi-2031-12/5/purchase-grant", IN_WORK | {"degree": "none", "bought": True}, "2031-05-01", "no", "open"),
        (ARTICLES, "qingxi-2031-12/7/contribution-grant", IN_WORK | {"degree": "none", "contribution_month": "2031-06-01"}, "2031-07-01", "maybe", "by_answer"),
        # Who asks in February about December.
        (ARTICLES, "qingxi-2031-12/7/contribution-grant", IN_WORK | {"contribution_month": "2031-12-01"}, "2032-02-10", "maybe", "by_answer"),
        (ARTICLES, "qingxi-2031-12/7/contribution-grant", IN_WORK | {"contribution_month": "2032-01-01"}, "2032-02-10", "no", "by_answer"),
        # Three years from the day of the announcement, 2031-03-15.
        (ARTICLES, "qingxi-2031-12/5/purchase-grant", {}, "2034-03-14", "maybe", "closing"),
        (ARTICLES, "qingxi-2031-12/5/purchase-grant", {}, "2034-03-15", "maybe", "ended"),
        (ARTICLES, "qingxi-2031-12/5/purchase-grant", {}, "2031-03-14", "maybe", "upcoming"),
        (WITHOUT_END, "qingxi-2031-30/1/outdoor-stalls", {"street_shop": True}, "2099-12-31", "yes", "open"),
        (WITHOUT_END, "qingxi-2031-30/2/fee-relief", {"street_shop": True}, "2099-12-31", "yes", "open"),
        # The budget was used up on 2031-11-05.
        (WITHOUT_END, "qingxi-2031-30/3/design", {"street_shop": True, "floor_area": 99.99}, "2031-11-04", "maybe", "open"),
        (WITHOUT_END, "qingxi-2031-30/3/design", {"street_shop": True, "floor_area": 99.99}, "2031-11-05", "maybe", "ended"),
        (WITHOUT_END, "qingxi-2031-30/3/design", {"street_shop": True, "floor_area": 100}, "2031-11-04", "no", "open"),
        # Until 2031-12-31, extended to 2032-12-31 by another notice.
        (WITHOUT_END, "qingxi-2031-30/4/extension", {"shop_loan": True}, "2032-06-30", "yes", "open"),
        (WITHOUT_END, "qingxi-2031-30/4/extension", {"shop_loan": True}, "2033-01-01", "yes", "ended"),
        (WITHOUT_END, "qingxi-2031-30/5/rent-relief", {"in_old_street": True}, "2040-01-01", "yes", "open"),
    ],
)  # fmt: skip
def test_an_applicant_is_judged_as_the_notice_says(
    sites: dict[Path, WholeSite],
    content: Path,
    benefit: str,
    answers: dict[str, Any],
    day: str,
    verdict: str,
    state: str,
):
    found = judged(sites[content], benefit, answers, day)
    assert (found.verdict, found.status and found.status.state) == (verdict, state)


@pytest.mark.parametrize(
    ("measure", "day", "words"),
    [
        ("qingxi-2031-30/1", "2099-12-31", "有效（长期）"),
        ("qingxi-2031-30/2", "2099-12-31", "有效（至另行通知）"),
        ("qingxi-2031-30/3", "2031-11-04", "有效（额满即止）"),
        ("qingxi-2031-30/3", "2031-11-05", "额度已于 2031年11月5日用完"),
        ("qingxi-2031-30/5", "2040-01-01", "有效（至项目结束）"),
        ("qingxi-2031-30/6", "2099-12-31", "有效（未写明截止日）"),
    ],
)
def test_a_term_without_a_last_day_never_seems_to_have_one(
    sites: dict[Path, WholeSite], measure: str, day: str, words: str
):
    period = sites[WITHOUT_END].measures[measure].period
    assert status_wording(period, period_status(period, date.fromisoformat(day), 30)) == words


def test_a_report_counts_what_is_used_up_apart_from_what_is_over(sites: dict[Path, WholeSite]):
    answers = parse_answers({"street_shop": True, "floor_area": 99.99, "shop_loan": True})
    counted = as_text(match(sites[WITHOUT_END], answers, date(2033, 1, 1))).split("各项内容中，")[1].split("。")[0]
    assert "2 项额度已用完" in counted and "1 项已到期" in counted


def test_only_what_has_a_last_day_is_a_deadline(sites: dict[Path, WholeSite]):
    """The day until which a loan may be paid back is none."""
    assert [deadline.until for deadline in sites[WITHOUT_END].deadlines] == [date(2032, 12, 31)]
    assert sum(each.count for each in sites[WITHOUT_END].open_ended) == 5
    assert [deadline.until for deadline in sites[ARTICLES].deadlines] == [date(2034, 3, 14)]


def written_fields(content: Path, found: dict[type[ContentModel], set[str]]) -> None:
    """Add the fields that each model has in the document.yaml and measures of `content`."""
    for path in content.glob("documents/**/*.yaml"):
        value = yaml.safe_load(path.read_text("utf-8"))
        add_fields(Measure if path.parent.name == "measures" else Document, value, found)
    for department in yaml.safe_load((content / "vocabularies" / "departments.yaml").read_text("utf-8")):
        found.setdefault(Department, set()).update(department)


def add_fields(model: type[ContentModel], value: dict[str, Any], found: dict[type[ContentModel], set[str]]) -> None:
    found.setdefault(model, set()).update(value)
    for name, field in fields_of(model).items():
        inner = [each for each in MODELS if each.__name__ in str(field.annotation)]
        values = value.get(name) if isinstance(value.get(name), list) else [value.get(name)]
        for each in inner:
            for one in values or ():
                if isinstance(one, dict):
                    add_fields(each, one, found)
    if model is Measure:
        for benefit in value["benefits"]:
            for name, each in (("period", Period),):
                if name in benefit:
                    add_fields(each, benefit[name], found)
            for window in benefit.get("windows", ()):
                add_fields(Window, window, found)


def test_the_two_notices_use_every_field_of_the_kind():
    found: dict[type[ContentModel], set[str]] = {}
    for content in (ARTICLES, WITHOUT_END):
        written_fields(content, found)
    for model in (*MODELS, Department):
        unused = fields_of(model).keys() - found.get(model, set()) - OTHERS.get(model, set())
        assert not unused, (model.__name__, unused)


def test_a_measure_is_over_when_its_last_benefit_is(sites: dict[Path, WholeSite]):
    """Its only benefit is compared with an answer: the term of the document says nothing about it."""
    summary = sites[ARTICLES].summaries["qingxi-2031-12/7"]
    assert summary.term.fact == "contribution_month"
    assert "qingxi-2031-12/7" in sites[ARTICLES].by_answer
