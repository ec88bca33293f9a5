"""Lay out the timeline of deadlines: a time axis with one mark a day, whose area shows the number of measures. No effects.

There are two drawings, because no single one suits both desktop and phone. `wide` is horizontal, with months to scale;
`tall` is vertical, with marks far enough apart for fingers. Lengths are units of the SVG, one CSS pixel at full size. The
style sheet sets colours and shows one of the drawings; a script adds the reference date between the days of `ends`. Where
terms pause, the axis has a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from math import sqrt

from msgspec import Struct

from policy_explorer.derive.page_values import Deadline, Pause

WIDTH, MARGIN = 960, 48
AXIS_TOP, LANE_HEIGHT, LANES = 40, 28, 3  # labels are placed in lanes above the marks
LABEL_WIDTH = 128
SMALLEST, LARGEST = 13, 32  # radii
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
MOST_TICKS = 14
YEAR = 365
MONTHS_BELOW, DAY_BELOW = 32, 26  # from the lowest mark down to the names of months, from these to the reference date
TALL_WIDTH, TALL_AXIS = 320, 44
NEAREST, FARTHEST, MONTH_HEIGHT = 72, 150, 12  # distances between marks of the vertical drawing
NARROWEST = 10  # a gap
Paused = tuple[Pause, tuple[str, ...]]


class Tick(Struct, frozen=True):
    """The name of a month or year under the axis."""

    x: int
    label: str


class Mark(Struct, frozen=True):
    """One deadline. In the horizontal drawing, a mark whose label finds no room has no `label_y`."""

    until: date
    count: int
    x: int
    y: int
    radius: int
    label_x: int
    label_y: int | None


class AxisPoint(Struct, frozen=True):
    """A day, and its position along the axis."""

    day: date
    at: int


class Gap(Struct, frozen=True):
    """A pause in terms of some measures: their number, and where along the axis it begins and ends."""

    pause: Pause
    count: int
    start: int
    end: int


class Drawing(Struct, frozen=True):
    """One drawing. `axis` is the position of the axis across it, `ends` are the first and last day on the axis."""

    width: int
    height: int
    axis: int
    ends: tuple[AxisPoint, AxisPoint]
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    gaps: tuple[Gap, ...]


class Timeline(Struct, frozen=True):
    wide: Drawing
    tall: Drawing


def timeline(deadlines: Sequence[Deadline], pauses: Sequence[Paused] = ()) -> Timeline | None:
    """Lay out deadlines, which are sorted by date, and pauses with the keys of their measures. None without deadlines."""
    if not deadlines:
        return None
    return Timeline(horizontal(deadlines, pauses), vertical(deadlines, pauses))


def horizontal(deadlines: Sequence[Deadline], pauses: Sequence[Paused] = ()) -> Drawing:
    begin = min(deadlines[0].until, *(pause.until for pause, _ in pauses)) if pauses else deadlines[0].until
    first = first_day(month_index(shifted(begin, -1)))
    last = first_day(month_index(deadlines[-1].until) + 1)
    days = max(1, (last - first).days)

    def position(day: date) -> int:
        return MARGIN + min(WIDTH - 2 * MARGIN, round((day - first).days * (WIDTH - 2 * MARGIN) / days))

    positions = [position(deadline.until) for deadline in deadlines]
    lanes = list(label_lanes(positions))
    lanes_used = 1 + max((lane for lane in lanes if lane is not None), default=0)
    axis = AXIS_TOP + LANE_HEIGHT * (lanes_used - 1) + LARGEST + 8
    marks = tuple(
        Mark(
            until=deadline.until,
            count=len(deadline.measures),
            x=x,
            y=axis,
            radius=radius,
            label_x=within_margins(x),
            label_y=None if lane is None else axis - LARGEST - 14 - LANE_HEIGHT * lane,
        )
        for deadline, x, lane, radius in zip(deadlines, positions, lanes, radii(deadlines), strict=True)
    )
    ticks = tuple(Tick(position(month), label) for month, label in months(first, last))
    ends = (
        AxisPoint(first, position(first)),
        AxisPoint(max(last, deadlines[-1].until), max(position(last), positions[-1])),
    )
    gaps = tuple(gap(paused, position) for paused in pauses)
    return Drawing(WIDTH, axis + LARGEST + MONTHS_BELOW + DAY_BELOW + 8, axis, ends, ticks, marks, gaps)


def gap(paused: Paused, position: Callable[[date], int]) -> Gap:
    """Return the gap that a pause makes in the axis, wide enough to be seen."""
    pause, measures = paused
    start = position(pause.until)
    return Gap(pause, len(measures), start, max(start + NARROWEST, position(pause.resumes)))


def vertical(deadlines: Sequence[Deadline], pauses: Sequence[Paused] = ()) -> Drawing:
    y = LARGEST + NEAREST // 2
    previous: date | None = None
    marks: list[Mark] = []
    for deadline, radius in zip(deadlines, radii(deadlines), strict=True):
        if previous is not None:
            distance = (deadline.until - previous).days * MONTH_HEIGHT // 30
            y += min(FARTHEST, max(NEAREST, distance))
        marks.append(Mark(deadline.until, len(deadline.measures), TALL_AXIS, y, radius, TALL_AXIS + LARGEST + 16, y))
        previous = deadline.until
    height = y + LARGEST + NEAREST // 2
    ends = AxisPoint(shifted(deadlines[0].until, -YEAR), 0), AxisPoint(shifted(deadlines[-1].until, YEAR), height)
    spots = [ends[0], *(AxisPoint(mark.until, mark.y) for mark in marks), ends[1]]
    gaps = tuple(gap(paused, lambda day: between(spots, day)) for paused in pauses)
    return Drawing(TALL_WIDTH, height, TALL_AXIS, ends, (), tuple(marks), gaps)


def between(spots: Sequence[AxisPoint], day: date) -> int:
    """Return the position of a day among days whose positions are known; that of the nearest outside all of them."""
    for before, after in pairwise(spots):
        if day <= after.day:
            part = (day - before.day).days / max(1, (after.day - before.day).days)
            return round(before.at + (after.at - before.at) * max(0, part))
    return spots[-1].at


def radii(deadlines: Sequence[Deadline]) -> list[int]:
    """Return the radii of the marks, whose areas are in proportion to the number of measures."""
    most = max(len(deadline.measures) for deadline in deadlines)
    return [max(SMALLEST, round(LARGEST * sqrt(len(deadline.measures) / most))) for deadline in deadlines]


def label_lanes(positions: Sequence[int]) -> Iterator[int | None]:
    """Yield, for each label, the lowest lane in which it does not overlap the one before it, or None."""
    ends = [-LABEL_WIDTH] * LANES
    for x in map(within_margins, positions):
        lane = next((lane for lane, end in enumerate(ends) if x - LABEL_WIDTH // 2 >= end), None)
        if lane is not None:
            ends[lane] = x + LABEL_WIDTH // 2
        yield lane


def within_margins(x: int) -> int:
    return min(max(x, LABEL_WIDTH // 2), WIDTH - LABEL_WIDTH // 2)


def months(first: date, last: date) -> Iterator[tuple[date, str]]:
    """Yield the first days of months to name under the axis, at most MOST_TICKS, with their names."""
    begin, end = month_index(first), month_index(last)
    step = next((step for step in MONTH_STEPS if (end - begin + 1) / step <= MOST_TICKS), MONTH_STEPS[-1])
    year_shown = None
    named = range(begin + -begin % step, end + 1, step)
    if step < 12 and len(named) > 1 and first_day(named[0]).year != first_day(named[1]).year:
        year_shown = first_day(named[0]).year  # two names with years side by side would overlap
    for index in named:
        month = first_day(index)
        yield month, month_label(month, with_year=month.year != year_shown, with_month=step < 12)
        year_shown = month.year


def month_label(month: date, with_year: bool, with_month: bool) -> str:
    return (f"{month.year}年" if with_year else "") + (f"{month.month}月" if with_month else "")


def month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def shifted(day: date, days: int) -> date:
    """Return `day` plus `days`, within the range of `date`."""
    return date.fromordinal(min(max(1, day.toordinal() + days), date.max.toordinal()))


def first_day(index: int) -> date:
    """Return the first day of a month, counted from the year 0; the last month of `date` for any later one."""
    index = min(index, month_index(date.max))
    return date(index // 12, index % 12 + 1, 1)
