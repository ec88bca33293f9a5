"""The days of a year on which one can apply -> the times around a day. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date


def yearly_days(begin: str | None, end: str | None, day: date) -> Iterator[tuple[date, date]]:
    """Yield the first and the last days of the times around `day`, in order. The last of them ends after it."""
    begin, end = begin or "01-01", end or "12-31"
    for year in range(max(day.year - 1, date.min.year), min(day.year + 1, date.max.year) + 1):
        turns = end < begin
        yield day_in(year, begin), date.max if turns and year == date.max.year else day_in(year + turns, end)


def day_in(year: int, month_day: str) -> date:
    """Return the day in `year`; of 02-29, where there is none, the day before."""
    month, day = map(int, month_day.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))
