"""Rule: what a body that is not a department is moved to do is had from that body."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at
from policy_explorer.text.access_wording import MOVED
from policy_explorer.validate.access_words import benefits, clause_of


def counterparts_are_named(context: RuleContext) -> Iterator[Finding]:
    """Expect `access: counterpart` where the clause moves a bank, a fund or a buyer to do something."""
    for notice in context.content.notices:
        for file, at, benefit in benefits(notice):
            _, clause = clause_of(benefit, "access")
            if benefit.get("access") in ("apply", "government") and (found := MOVED.search(clause)):
                text = f"原文是让“{found['who']}”去做的，看 access 是不是 counterpart"
                yield finding_at(file, (*at, "access"), text)
