"""The day after a day, and the day before it. The last and the first day of the calendar are their own neighbours. Pure."""

from __future__ import annotations

from datetime import date, timedelta


def moved(day: date, days: int) -> date:
    """Return the day so many days later; the last day of the calendar, or the first one, where it has no such day."""
    days = min(max(days, (date.min - day).days), (date.max - day).days)
    return day + timedelta(days=days)


def next_day(day: date) -> date:
    return moved(day, 1)


def previous_day(day: date) -> date:
    return moved(day, -1)
