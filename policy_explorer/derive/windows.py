"""When one can apply: the window of a measure or a benefit on a reference date. Pure.

The date is always given, never today's. A window never reaches beyond the term that it lies in, unless the notice says
that one applies afterwards, and is never its deadline. `static/js/core/windows.js` is the twin in the browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from policy_explorer.derive.afterwards import until_applied_for
from policy_explorer.derive.days import ONE_DAY
from policy_explorer.derive.term import Span, Term, pauses
from policy_explorer.derive.yearly_days import yearly_days
from policy_explorer.model import Window
from policy_explorer.model.answers import Answers
from policy_explorer.model.period import EventWindow, YearlyWindow
from policy_explorer.rules.lengths import day_after
from policy_explorer.text.days import next_day

# open: one can apply on the day; coming: from a later day on; past: no more, and this was the only time; none_left: the
# term ends before the next time; after_term: the term ends before the only time; outside_term: no part of the only time
# that is still to come is in the term; term_over: the term has ended; by_event: it depends on a date that is not known.
WindowState = Literal["open", "coming", "past", "none_left", "after_term", "outside_term", "term_over", "by_event"]


class SiteWindow(Struct, frozen=True):
    """A window, and the parts of the term that it lies in, in order: one, or several between which the term is over."""

    window: Window
    spans: tuple[Span, ...]

    @property
    def first(self) -> date | None:
        return self.spans[0].first

    @property
    def last(self) -> date | None:
        return self.spans[-1].last


class WindowStatus(Struct, frozen=True):
    """The state of a window on a day, and the days of the present time, the next one or the past one, both included."""

    state: WindowState
    from_: date | None = None
    until: date | None = None


def windows_in_term(windows: Iterable[Window], term: Term) -> tuple[SiteWindow, ...]:
    """Return the windows with the days of their term, or of those in which one applies after it.

    A term that is compared with an answer says nothing of the day on which one applies, unless its document is
    superseded.
    """
    return tuple(
        SiteWindow(window, spans_in_term(until_applied_for(term, window) if window.afterwards else term))
        for window in windows
    )


def spans_in_term(term: Term) -> tuple[Span, ...]:
    """Return the parts of a term."""
    ends = [term.superseded_from and term.superseded_from - ONE_DAY]
    ends += [] if term.fact else [term.until, term.used_up and term.used_up - ONE_DAY]
    last = min((day for day in ends if day), default=None)
    return spans_of(None if term.fact else term.begins, last, [] if term.fact else list(pauses(term)))


def spans_of(first: date | None, last: date | None, times: Sequence[tuple[date, date]]) -> tuple[Span, ...]:
    """Return the parts of a term between the `times` at which it is over."""
    begins = [first, *(next_day(end) for _, end in times)]
    ends = [*(begin - ONE_DAY for begin, _ in times), last]
    found = (Span(begin, min(filter(None, (end, last)), default=None)) for begin, end in zip(begins, ends, strict=True))
    return tuple(span for span in found if not (span.first and span.last and span.first > span.last)) or (
        Span(first, last),
    )


def window_status(site_window: SiteWindow, day: date, answers: Answers) -> WindowStatus:
    """Return the status of a window on a day. `answers` may have the date of the event that it begins with."""
    window = site_window.window
    over = site_window.last is not None and day > site_window.last
    if window.yearly:
        return WindowStatus("term_over") if over else next_yearly_status(window.yearly, site_window.spans, day)
    if window.once:
        status = single_status(window.once.from_, window.once.until, site_window, day)
    elif window.after:
        event = answers.get(window.after.fact) if window.after.fact else None
        if not isinstance(event, date):
            return WindowStatus("term_over" if over else "by_event")
        status = event_status(window.after, event, site_window, day)
    return WindowStatus("term_over") if over and status.state != "past" else status


def single_status(begin: date | None, end: date | None, site_window: SiteWindow, day: date) -> WindowStatus:
    """Return the status of a window that comes once. Unless it is past, its days are those within the term."""
    if end is not None and day > end:
        return WindowStatus("past", begin, end)
    for first, last in site_window.spans:
        start = max(filter(None, (begin, first)), default=None)
        stop = min(filter(None, (end, last)), default=None)
        if stop is None or (stop >= day and (start is None or start <= stop)):
            return WindowStatus("open" if start is None or start <= day else "coming", start, stop)
    if begin and site_window.last and begin > site_window.last:
        return WindowStatus("after_term", None, site_window.last)
    return WindowStatus("outside_term")


def event_status(after: EventWindow, event: date, site_window: SiteWindow, day: date) -> WindowStatus:
    """Return the status of a window after an event on a day. The last of some working days is not known."""
    counted = after.within is not None and after.within.working_days is None
    end = day_after(after.within, event) if after.within and counted else None
    status = single_status(event, end, site_window, day)
    return WindowStatus("by_event") if status.state == "open" and after.within and not counted else status


def next_yearly_status(yearly: YearlyWindow, spans: Iterable[Span], day: date) -> WindowStatus:
    """Return the status of a yearly window in the first part of a term that has a time of it left."""
    ahead = (yearly_status(yearly, span, day) for span in spans if span.last is None or span.last >= day)
    return next((status for status in ahead if status.state != "none_left"), WindowStatus("none_left"))


def yearly_status(yearly: YearlyWindow, span: Span, day: date) -> WindowStatus:
    """Return the status of a yearly window in a part of a term that is not over. Its days are those within it."""
    first, last = span
    earliest = max(day, first) if first else day
    begin, end = next(
        (each for each in yearly_days(yearly.from_, yearly.until, earliest) if each[1] >= earliest),
        (date.max, date.max),
    )
    begin, end = max(begin, first) if first else begin, min(end, last) if last else end
    if begin > end:
        return WindowStatus("none_left")
    return WindowStatus("open" if begin <= day else "coming", begin, end)
