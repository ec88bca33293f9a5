"""Dates of a text that a condition records, and dates that none does."""

from __future__ import annotations

import pytest

from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.recorded_figures import every_figure_is_recorded
from policy_explorer.validate.source_file import SourceFile

NO_CONTENT = Content(None, None, None, {}, (), {})


def unrecorded(text: str, **conditions: str) -> list[str]:
    """Return the messages of the rule about `text`, with a condition on a date for each operator."""
    tests = [{"fact": "opened", operator: on, "quote": text} for operator, on in conditions.items()]
    value = {"number": 1, "text": f"{text}。", "benefits": [{"eligibility": {"all": tests}}]}
    notice = NoticeFiles("x", None, None, (SourceFile("documents/x/measures/01.yaml", value, ""),))
    return [problem.message for problem in every_figure_is_recorded(NO_CONTENT, notice)]


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("2031年底前开业", {"on_or_before": "2031-12-31"}),
        ("2031年底前开业", {"before": "2031-12-31"}),
        ("2031年年底前开业", {"on_or_before": "2031-12-31"}),
        ("2031年末已经开业", {"on_or_before": "2031-12-31"}),
        ("2032年2月底前开业", {"on_or_before": "2032-02-29"}),
        ("2031年以来开业", {"on_or_after": "2031-01-01"}),
        ("自2031年起开业", {"on_or_after": "2031-01-01"}),
        ("自2031年起开业", {"after": "2030-12-31"}),
        ("2031年及以后开业", {"on_or_after": "2031-01-01"}),
        ("2031年以后开业", {"on_or_after": "2032-01-01"}),
        ("2031年以后开业", {"after": "2031-12-31"}),
        ("2031年3月前开业", {"before": "2031-03-01"}),
        ("截至2031年3月已经开业", {"on_or_before": "2031-03-31"}),
        ("2031年至2033年开业", {"on_or_after": "2031-01-01", "on_or_before": "2033-12-31"}),
        ("2031年4月-2033年6月开业", {"on_or_after": "2031-04-01", "on_or_before": "2033-06-30"}),
        ("2031.4—2033.6期间开业", {"on_or_after": "2031-04-01", "on_or_before": "2033-06-30"}),
        ("2031.6底前开业", {"on_or_before": "2031-06-30"}),
        ("2031年新开业", {"on_or_after": "2031-01-01", "on_or_before": "2031-12-31"}),
        ("2032年1月1日前开业", {"on_or_before": "2031-12-31"}),
    ],
)
def test_a_condition_records_the_date_as_it_is_meant(text: str, conditions: dict[str, str]) -> None:
    assert unrecorded(text, **conditions) == []


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("2031年底前开业", {"on_or_after": "2031-01-01"}),
        ("2031年以来开业", {"on_or_before": "2031-12-31"}),
        ("2032年2月底前开业", {"on_or_before": "2032-02-01"}),
        ("2031年新开业", {"on_or_after": "2031-01-01"}),
        ("2031年至2033年开业", {"on_or_after": "2031-01-01"}),
        ("2031年4月-2033年6月开业", {"on_or_after": "2031-04-01"}),
    ],
)
def test_a_date_that_no_condition_records_is_reported(text: str, conditions: dict[str, str]) -> None:
    assert unrecorded(text, **conditions)
