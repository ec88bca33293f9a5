"""Rule: questions explain how to answer them."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at
from policy_explorer.validate.source_file import EACH


def questions_have_help(context: RuleContext) -> Iterator[Finding]:
    """Expect `help` of a question that is asked."""
    file = context.content.questions
    if file is None:
        return
    for field, question in file.select(EACH, kind=dict):
        if not question.get("help") and "ask" in question:
            yield finding_at(
                file, field, f"“{question.get('name', '')}”没有 help：从哪里查、怎样算，申请人拿不准时看什么"
            )
