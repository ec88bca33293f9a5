"""Terms that another document extends: until when they last, and what matches and data say of them."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.match.as_json import as_json
from policy_explorer.match.as_text import as_text
from policy_explorer.match.match import match
from policy_explorer.render.judging_data import judging_row, judging_tables
from policy_explorer.render.measure_entries import measure_entry
from policy_explorer.text.wording import by_id
from policy_explorer.validate.validate import validate
from support.later_documents import DATED, IN_2031, IN_MARCH, OLD, changed, later  # noqa: F401
from support.several_documents import page_of


def test_a_term_lasts_as_long_as_the_extension_of_it_says(later):
    ends = {entry.key: entry.period.until for entry in later.measures.values()}
    assert ends == {
        f"{OLD}/1": date(2032, 6, 30),  # named, by a year from its own last day on
        f"{OLD}/2": date(2032, 12, 31),  # with the whole document
        f"{OLD}/3": date(2032, 12, 31),
        f"{DATED}/1": date(2034, 12, 31),
    }
    assert page_of(later, OLD).period.until == date(2032, 12, 31)
    assert {entry.key: later.summaries[entry.key].term.until for entry in later.measures.values()} == ends
    assert later.measures[f"{OLD}/1"].period.original_until == date(2031, 6, 30)


def test_data_and_matches_say_which_document_extends_a_term(later):
    known = by_id(later.catalogue.questions)
    period = measure_entry(later.measures[f"{OLD}/3"], known)["period"]
    assert period["until"] == "2032-12-31" and "原定至 2031年12月31日" in period["extended"]
    found = json.loads(as_json(match(later, {}, date(2032, 6, 1))))
    third = next(entry for entry in found["measures"] if entry["key"] == f"{OLD}/3")["benefits"][0]["period"]
    assert (third["state"], third["original_until"]) == ("open", "2031-12-31")
    assert [each["reference"] for each in third["extended_by"]] == ["云政〔2031〕30号"]
    assert "原定至 2031年12月31日" in as_text(match(later, {}))


def test_a_match_says_how_windows_stand(later):
    answers = {"trade": "homestay", "opened": date(2032, 2, 1)}
    text = as_text(match(later, answers, date(2032, 7, 1)))
    assert "申请时间：每年 1月1日 至 6月30日，期限结束以后也可以；下一次 2033年1月1日 至 2033年6月30日" in text
    assert "申请时间：自开业之日起 1年内；按您填的日期，到 2033年2月1日" in text
    assert "申请时间：自开业之日起 1年内\n" in as_text(match(later, {}))
    found = json.loads(as_json(match(later, answers, date(2032, 7, 1))))
    (measure,) = (entry for entry in found["measures"] if entry["key"] == f"{DATED}/1")
    assert [benefit["windows"][0]["state"] for benefit in measure["benefits"]] == ["coming", "open"]


def test_a_match_says_that_one_can_still_apply_after_the_term(later):
    found = match(later, {"trade": "homestay"}, date(2035, 2, 1))
    assert "已于 2034年12月31日到期，仍可申请（2035年1月1日 至 2035年6月30日）" in as_text(found)
    assert "1 项期限已过，仍可申请，" in as_text(found)
    (measure,) = (entry for entry in json.loads(as_json(found))["measures"] if entry["key"] == f"{DATED}/1")
    award, furnishing = (benefit["period"] for benefit in measure["benefits"])
    assert (award["state"], award["days_left"]) == ("afterwards", -32)
    assert award["afterwards"] == [{"from": "2035-01-01", "until": "2035-06-30"}]
    assert furnishing["state"] == "ended" and furnishing["afterwards"][0]["until"] == "2034-03-31"
    tables = judging_tables(later.documents, map(judging_row, later.measures.values()))
    assert [row.split(",", 1)[1] for row in tables["afterwards"]] == [
        '0,"2035-01-01","2035-06-30"]',
        '1,"2034-01-01","2034-03-31"]',
    ]
    assert later.summaries[f"{DATED}/1"].term.afterwards == later.measures[f"{DATED}/1"].benefits[0].period.afterwards


@pytest.fixture(scope="module")
def paused(later_content: Path, tmp_path_factory: pytest.TempPathFactory) -> WholeSite:
    """The site whose first document has ended for two months before it is extended."""
    content = shutil.copytree(later_content, tmp_path_factory.mktemp("paused") / "content")
    return derive(validate(load(changed(content, IN_MARCH))))


def test_between_the_old_last_day_and_a_later_beginning_the_term_is_over(paused):
    period = paused.measures[f"{OLD}/3"].period
    assert (period.until, period.original_until) == (date(2032, 12, 31), date(2031, 12, 31))
    assert [(each.until, each.resumes) for each in period.earlier] == [(date(2031, 12, 31), date(2032, 3, 1))]
    assert paused.summaries[f"{OLD}/3"].term.earlier == period.earlier
    assert page_of(paused, OLD).period.earlier == period.earlier
    assert paused.measures[f"{OLD}/1"].period.earlier == (), "another document extends it without a break"


def test_a_length_counts_from_the_day_on_which_the_extension_begins(later_content, tmp_path):
    content = shutil.copytree(later_content, tmp_path / "content")
    changes = {**IN_MARCH, "    until: 2032-12-31\n": "    from: 2032-03-01\n    lasts: {years: 1}\n"}
    changes[IN_2031] = "自2032年3月1日起延续1年"
    site = derive(validate(load(changed(content, changes))))
    assert site.measures[f"{OLD}/3"].period.until == date(2033, 2, 28)


def test_a_match_and_the_data_say_that_a_term_is_over_and_resumes(paused):
    known = by_id(paused.catalogue.questions)
    entry = measure_entry(paused.measures[f"{OLD}/3"], known)["period"]
    assert entry["earlier"] == [{"until": "2031-12-31", "resumes": "2032-03-01"}]
    assert "自 2032年3月1日起延续至 2032年12月31日" in entry["extended"]
    found = json.loads(as_json(match(paused, {}, date(2032, 2, 1))))
    period = next(each for each in found["measures"] if each["key"] == f"{OLD}/3")["benefits"][0]["period"]
    assert (period["state"], period["days_left"]) == ("ended", -32)
    assert period["earlier"] == [{"until": "2031-12-31", "used_up": None, "resumes": "2032-03-01"}]
    text = as_text(match(paused, {}, date(2032, 2, 1)))
    assert "其中 2031年12月31日之后、2032年3月1日之前中断" in text
    assert "已于 2031年12月31日到期，自 2032年3月1日起延续" in text
