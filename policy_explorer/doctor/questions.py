"""Questions that leave an applicant alone."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Case, Finding, at
from policy_explorer.validate.content import EACH


def without_help(case: Case) -> Iterator[Finding]:
    """A question says how to answer it."""
    file = case.content.questions
    for field, question in file.select(EACH, sort=dict) if file else ():
        if not question.get("help"):
            yield at(file, field, f"“{question.get('name', '')}”没有 help：从哪里查、怎样算，申请人拿不准时看什么")
