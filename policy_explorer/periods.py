"""How a period stands on a day. Pure: the day is always given, never today's; `static/js/periods.js` says the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .site import ResolvedPeriod
from .wording import day_wording

State = Literal["upcoming", "open", "closing", "ended"]
LABELS: dict[State, str] = {"upcoming": "未开始", "open": "有效", "closing": "即将到期", "ended": "已到期"}


@dataclass(frozen=True, slots=True)
class Standing:
    """`days_left` counts to the last day: 0 on that day, negative after it."""

    state: State
    days_left: int


def standing(period: ResolvedPeriod, day: date, soon_days: int) -> Standing:
    """Both ends of a period belong to it."""
    left = (period.until - day).days
    if left < 0:
        return Standing("ended", left)
    if day < period.from_:
        return Standing("upcoming", left)
    return Standing("closing" if left <= soon_days else "open", left)


def standing_wording(period: ResolvedPeriod, found: Standing) -> str:
    """`有效，还有 120 天`, `即将到期，当天截止`, `已于 2023年12月31日到期`, `未开始，自 2023年4月1日起`."""
    match found.state:
        case "ended":
            return f"已于 {day_wording(period.until)}到期"
        case "upcoming":
            return f"未开始，自 {day_wording(period.from_)}起"
    return f"{LABELS[found.state]}，还有 {found.days_left} 天" if found.days_left else "即将到期，当天截止"
