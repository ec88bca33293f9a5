"""Rules: a date that is no deadline is not written as one, and a time for applying that comes once is still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at
from policy_explorer.model.base import read_date
from policy_explorer.validate.source_file import EACH
from policy_explorer.validate.windows import windows

# What has to be done afterwards, when one has been granted something.
PERFORMANCE = re.compile("还款|还本|付息|偿还|归还|补足|补缴|缴清|竣工|验收|投产")

YEAR_BEFORE = re.compile("上一?个?年度|[上前]一年")


def periods_are_deadlines(context: RuleContext) -> Iterator[Finding]:
    """Expect that the quote of a last day is not about what has to be done afterwards."""
    for file in context.content.measures:
        for pattern in (("period",), ("benefits", EACH, "period")):
            for at, period in file.select(*pattern, kind=dict):
                found = PERFORMANCE.search(str(period.get("quote", "")))
                if found and "until" in period:
                    text = (
                        f"引文说的是“{found[0]}”，像是事后履行的期限，不是申请的；是的话写进 dates，role: performance"
                    )
                    yield finding_at(file, (*at, "until"), text)


def dates_have_roles(context: RuleContext) -> Iterator[Finding]:
    """Expect a role of each date beside the period, so that pages say that it is no deadline."""
    for file in context.content.measures:
        for at, span in file.select("dates", EACH, kind=dict):
            if "role" not in span:
                yield finding_at(file, at, "没有写 role：是条件里的日期、事后履行的期限，还是其他")


def windows_for_the_year_before(context: RuleContext) -> Iterator[Finding]:
    """Expect that a yearly time for applying for the year before goes on after a term with a last day."""
    for file in context.content.measures:
        for at, window in windows(file):
            found = YEAR_BEFORE.search(str(window.get("quote", "")))
            if found and "yearly" in window and "afterwards" not in window:
                text = f"引文说的是“{found[0]}”，期限结束以后像是还可以申请；是的话写 afterwards: true"
                yield finding_at(file, (*at, "yearly"), text)


def windows_are_to_come(context: RuleContext) -> Iterator[Finding]:
    """Expect that a time for applying that comes once ends on the reference date or later."""
    for file in context.content.measures:
        for at, window in windows(file):
            once = window.get("once")
            until = read_date(once.get("until")) if isinstance(once, dict) else None
            if isinstance(until, date) and until < context.on:
                yield finding_at(file, (*at, "once", "until"), f"申请时间到 {until}，已过，只此一次")
