"""What the build says on a day of terms without a last day, for tests that compare it with the page."""

from __future__ import annotations

from datetime import date

from policy_explorer.derive.site import WholeSite
from policy_explorer.derive.status import period_status, status_label, status_wording
from policy_explorer.derive.term import Term

SOON = 30
BEFORE_ALL, SOME_CLOSING, SOME_ENDED, BUDGET_USED_UP, LONG_AFTER = DAYS = (
    "2032-03-04",
    "2032-04-10",
    "2032-05-15",
    "2032-06-01",
    "2099-01-01",
)
CARDS = "[data-cards] > [data-measure]"


def terms_of(site: WholeSite) -> dict[str, Term]:
    return {key: row.term for key, row in site.summaries.items()}


def status_id(term: Term, day: str) -> str:
    """The id of the option of the facet."""
    status = period_status(term, date.fromisoformat(day), SOON)
    state = status.state
    if state == "ended" and status_label(term, status) == "额度已用完":
        return "used_up"
    return term.end if state == "open" and term.last_day is None else state


def label_on(term: Term, day: str) -> str:
    return status_label(term, period_status(term, date.fromisoformat(day), SOON))


def words_on(term: Term, day: str) -> str:
    return status_wording(term, period_status(term, date.fromisoformat(day), SOON))


def line_on(term: Term, day: str) -> str:
    """The term in the row of a result, on a day that has not come yet: with the last day where it has one."""
    provisional = "（暂定）" if term.provisional else ""
    if not is_current(term, day) or term.last_day is None:
        return words_on(term, day) + provisional
    asked, last = date.fromisoformat(day), term.last_day
    words = [f"{each.year}年{each.month}月{each.day}日" for each in (asked, last)]
    return f"到{words[1]}{provisional}，从{words[0]}算还剩 {(last - asked).days} 天"


def is_current(term: Term, day: str) -> bool:
    return period_status(term, date.fromisoformat(day), SOON).state in ("open", "closing")
