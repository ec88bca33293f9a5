"""The figures of docs/interview.md are those of today's content and interview."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from joined_scripts import joined
from support.personas import personas

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "bench"))
from interview import content_data  # noqa: E402
from questions_asked import ENTRY, questions_asked, table  # noqa: E402

REPORT = (ROOT / "docs" / "interview.md").read_text("utf-8")


@pytest.fixture(scope="module")
def data(real_content: Path) -> dict:
    return content_data(real_content)


@pytest.fixture(scope="module")
def asked(browser: Browser, data: dict) -> Iterator[list[dict[str, list[str]]]]:
    page: Page = browser.new_context().new_page()
    page.add_script_tag(content=joined(ENTRY))
    yield questions_asked(page, data, personas())
    page.context.close()


def test_the_table_is_what_is_counted(data: dict, asked):
    assert "\n\n" + "\n".join(table(personas(), asked, len(data["questions"]))) + "\n\n" in REPORT


def test_each_question_is_asked_once_and_no_way_asks_less(asked):
    """The simpler ways ask all that the interview asks, so that the comparison is fair."""
    for person, ways in zip(personas(), asked, strict=True):
        for way, facts in ways.items():
            assert len(facts) == len(set(facts)), f"{person.id}: {way}"
            assert set(ways["interview"]) <= set(facts), f"{person.id}: {way}"


def test_who_is_asked_everything_as_the_report_says(data: dict, asked):
    everything = {
        person.id
        for person, ways in zip(personas(), asked, strict=True)
        if len(ways["interview"]) == len(data["questions"])
    }
    assert everything == {"puzzled-owner", "silent-visitor"}


def test_a_union_is_not_asked_whether_it_has_one(asked):
    for person, ways in zip(personas(), asked, strict=True):
        if person.answers.get("applicant") == "union":
            assert "has_union" in ways["undecided"]
            assert "has_union" not in ways["interview"]
