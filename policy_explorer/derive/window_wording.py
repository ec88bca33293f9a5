"""When one can apply, in Chinese words. Pure.

`static/js/core/window_words.js` is the twin in the browser.
"""

from __future__ import annotations

from datetime import date

from policy_explorer.derive.windows import SiteWindow, WindowStatus, window_status
from policy_explorer.model import Window
from policy_explorer.model.answers import Answers
from policy_explorer.model.period import EventWindow, OnceWindow, YearlyWindow
from policy_explorer.text.wording import day_wording, length_wording

END_OF_FEBRUARY = "02-29"


def window_rule(window: Window) -> str:
    """Return when one can apply in words, without a reference date.

    Such as `2031年1月1日 至 2031年6月30日`, `每年 11月1日 至次年 2月28日`, `每年 6月30日 以前（含当日）`, `自授权之日起 1年内`, `授权以后`,
    `每年 3月31日 以前（含当日），期限结束以后也可以`.
    """
    afterwards = "，期限结束以后也可以" if window.afterwards else ""
    if window.once:
        return once_rule(window.once) + afterwards
    return yearly_rule(window.yearly) + afterwards if window.yearly else event_rule(window.after)


def once_rule(once: OnceWindow) -> str:
    if once.from_ and once.until:
        return span_words(once.from_, once.until)
    return f"{day_wording(once.from_)} 起" if once.from_ else f"{date_words(once.until)} 以前（含当日）"


def yearly_rule(yearly: YearlyWindow) -> str:
    if yearly.from_ and yearly.until:
        next_year = "次年" if yearly.until < yearly.from_ else ""
        return f"每年 {month_day_words(yearly.from_)} 至{next_year} {month_day_words(yearly.until)}"
    if yearly.from_:
        return f"每年 {month_day_words(yearly.from_)} 起，到年底"
    return f"每年 {month_day_words(yearly.until or '')} 以前（含当日）"


def event_rule(after: EventWindow | None) -> str:
    assert after is not None
    return f"自{after.event}起 {length_wording(after.within)}内" if after.within else f"{after.event}以后"


def month_day_words(month_day: str) -> str:
    """Return `06-30` as `6月30日`, and `02-29`, which is the 28th in most years, as `2月最后一天`."""
    if month_day == END_OF_FEBRUARY:
        return "2月最后一天"
    month, day = map(int, month_day.split("-"))
    return f"{month}月{day}日"


def date_words(day: date | None) -> str:
    return day_wording(day) if day else ""


def span_words(begin: date, end: date) -> str:
    return f"{day_wording(begin)} 至 {day_wording(end)}"


def window_words(site_window: SiteWindow, status: WindowStatus) -> str:
    """Return the status of a window in words, "" where nothing is to be said.

    Such as `现在可以申请，到 2031年6月30日`, `下一次 2032年1月1日 至 2032年6月30日`, `已过，只此一次`,
    `按您填的日期，到 2032年3月5日`.
    """
    by_date = "按您填的日期，" if site_window.window.after else ""
    match status.state:
        case "open":
            until = f"到 {day_wording(status.until)}" if status.until else ""
            is_long_known = by_date and site_window.window.after and site_window.window.after.within
            return by_date + (until if is_long_known else "，".join(filter(None, ("现在可以申请", until))))
        case "coming":
            return by_date + coming_words(site_window.window, status)
        case "past":
            return f"{by_date}已于 {date_words(status.until)}截止" if by_date else "已过，只此一次"
        case "none_left":
            return "期限以内没有下一次"
        case "after_term":
            return f"{by_date}那时期限已经结束：期限到 {date_words(status.until)}为止"
        case "outside_term":
            return f"{by_date}不在期限以内"
        case "term_over":
            return "已结束"
    return ""


def coming_words(window: Window, status: WindowStatus) -> str:
    """Return the days of a window that is still to come, in words."""
    if status.from_ and status.until:
        return f"{'下一次 ' if window.yearly else '还没有开始：'}{span_words(status.from_, status.until)}"
    return "还没有开始"


def window_line(site_window: SiteWindow, day: date | None, answers: Answers) -> str:
    """Return when one can apply, and on a day how that stands, in words: `每年 6月30日 以前（含当日）；现在可以申请，到 …`."""
    rule = window_rule(site_window.window)
    words = window_words(site_window, window_status(site_window, day, answers)) if day else ""
    return f"{rule}；{words}" if words else rule
