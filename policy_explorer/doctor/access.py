"""Rules: what a body that is not a department is moved to do is had from that body, and a grant is applied for."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at
from policy_explorer.text.access_wording import BY_ITSELF, MOVED
from policy_explorer.text.patterns import regex
from policy_explorer.validate.access_words import benefits, clause_of

GRANT = regex("(?:补贴|补助|奖励|奖补|资助|贴息)(?!资金池)")
DECLARED = regex("免征|减征|减按|抵[减扣]|加计|返还|退还|退税|缓[交缴]|税")


def grants_are_applied_for(context: RuleContext) -> Iterator[Finding]:
    """Expect `access: direct` of a grant only where the clause says that it comes by itself, as 免申即享 does."""
    for notice in context.content.notices:
        for file, at, benefit in benefits(notice):
            _, clause = clause_of(benefit, "access")
            found = GRANT.search(clause)
            if (
                benefit.get("access") == "direct"
                and found
                and not BY_ITSELF.search(clause)
                and not DECLARED.search(clause)
            ):
                text = f"引文说的是{found[0]}，没有说不用申请；没有写怎样得到的，写 access: apply"
                yield finding_at(file, (*at, "access"), text)


def counterparts_are_named(context: RuleContext) -> Iterator[Finding]:
    """Expect `access: counterpart` where the clause moves a bank, a fund or a buyer to do something."""
    for notice in context.content.notices:
        for file, at, benefit in benefits(notice):
            _, clause = clause_of(benefit, "access")
            if benefit.get("access") in ("apply", "government") and (found := MOVED.search(clause)):
                text = f"原文是让“{found['who']}”去做的，看 access 是不是 counterpart"
                yield finding_at(file, (*at, "access"), text)
