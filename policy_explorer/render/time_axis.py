"""Lay out a time axis: to scale where there are days to show, with a break where there are none for long. No effects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

LONG = 400  # days without anything that are worth a break,
SHARE = 3  # if they are more than one part in so many of the whole time
BREAK = 76  # the length of a break
MONTH = 30.44


class AxisPoint(Struct, frozen=True):
    """A day, and its position along the axis."""

    day: date
    at: int


class Break(Struct, frozen=True):
    """A time in which nothing happens, drawn short: where it begins and ends along the axis, and how long it is."""

    start: int
    end: int
    words: str


class Axis(Struct, frozen=True):
    """The days whose positions are fixed, in pairs of the first and last one of each part, and the breaks between."""

    points: tuple[AxisPoint, ...]
    breaks: tuple[Break, ...]

    def position(self, day: date) -> int:
        return between(self.points, day)

    @property
    def parts(self) -> Iterator[tuple[AxisPoint, AxisPoint]]:
        return zip(self.points[::2], self.points[1::2], strict=True)


def time_axis(days: Sequence[date], start: int, end: int) -> Axis:
    """Lay out an axis from `start` to `end` for days in order: whole months, and breaks where nothing is for long."""
    parts = [(month_before(first), month_after(last)) for first, last in parts_of(days)]
    lengths = [max(1, (last - first).days) for first, last in parts]
    room = end - start - BREAK * (len(parts) - 1)
    points: list[AxisPoint] = []
    begun = 0
    for number, ((first, last), length) in enumerate(zip(parts, lengths, strict=True)):
        offset = start + BREAK * number
        points.append(AxisPoint(first, offset + room * begun // sum(lengths)))
        begun += length
        points.append(
            AxisPoint(max(last, days[-1] if number == len(parts) - 1 else last), offset + room * begun // sum(lengths))
        )
    breaks = tuple(
        Break(before.at, after.at, rough_length((after.day - before.day).days))
        for before, after in pairwise(points)
        if after.at - before.at == BREAK and points.index(before) % 2
    )
    return Axis(tuple(points), breaks)


def parts_of(days: Sequence[date]) -> list[tuple[date, date]]:
    """Return the first and last day of each part of the axis."""
    whole = (days[-1] - days[0]).days
    firsts, lasts = [days[0]], []
    for before, after in pairwise(days):
        if (after - before).days > LONG and whole < SHARE * (after - before).days:
            lasts.append(before)
            firsts.append(after)
    return list(zip(firsts, [*lasts, days[-1]], strict=True))


def between(points: Sequence[AxisPoint], day: date) -> int:
    """Return the position of a day among days whose positions are known; that of the nearest outside all of them."""
    for before, after in pairwise(points):
        if day <= after.day:
            part = (day - before.day).days / max(1, (after.day - before.day).days)
            return round(before.at + (after.at - before.at) * max(0, part))
    return points[-1].at


def rough_length(days: int) -> str:
    """Say about how long it is: 约 14 个月, 约 3 年. The twin of `roughLength` in static/js/deadlines/timeline_view.js."""
    months = max(1, int(days / MONTH + 0.5))
    return f"约 {months} 个月" if months < 24 else f"约 {(months + 6) // 12} 年"


def month_before(day: date) -> date:
    """Return the first day of the month of the day before."""
    return first_day(month_index(shifted(day, -1)))


def month_after(day: date) -> date:
    """Return the first day of the next month."""
    return first_day(month_index(day) + 1)


def month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def shifted(day: date, days: int) -> date:
    """Return `day` plus `days`, within the range of `date`."""
    return date.fromordinal(min(max(1, day.toordinal() + days), date.max.toordinal()))


def first_day(index: int) -> date:
    """Return the first day of a month, counted from the year 0; the last month of `date` for any later one."""
    index = min(index, month_index(date.max))
    return date(index // 12, index % 12 + 1, 1)


Position = Callable[[date], int]
