"""The status of a term on a reference date. Pure: the date is always given, never today's.

`static/js/core/periods.js` and `period_words.js` are the twins in the browser.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from policy_explorer.derive.afterwards import as_of_stretch, later_wording, times_left
from policy_explorer.derive.days import ONE_DAY
from policy_explorer.derive.term import Term
from policy_explorer.text.wording import day_wording

State = Literal["upcoming", "open", "closing", "ended", "afterwards", "superseded", "by_answer"]
LABELS: dict[State, str] = {
    "upcoming": "未开始",
    "open": "有效",
    "closing": "快到期",
    "ended": "已到期",
    "afterwards": "期限已过，仍可申请",
    "superseded": "已废止",
    "by_answer": "按所填日期",
}
# How a term without a last day is open.
OPEN_WORDS = {
    "indefinite": "有效（长期）",
    "further_notice": "有效（至另行通知）",
    "budget": "有效（额满即止）",
    "project": "有效（至项目结束）",
    "not_stated": "有效（未写明截止日）",
}
USED_UP = "额度已用完"


class PeriodStatus(Struct, frozen=True):
    """The state of a term on a day.

    `days_left` counts to the last day, or the one before the document is superseded: 0 on that day, negative after it;
    None where there is no last day. In an earlier part of the term they are those of that part, and after it until
    `resumes`, the day on which the next one begins.
    """

    state: State
    days_left: int | None
    resumes: date | None = None

    @property
    def is_over(self) -> bool:
        """Whether support has ended, for good or until it resumes."""
        return self.state in ("ended", "superseded")


def period_status(term: Term, day: date, soon_days: int) -> PeriodStatus:
    """Return the status of a term on a day. Both ends belong to the term.

    From the day on which its document is superseded the state is `superseded`, whatever the term says. It is `closing`
    from `soon_days` before the last day on, and `afterwards` after it where one can still apply, now or later. A term that
    is compared with an answer has the state `by_answer`: the reference date says nothing about it.
    """
    stretch = next((each for each in term.earlier if day < each.resumes), None)
    if stretch:
        found = period_status(as_of_stretch(term, stretch), day, soon_days)
        return PeriodStatus(found.state, found.days_left, stretch.resumes)
    last = term.last_day
    left = None if last is None else (last - day).days
    if term.superseded_from and day >= term.superseded_from:
        return PeriodStatus("superseded", left)
    if term.fact:
        return PeriodStatus("by_answer", None)
    if term.used_up and day >= term.used_up:
        return PeriodStatus("ended", (term.used_up - ONE_DAY - day).days)
    if left is not None and left < 0:
        return PeriodStatus("afterwards" if times_left(term, day) else "ended", left)
    if term.begins and day < term.begins:
        return PeriodStatus("upcoming", left)
    return PeriodStatus("closing" if left is not None and left <= soon_days else "open", left)


def as_of_status(term: Term, status: PeriodStatus) -> Term:
    """Return `term` as it was in the part that `status` is about."""
    parts = (as_of_stretch(term, each) for each in term.earlier if each.resumes == status.resumes)
    return next(parts, term)


def status_label(term: Term, status: PeriodStatus) -> str:
    """Return the state of a status in a few words: `有效`, `有效（未写明截止日）`, `已到期`, `额度已用完`."""
    term, state = as_of_status(term, status), status.state
    if state == "ended" and ends_with_budget(term):
        return USED_UP
    return OPEN_WORDS[term.end] if state == "open" and term.last_day is None else LABELS[state]


def ends_with_budget(term: Term) -> bool:
    """Tell whether the recorded end of its budget comes before the last day of the term."""
    return term.used_up is not None and (term.until is None or term.used_up <= term.until)


def status_wording(term: Term, status: PeriodStatus) -> str:
    """Return a status in words.

    Such as `有效，还有 120 天`, `快到期，当天截止`, `已于 2023年12月31日到期`, `未开始，自 2023年4月1日起`,
    `未开始，文件 2023年4月1日才成文`, `文件已自 2024年1月1日起废止`;
    `有效，还有 120 天，2024年1月1日起废止` where the term would last longer; `有效（未写明截止日）`, `额度已于 2024年5月1日用完` where
    no day ends it; `已于 2023年12月31日到期，仍可申请（2024年3月1日 至 2024年3月31日）` where one applies afterwards;
    `已于 2023年12月31日到期，自 2024年3月1日起延续` between two parts of the term.
    """
    resumes = ""
    if status.resumes and status.state in ("open", "closing", "ended", "afterwards"):
        is_superseded = term.superseded_from and term.superseded_from <= status.resumes
        resumes = "" if is_superseded else f"，自 {day_wording(status.resumes)}起延续"
    return part_wording(as_of_status(term, status), status) + resumes


def part_wording(term: Term, status: PeriodStatus) -> str:
    """Return a status in words that is about the whole of `term`."""
    superseded = day_wording(term.superseded_from) if term.superseded_from else ""
    match status.state:
        case "superseded":
            return f"文件已自 {superseded}起废止"
        case "by_answer":
            return "按您填的日期判断，与今天是哪天无关"
        case "ended" if term.used_up and ends_with_budget(term):
            return f"额度已于 {day_wording(term.used_up)}用完"
        case "ended" if term.until:
            return f"已于 {day_wording(term.until)}到期"
        case "afterwards" if term.until and status.days_left is not None:
            left = times_left(term, term.until - status.days_left * ONE_DAY)
            return f"已于 {day_wording(term.until)}到期，仍可申请（{later_wording(left)}）"
        case "upcoming" if term.from_:
            return f"未开始，自 {day_wording(term.from_)}起"
        case "upcoming" if term.issued:
            return f"未开始，文件 {day_wording(term.issued)}才成文"
    return open_wording(term, status, superseded)


def open_wording(term: Term, status: PeriodStatus, superseded: str) -> str:
    """Return the status of an open term in words. `superseded` is the day of that in words, "" where there is none."""
    if status.days_left is None:
        words = OPEN_WORDS[term.end]
    elif status.days_left == 0:
        words = "快到期，当天截止"
    else:
        words = f"{LABELS[status.state]}，还有 {status.days_left} 天"
    words += "，额满即止" if term.until and term.ends == "budget" else ""
    return (
        f"{words}，{superseded}起废止" if superseded and (term.until is None or term.last_day != term.until) else words
    )
