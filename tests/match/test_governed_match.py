"""What clauses and terms add to a rule is in the match, with the place where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from policy_explorer.derive.site import WholeSite
from policy_explorer.match.as_json import entries
from policy_explorer.match.as_text import as_text
from support.matching import match

GOVERNED = "yunxi-2031-9"
FARMER = {"trade": "farm", "area": 20, "age": 30}


def matched(site: WholeSite, answers: dict, number: int, day: date | None = None):
    found = match(site, answers, day)
    return next(each for each in found.measures if each.entry.key == f"{GOVERNED}/{number}")


@pytest.mark.parametrize(("age", "verdict"), [(17, "no"), (18, "yes"), (45, "yes"), (46, "no"), (None, "maybe")])
def test_who_the_general_clause_leaves_out_is_refused(governed, age, verdict):
    assert matched(governed, {**FARMER, "age": age}, 1).verdict == verdict


@pytest.mark.parametrize(
    ("tax_day", "verdict"),
    [("2030-12-31", "no"), ("2031-01-01", "maybe"), ("2031-12-31", "maybe"), ("2032-01-01", "no")],
)
def test_the_term_is_held_against_the_day_that_the_applicant_gives(governed, tax_day, verdict):
    """Asked in February about December's tax: the reference date says nothing."""
    for day in (None, date(2031, 6, 1), date(2032, 2, 15), date(2040, 1, 1)):
        found = matched(governed, {**FARMER, "tax_day": tax_day}, 2, day)
        assert found.verdict == verdict
        if day:
            assert found.benefits[0].status.state == "by_answer"


def test_nobody_is_told_that_such_a_term_is_over(governed):
    text = as_text(match(governed, {**FARMER, "tax_day": "2031-12-31"}, date(2032, 2, 15)))
    block = text[text.index("减征税款") :].partition("\n\n")[0]
    assert "按您填的日期判断，与今天是哪天无关" in block
    assert "到期" not in block


def test_the_text_says_where_each_condition_stands(governed):
    text = as_text(match(governed, FARMER))
    assert "原文（依第二条，适用于全部措施）：45周岁以下（含本数）" in text
    assert "原文（依第三条，适用于第2项）：须在本县登记" in text
    assert "原文（依期限）：税款所属期为2031年1月1日至2031年12月31日" in text
    assert "“在本县登记”（第三条，适用于第2项）：享受第（2）项的，须在本县登记" in text


def test_the_json_says_where_each_condition_stands(governed):
    measure = next(each for each in entries(match(governed, FARMER))["measures"] if each["key"] == f"{GOVERNED}/2")
    rule = measure["benefits"][0]["conditions"]
    page = f"documents/{GOVERNED}.html"
    who = {"label": "依第二条，适用于全部措施", "clause": "who", "url": f"{page}#opening-4"}
    term = {"label": "依期限", "clause": None, "url": None}
    registered = {"label": "依第三条，适用于第2项", "clause": "registered", "url": f"{page}#opening-5"}
    assert [part["source"] for part in rule["parts"]] == [None, who, who, registered, term, term]
    clauses = {clause["id"]: clause for clause in entries(match(governed, {}))["clauses"]}
    assert clauses["registered"]["measures"] == [2]
    assert clauses["once"]["measures"] == []


def test_a_remedy_may_concern_what_a_clause_adds(governed):
    benefit = matched(governed, {**FARMER, "age": 46}, 1).benefits[0]
    assert [[change.test.quote for change in remedy.changes] for remedy in benefit.remedies] == [
        ["45周岁以下（含本数）"]
    ]


def test_an_example_has_the_verdict_that_it_states(governed):
    seen = 0
    for measure in governed.measures.values():
        for at, own in enumerate(measure.benefits):
            for example in own.benefit.examples:
                found = next(
                    each for each in match(governed, example.answers).measures if each.entry.key == measure.key
                )
                assert found.benefits[at].verdict == example.verdict
                seen += 1
    assert seen > 10
