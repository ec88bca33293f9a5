"""Rule: nothing is marked as not yet verified."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Finding, RuleContext
from policy_explorer.load.review_marks import unverified


def unverified_marks(context: RuleContext) -> Iterator[Finding]:
    """Expect no comment `# 待核对`."""
    for path, line, reason in unverified(context.sources):
        yield Finding(path, line, f"待核对：{reason}" if reason else "待核对")
