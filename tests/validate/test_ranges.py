"""A range in a quote has both ends in the rule."""

from __future__ import annotations

from typing import Any

import pytest

from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.ranges import ranges_have_both_ends
from policy_explorer.validate.source_file import SourceFile

AGES = "16至24周岁的青年"
AGE = {"id": "age", "name": "年龄", "ask": "您多大？", "type": "number", "unit": "周岁", "minimum": 16, "maximum": 120}
OPENED = {"id": "opened", "name": "开业日期", "ask": "哪一天开业？", "type": "date"}
STAFF = {"id": "staff", "name": "人数", "ask": "您有多少人？", "type": "number", "unit": "人"}


def reported(rule: dict[str, Any], clause: dict[str, Any] | None = None, **rest: Any) -> list[str]:
    measure = SourceFile(
        "documents/x/measures/01.yaml", {"text": AGES, "benefits": [{"eligibility": rule, **rest}]}, ""
    )
    document = SourceFile("documents/x/document.yaml", {"clauses": [{"eligibility": clause}] if clause else []}, "")
    content = Content(None, SourceFile("questions.yaml", [AGE, STAFF, OPENED], ""), None, {}, (), {})
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


@pytest.mark.parametrize(
    "quote",
    [
        "用工5人以上15人以下的",
        "用工5人以上、15人以下的",
        "用工5人（含）以上15人以下的",
        "满5人不满15人的",
        "超过5人不超过15人的",
    ],
)
def test_both_ends_in_words(quote: str) -> None:
    assert reported(bound(quote, at_least=5)) == ["benefits[0].eligibility.at_least"]
    assert reported(bound(quote, at_most=15)) == ["benefits[0].eligibility.at_most"]
    assert reported({"all": [bound(quote, at_least=5), bound(quote, less_than=15)]}) == []


@pytest.mark.parametrize(
    ("quote", "test"),
    [
        ("用工5至10人的补5万元，10人以上的补8万元", {"at_least": 5}),  # both, or all that is beyond
        ("用工5人以上10人以下的补5万元，10人以上的补8万元", {"at_least": 5}),
        ("由5人增加到10人以上的", {"at_least": 10}),
        ("从5人到10人的", {"at_most": 10}),
        ("至少5至10人", {"at_least": 5}),
        ("5－10人以上", {"at_least": 5}),
        ("第5至10人", {"at_most": 10}),
        ("3－5级职业资格", {"at_most": 5}),
        ("前3至5人", {"at_most": 5}),
        ("用工5人以上，奖励8万人民币以下", {"at_least": 5}),
        ("用工5人以上最高补贴10人", {"at_least": 5}),
    ],
)
def test_what_is_no_range_for_sure(quote: str, test: dict[str, Any]) -> None:
    assert reported(bound(quote, **test)) == []


DAYS = "2031年1月1日至12月31日开业的"


@pytest.mark.parametrize(
    ("quote", "test"),
    [
        (DAYS, {"on_or_after": "2031-01-01"}),
        (DAYS, {"on_or_before": "2031-12-31"}),
        ("自2031年1月1日起至2031年12月31日止开业的", {"on_or_after": "2031-01-01"}),
        ("2031年1月—6月开业的", {"on_or_before": "2031-06-30"}),
    ],
)
def test_one_end_of_a_range_of_days(quote: str, test: dict[str, Any]) -> None:
    assert reported(bound(quote, "opened", **test)) == [f"benefits[0].eligibility.{next(iter(test))}"]


def test_both_ends_of_a_range_of_days() -> None:
    first, last = (
        bound(DAYS, "opened", **{op: day}) for op, day in (("on_or_after", "2031-01-01"), ("before", "2032-01-01"))
    )
    assert reported({"all": [first, last]}) == []
    assert reported(first, period={"basis": "document", "fact": "opened"}) == []  # the term has the other end


@pytest.mark.parametrize(
    "quote",
    [
        "2031年1月1日至本措施施行之日开业的",
        "2031年1月1日起开业的",
        "2031年1月1日至6月30日、2032年1月1日至6月30日开业的",
    ],
)
def test_no_range_of_days_for_sure(quote: str) -> None:
    assert reported(bound(quote, "opened", on_or_after="2031-01-01")) == []
