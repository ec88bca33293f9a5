"""The status of a period on a reference date. Pure: the date is always given, never today's.

`static/js/core/periods.js` is the twin in the browser.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from policy_explorer.derive.site import ResolvedPeriod
from policy_explorer.text.wording import day_wording

State = Literal["upcoming", "open", "closing", "ended", "superseded"]
LABELS: dict[State, str] = {
    "upcoming": "未开始",
    "open": "有效",
    "closing": "即将到期",
    "ended": "已到期",
    "superseded": "已废止",
}


class PeriodStatus(Struct, frozen=True):
    """The state of a period on a day.

    `days_left` counts to the last day of the period, or the one before its document is superseded: 0 on that day, negative
    after it.
    """

    state: State
    days_left: int


def period_status(period: ResolvedPeriod, day: date, soon_days: int) -> PeriodStatus:
    """Return the status of a period on a day. Both ends belong to the period.

    From the day on which its document is superseded the state is `superseded`, whatever the period says. It is `closing` from
    `soon_days` before the last day on.
    """
    left = (period.last_day - day).days
    if period.superseded_from and day >= period.superseded_from:
        return PeriodStatus("superseded", left)
    if left < 0:
        return PeriodStatus("ended", left)
    if day < period.from_:
        return PeriodStatus("upcoming", left)
    return PeriodStatus("closing" if left <= soon_days else "open", left)


def status_wording(period: ResolvedPeriod, status: PeriodStatus) -> str:
    """Return a status in words.

    Such as `有效，还有 120 天`, `即将到期，当天截止`, `已于 2023年12月31日到期`, `未开始，自 2023年4月1日起`, `文件已自 2024年1月1日起废止`;
    and `有效，还有 120 天，2024年1月1日起废止` where the period would last longer.
    """
    superseded = day_wording(period.superseded_from) if period.superseded_from else ""
    match status.state:
        case "superseded":
            return f"文件已自 {superseded}起废止"
        case "ended":
            return f"已于 {day_wording(period.until)}到期"
        case "upcoming":
            return f"未开始，自 {day_wording(period.from_)}起"
    words = f"{LABELS[status.state]}，还有 {status.days_left} 天" if status.days_left else "即将到期，当天截止"
    return f"{words}，{superseded}起废止" if period.last_day < period.until else words
