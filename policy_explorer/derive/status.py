"""How a period stands on a day. Pure: the day is always given, never today's; `static/js/core/periods.js` says the same."""

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
OVER: tuple[State, ...] = ("ended", "superseded")


class Standing(Struct, frozen=True):
    """`days_left` counts to the last day, be it that of the term or the one before the document is superseded: 0 on that
    day, negative after it.
    """

    state: State
    days_left: int


def standing(period: ResolvedPeriod, day: date, soon_days: int) -> Standing:
    """Both ends of a period belong to it. From the day on which its document is superseded that is its state, whatever
    else is.
    """
    left = (period.last_day - day).days
    if period.superseded_from and day >= period.superseded_from:
        return Standing("superseded", left)
    if left < 0:
        return Standing("ended", left)
    if day < period.from_:
        return Standing("upcoming", left)
    return Standing("closing" if left <= soon_days else "open", left)


def standing_wording(period: ResolvedPeriod, found: Standing) -> str:
    """`有效，还有 120 天`, `即将到期，当天截止`, `已于 2023年12月31日到期`, `未开始，自 2023年4月1日起`, `文件已自 2024年1月1日起废止`;
    `有效，还有 120 天，2024年1月1日起废止` where the term would be longer.
    """
    match found.state:
        case "superseded":
            return f"文件已自 {day_wording(period.superseded_from)}起废止"
        case "ended":
            return f"已于 {day_wording(period.until)}到期"
        case "upcoming":
            return f"未开始，自 {day_wording(period.from_)}起"
    words = f"{LABELS[found.state]}，还有 {found.days_left} 天" if found.days_left else "即将到期，当天截止"
    return f"{words}，{day_wording(period.superseded_from)}起废止" if period.last_day < period.until else words
