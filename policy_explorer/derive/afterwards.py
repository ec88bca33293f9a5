"""The times after the last day of a term in which one can still apply for what it gave. Pure.

年度奖励于次年3月申报: the term has ended, and one can apply.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from policy_explorer.derive.days import ONE_DAY
from policy_explorer.derive.term import AnyTerm, LaterWindow, Span, Stretch, Term, plain_term
from policy_explorer.derive.yearly_days import yearly_days
from policy_explorer.model import Window
from policy_explorer.text.wording import day_wording


def with_later_windows(term: AnyTerm, windows: Iterable[Window]) -> AnyTerm:
    """Return a term with those of its windows in which one applies afterwards."""
    later = tuple(later_window(each) for each in windows if each.afterwards)
    return replace(term, afterwards=later) if later != term.afterwards else term


def later_window(window: Window) -> LaterWindow:
    if window.yearly:
        return LaterWindow(window.yearly.from_, window.yearly.until, yearly=True)
    assert window.once is not None
    return written_once(Span(window.once.from_, window.once.until))


def written_once(span: Span) -> LaterWindow:
    first, last = (day.isoformat() if day else None for day in span)
    return LaterWindow(first, last, yearly=False)


def until_applied_for(term: Term, window: Window) -> Term:
    """Return `term` as long as one can apply in `window`, which the last days of the term do not end.

    What comes every year comes for the last time when it first ends after such a day.
    """

    def later(until: date | None) -> date | None:
        return last_time(window.yearly.from_, window.yearly.until, until).last if window.yearly and until else None

    earlier = tuple(replace(each, until=later(each.until)) for each in term.earlier)
    return replace(plain_term(term), until=later(term.until), earlier=earlier)


def last_time(begin: str | None, end: str | None, until: date) -> Span:
    """Return the first time of a yearly window that ends after `until`: within twelve months."""
    times = (Span(*days) for days in yearly_days(begin, end, until) if days[1] > until)
    return next(times, Span(date.max, date.max))


def later_times(term: Term) -> tuple[Span, ...]:
    """Return the times that end after the last day of a term, in order: until its document or its budget ends."""
    if not term.afterwards or term.fact or term.until is None:
        return ()
    limits = (term.superseded_from, term.used_up)
    limit = min((day - ONE_DAY for day in limits if day), default=None)
    found = set()
    for window in term.afterwards:
        first, last = days_of(window, term.until)
        last = min(filter(None, (last, limit)), default=None)
        if last is None or (last > term.until and (first is None or first <= last)):
            found.add(Span(first, last))
    return tuple(sorted(found, key=lambda span: (span.first or date.min, span.last or date.max)))


def days_of(window: LaterWindow, until: date) -> Span:
    """Return the days of a window after a term until this day."""
    if window.yearly:
        return last_time(window.from_, window.until, until)
    return Span(*(date.fromisoformat(day) if day else None for day in (window.from_, window.until)))


def times_left(term: Term, day: date) -> tuple[Span, ...]:
    """Return the later times of a term that are not over on a day."""
    return tuple(span for span in later_times(term) if span.last is None or span.last >= day)


def as_of_stretch(term: Term, stretch: Stretch) -> Term:
    """Return `term` as it was in an earlier part, without what an extension added."""
    return replace(plain_term(term), until=stretch.until, ends=stretch.ends, used_up=stretch.used_up, earlier=())


def later_wording(spans: Iterable[Span]) -> str:
    """Return times in words: `2032年3月1日 至 2032年3月31日`, `2032年3月1日 起`, `到 2032年3月31日`."""
    return "、".join(map(span_wording, spans))


def span_wording(span: Span) -> str:
    first, last = (day and day_wording(day) for day in span)
    return f"{first} 至 {last}" if first and last else f"{first} 起" if first else f"到 {last}"
