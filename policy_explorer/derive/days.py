"""The first day of a period, and the last day of a length of time from a day on. Pure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from policy_explorer.model import Document, Length
from policy_explorer.model.period import PeriodBase

ONE_DAY = timedelta(days=1)


def first_day(period: PeriodBase, document: Document) -> date | None:
    """Return the day on which `period` begins, None where it does not say."""
    if period.counted_from is not None:
        counted: date | None = getattr(document, period.counted_from)
        return counted
    return period.from_


def last_day_of(length: Length, first: date) -> date:
    """Return the last day of `length` from `first` on: of three years from 2023-04-11 on, 2026-04-10.

    In a month that has no such day it is the last one: one month from 2023-01-31 on lasts until 2023-02-28.
    """
    after = day_after(length, first)
    return after if length.days is None and after.day < first.day else after - ONE_DAY


def day_after(length: Length, start: date) -> date:
    """Return the day that is `length` later: three years after 2023-04-11, 2026-04-11. No later than in the year 9999.

    In a month that has no such day it is the last one: a month after 2023-01-31, 2023-02-28.
    """
    if length.days is not None:
        return start + timedelta(days=min(length.days, (date.max - start).days))
    months = length.months or 12 * (length.years or 0)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
