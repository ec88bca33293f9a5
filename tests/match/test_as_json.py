"""The report for programs: the documented keys, and values that agree with each other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import pytest

from policy_explorer.match.as_json import as_json, entries
from support.matching import DAY, applicants, match
from support.usual_run import some_of

CONDITION_KEYS = {
    "all": {"sort", "truth", "parts"},
    "any": {"sort", "truth", "parts"},
    "not": {"sort", "truth", "parts"},
    "manual": {"sort", "truth", "manual", "by", "words", "quote", "source"},
    "fact": {"sort", "truth", "fact", "operator", "operand", "words", "quote", "answered", "answer", "source"},
}

BENEFIT_KEYS = {
    "gives",
    "reason",
    "access",
    "counterpart",
    "strength",
    "how",
    "id",
    "windows",
    "ways",
    "missing",
    "relations",
    "title",
    "kind",
    "quote",
    "lead",
    "responsible",
    "verdict",
    "payout",
    "period",
    "conditions",
    "remedies",
    "open",
}

PERIOD_KEYS = {
    "from",
    "until",
    "ends",
    "provisional",
    "used_up",
    "fact",
    "basis",
    "quote",
    "note",
    "superseded_from",
    "original_until",
    "extended_by",
    "earlier",
    "afterwards",
}


def conditions_in(condition: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield condition
    for part in condition.get("parts", ()):
        yield from conditions_in(part)


@pytest.mark.parametrize("day", some_of([date(2023, 12, 20), None]))
def test_the_shape_is_the_documented_one(real, day):
    for answers in islice(applicants(real), 0, None, 3):
        data = json.loads(as_json(match(real, answers, day)))
        assert set(data) == {
            "on",
            "answers",
            "gist",
            "over",
            "order",
            "counts",
            "measures",
            "clauses",
            "disclaimer",
        }
        assert data["on"] == (day and day.isoformat()) and data["answers"] == answers
        for measure in data["measures"]:
            assert set(measure) == {
                "key",
                "document",
                "number",
                "citation",
                "title",
                "url",
                "lead",
                "responsible",
                "implied",
                "verdict",
                "benefits",
            }
            for benefit in measure["benefits"]:
                assert set(benefit) == BENEFIT_KEYS
                assert set(benefit["period"]) == PERIOD_KEYS | ({"state", "days_left"} if day else set())
                assert (benefit["conditions"] is None) == (benefit["verdict"] == "none")
                for condition in conditions_in(benefit["conditions"]) if benefit["conditions"] else ():
                    assert set(condition) == CONDITION_KEYS[condition["sort"]]
                for remedy in benefit["remedies"]:
                    assert set(remedy) == {"changes", "then", "answers"} and remedy["then"] in ("yes", "maybe")
                assert {found["kind"] for found in benefit["open"]} <= {"unanswered", "unknown", "department"}


@pytest.mark.wide
def test_the_truth_of_a_rule_is_its_verdict_and_the_counts_add_up(real):
    by_truth = {True: "yes", None: "maybe", False: "no"}
    for answers in applicants(real):
        data = entries(match(real, answers))
        benefits = [benefit for measure in data["measures"] for benefit in measure["benefits"]]
        assert all(
            by_truth[benefit["conditions"]["truth"]] == benefit["verdict"]
            for benefit in benefits
            if benefit["conditions"]
        )
        for what, found in (("measures", data["measures"]), ("benefits", benefits)):
            given = [one["verdict"] for one in found]
            assert data["counts"][what] == {name: given.count(name) for name in ("yes", "maybe", "no", "none")}


def test_what_is_open_in_json(tiny):
    (benefit,) = entries(match(tiny, {"trade": "homestay", "opened": None}))["measures"][2]["benefits"]
    assert [(found["kind"], found.get("fact") or found["by"]) for found in benefit["open"]] == [
        ("unanswered", "features"),
        ("unknown", "opened"),
        ("department", "县财政局"),
    ]


def test_dates_are_iso_text_and_chinese_is_left_as_it_is(tiny):
    text = as_json(match(tiny, {"trade": "homestay", "opened": "2030-12-31", "features": ["old_house"]}, DAY))
    (benefit,) = json.loads(text)["measures"][2]["benefits"]
    (remedy,) = benefit["remedies"]
    (change,) = remedy["changes"]
    assert (change["fact"], change["operator"], change["operand"]) == ("opened", "on_or_after", "2031-01-01")
    assert change["wanted"] is True and change["fixed"] is True
    assert remedy["then"] == "maybe" and remedy["answers"]["opened"] >= "2031-01-01"
    assert benefit["period"]["from"] == "2031-03-01"
    assert "特色民宿奖励" in text and "\\u" not in text
