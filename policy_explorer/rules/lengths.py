"""Lengths of time from one day to another: the day that is so much later, and the days that lie so far back. Pure.

As 民法典 counts (articles 201 and 202): a length of years or months from a day on is full on the day of the same number, or
on the last day of a month that has no such day. `static/js/core/lengths.js` is the twin in the browser.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from policy_explorer.model import Length

MONTHS = 12  # of a year


class Count(NamedTuple):
    """A length of so many months, or of so many days."""

    months: int
    days: int = 0


def count_of(length: Length) -> Count:
    return Count(length.months or MONTHS * (length.years or 0), length.days or 0)


def day_after(length: Length, start: date) -> date:
    """Return the day that is `length` later: three years after 2023-04-11, 2026-04-11. No later than in the year 9999.

    In a month that has no such day it is the last one: a month after 2023-01-31, 2023-02-28.
    """
    return full_day(count_of(length), start)


def full_day(count: Count, start: date) -> date:
    """Return the day on which a length from `start` on is full, no later than in the year 9999."""
    if not count.months:
        return start + timedelta(days=min(count.days, (date.max - start).days))
    year, month = divmod(start.year * MONTHS + start.month - 1 + count.months, MONTHS)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(start.day, days_in(year, month + 1)))


def last_start(count: Count, day: date) -> date | None:
    """Return the last day from which a length is full on `day` or before; None before the year 1.

    For a year and 2023-02-28 that is 2022-02-28; for three years, 2020-02-29.
    """
    found = back(count, day)
    if found is None or not count.months:
        return found
    most = days_in(found.year, found.month)
    return found.replace(day=most if day.day == days_in(day.year, day.month) else min(day.day, most))


def first_start(count: Count, day: date) -> date | None:
    """Return the first day from which a length is not full before `day`; None before the year 1.

    For a year and 2024-02-29 that is 2023-03-01.
    """
    found = back(count, day)
    if found is None or not count.months:
        return found
    most = days_in(found.year, found.month)
    return found.replace(day=day.day) if day.day <= most else found.replace(day=most) + timedelta(days=1)


def back(count: Count, day: date) -> date | None:
    """Return the day so many days before `day`, or the first of the month so many months before; None before the year 1."""
    if not count.months:
        return day - timedelta(days=count.days) if count.days <= (day - date.min).days else None
    year, month = divmod(day.year * MONTHS + day.month - 1 - count.months, MONTHS)
    return date(year, month + 1, 1) if year >= date.min.year else None


def days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1]
