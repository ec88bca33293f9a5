"""The figures of docs/interview.md are those of today's content and interview."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from joined_scripts import joined
from support.personas import personas

ROOT = Path(__file__).parents[3]
sys.path.append(str(ROOT / "bench"))
from interview import content_data  # noqa: E402
from questions_asked import ENTRY, deciding_table, questions_asked, table  # noqa: E402

REPORT = (ROOT / "docs" / "interview.md").read_text("utf-8")


@pytest.fixture(scope="module")
def data(real_content: Path) -> dict:
    return content_data(real_content)


@pytest.fixture(scope="module")
def asked(browser: Browser, data: dict) -> Iterator[list[dict[str, dict | None]]]:
    page: Page = browser.new_context().new_page()
    page.add_script_tag(content=joined(ENTRY))
    yield questions_asked(page, data, personas())
    page.context.close()


def each_fact(way: dict) -> list[str]:
    """Those asked for alone."""
    return [fact for fact in way["facts"] if "," not in fact]


def test_the_tables_are_what_is_counted(data: dict, asked):
    assert "\n\n" + "\n".join(table(personas(), asked, len(data["questions"]))) + "\n\n" in REPORT
    assert "\n\n" + "\n".join(deciding_table(asked)) + "\n\n" in REPORT


def test_no_question_is_asked_twice(asked):
    for person, ways in zip(personas(), asked, strict=True):
        for way, found in ways.items():
            assert not found or len(each_fact(found)) == len(set(each_fact(found))), f"{person.id}: {way}"


def test_less_is_asked_than_by_any_simpler_way(asked):
    for person, ways in zip(personas(), asked, strict=True):
        assert len(ways["interview"]["facts"]) <= len(ways["undecided"]["facts"]), person.id
        assert not ways["preset"] or len(ways["preset"]["facts"]) < len(ways["interview"]["facts"]), person.id


def test_a_travel_agency_and_a_foreign_invested_firm_meet_what_decides_for_them_first(browser: Browser, data: dict):
    """As somebody who answers nothing but who they are."""
    presets = {preset["name"]: preset["answers"] for preset in data["presets"]}
    people = [replace(personas()[0], answers=presets[name]) for name in ("旅行社", "外商投资企业")]
    page = browser.new_context().new_page()
    page.add_script_tag(content=joined(ENTRY))
    agency, foreign = (found["preset"]["facts"] for found in questions_asked(page, data, people))
    page.context.close()
    assert {"licence_date", "deposit_policy"} <= set(agency[:3])
    assert "foreign_paid_in" in foreign[:3]


def test_a_union_is_not_asked_whether_it_has_one(asked):
    for person, ways in zip(personas(), asked, strict=True):
        if person.answers.get("applicant") == "union":
            assert "has_union" in ways["undecided"]["facts"]
            assert "has_union" not in ",".join(ways["interview"]["facts"]).split(",")
