"""The first day of a period, and the last day of a length of time from a day on. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from policy_explorer.model import Document, Length
from policy_explorer.model.period import PeriodBase
from policy_explorer.rules.lengths import day_after

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
