"""Guesses that nobody has looked at."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Case, Finding
from policy_explorer.load.review_marks import unverified


def left_unverified(case: Case) -> Iterator[Finding]:
    """No mark `# 待核对` is left in the files."""
    for path, line, reason in unverified(case.sources):
        yield Finding(path, line, f"待核对：{reason}" if reason else "待核对")
