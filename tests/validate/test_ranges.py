"""A range in a quote has both ends in the rule."""

from __future__ import annotations

from typing import Any

import pytest

from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.ranges import ranges_have_both_ends
from policy_explorer.validate.source_file import SourceFile

AGES = "16至24周岁的青年"
AGE = {"id": "age", "name": "年龄", "ask": "您多大？", "type": "number", "unit": "周岁", "minimum": 16, "maximum": 120}
STAFF = {"id": "staff", "name": "人数", "ask": "您有多少人？", "type": "number", "unit": "人"}


def reported(rule: dict[str, Any], clause: dict[str, Any] | None = None, fact: str = "staff") -> list[str]:
    measure = SourceFile("documents/x/measures/01.yaml", {"text": AGES, "benefits": [{"eligibility": rule}]}, "")
    document = SourceFile("documents/x/document.yaml", {"clauses": [{"eligibility": clause}] if clause else []}, "")
    content = Content(None, SourceFile("questions.yaml", [AGE, STAFF], ""), None, {}, (), {})
    return [each.field for each in ranges_have_both_ends(content, NoticeFiles("x", document, None, (measure,)))]


def bound(quote: str, fact: str = "staff", **test: Any) -> dict[str, Any]:
    return {"fact": fact, **test, "quote": quote}


@pytest.mark.parametrize("test", [{"at_least": 5}, {"at_most": 10}, {"less_than": 10}])
def test_one_end_alone(test: dict[str, Any]) -> None:
    assert reported(bound("用工5至10人的", **test)) == [f"benefits[0].eligibility.{next(iter(test))}"]


def test_both_ends() -> None:
    lower, upper = bound("用工5至10人的", at_least=5), bound("用工5至10人的", at_most=10)
    assert reported({"all": [lower, upper]}) == []
    assert reported({"all": [lower, {"not": bound("用工5至10人的", more_than=10)}]}) == []
    assert reported(lower, clause=bound("用工不超过10人的", at_most=10)) == []
    assert reported({"all": [lower, bound(AGES, "age", at_most=24)]}) == ["benefits[0].eligibility.all[0].at_least"]


def test_no_end_is_needed_where_nobody_is_beyond_it() -> None:
    assert reported(bound(AGES, "age", at_most=24)) == []
    assert reported(bound(AGES, "age", at_least=16)) == ["benefits[0].eligibility.at_least"]


@pytest.mark.parametrize(
    "quote", ["用工10人以上的", "用工10人以上的补贴5至10人", "用工5人、10人的", "10人以上，奖5至8万元"]
)
def test_no_range_of_the_bound(quote: str) -> None:
    assert reported(bound(quote, at_least=10)) == []
