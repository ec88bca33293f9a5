"""The days of a document beside its date line, its imprint and its header; and budgets that are used up."""

from __future__ import annotations

from typing import Any

import pytest

from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.document_days import budgets_are_used_up_later, days_of_document_fit_text
from policy_explorer.validate.source_file import SourceFile

CONTENT = Content(None, None, None, {}, (), {})
DAYS = {"issued": "2031-03-01", "published": "2031-03-02"}


def reported(passages: list[tuple[str, str]], days: dict[str, str]) -> list[str]:
    closing = [{"role": role, "text": text} for role, text in passages if role != "artefact"]
    around = {"closing": closing, "page_artefacts": [text for role, text in passages if role == "artefact"]}
    notice = NoticeFiles("x", SourceFile("documents/x/document.yaml", {**days, **around}, ""), None, ())
    return [problem.field for problem in days_of_document_fit_text(CONTENT, notice)]


@pytest.mark.parametrize(
    ("passages", "fields"),
    [
        ([("date", "2031年3月1日"), ("imprint", "县政府办公室　2031年3月2日印发")], []),
        ([("date", "二〇三一年三月一日")], []),
        ([("date", "（2031年3月1日）")], []),
        ([("date", "2031年3月2日")], ["issued"]),
        ([("date", "二〇三一年三月二日")], ["issued"]),
        ([("date", "2031年2月20日通过")], []),  # not the day of issue
        ([("date", "2031年2月20日"), ("date", "2031年3月1日")], []),
        ([("imprint", "县政府办公室　2031年3月3日印发")], ["published"]),
        ([("note", "成文日期：2031年3月1日　发布日期：2031年3月2日")], []),
        ([("note", "成文日期：2031年2月1日")], ["issued"]),
        ([("note", "发布日期：2031年3月5日")], ["published"]),
        ([("paragraph", "《云溪县办法》自2030年1月1日起施行")], []),
        ([("paragraph", "根据县政府2030年5月6日印发的《意见》，制定本措施")], []),
        ([("paragraph", "《云溪县办法》（2030年5月6日印发）同时废止")], []),
        ([("note", "（2030年5月6日印发，2031年3月1日修订）")], []),
        ([("note", "（2031年3月2日印发，2031年3月15日公布）")], []),
        ([("note", "（2031年3月3日印发）")], ["published"]),
        ([("note", "首次发布日期：2030年5月6日")], []),
        ([("note", "县政府办公室2031年3月3日印发")], ["published"]),
        ([("date", "2031年3月1日（此件公开发布）")], []),
        ([("date", "2031年3月2日（此件公开发布）")], ["issued"]),
        ([("artefact", "发布日期：2031-03-02 10:30　来源：县政府办"), ("artefact", "- 1 -")], []),
        ([("artefact", "发布日期：2031-03-05 10:30　来源：县政府办")], ["published"]),
        ([("artefact", "发布时间：2031.3.5")], ["published"]),
        ([("artefact", "2031-03-05 下载")], []),
        ([("artefact", "发布日期：2031/3/5"), ("imprint", "县政府办公室2031年3月2日印发")], []),
        ([("note", "发布日期：2031年3月5日"), ("imprint", "县政府办公室2031年3月2日印发")], []),
    ],
)
def test_days_of_the_document(passages: list[tuple[str, str]], fields: list[str]) -> None:
    assert reported(passages, DAYS) == fields


def test_a_day_of_announcing_may_be_in_either_field() -> None:
    announced = [("note", "发布日期：2031年3月5日")]
    assert reported(announced, {**DAYS, "announced": "2031-03-05"}) == []
    assert reported([("note", "（2031年3月15日公布）")], {**DAYS, "announced": "2031-03-14"}) == ["announced"]
    assert reported(announced, {"issued": "2031-03-01"}) == []  # the doctor names what has no field


@pytest.mark.parametrize(("since", "fits"), [("2031-03-01", True), ("2031-02-28", False)])
def test_a_budget_is_used_up_after_the_issue(since: str, fits: bool) -> None:
    period: dict[str, Any] = {"ends": "budget", "used_up": {"since": since, "source": "公告"}, "quote": "额满即止"}
    measure = SourceFile("x", {"period": period, "benefits": [{"period": period}]}, "")
    notice = NoticeFiles("x", SourceFile("documents/x/document.yaml", {**DAYS, "period": period}, ""), None, (measure,))
    found = [problem.field for problem in budgets_are_used_up_later(CONTENT, notice)]
    assert len(found) == (0 if fits else 3) and all(field.endswith("period.used_up.since") for field in found)


@pytest.mark.parametrize(
    ("since", "fits"), [("2031-02-28", False), ("2031-04-30", False), ("2031-05-01", True), ("2031-07-01", True)]
)
def test_the_budget_of_an_extension_is_used_up_after_it_begins(since: str, fits: bool) -> None:
    entry = {"from": "2031-05-01", "used_up": {"since": since, "source": "公告"}, "quote": "额满即止"}
    notice = NoticeFiles("x", SourceFile("documents/x/document.yaml", {**DAYS, "extends": [entry]}, ""), None, ())
    found = [problem.field for problem in budgets_are_used_up_later(CONTENT, notice)]
    assert found == ([] if fits else ["extends[0].used_up.since"])
