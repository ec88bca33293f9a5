"""Deadlines -> drawings of them: an axis of time and one mark a day, its area after its count. Pure.

There are two drawings, because no single one can be read on both a desk and a phone: `wide` lies
and has months to scale; `tall` stands, and keeps its marks a finger apart. Numbers are the drawing's own units,
1 a CSS pixel at full size; the stylesheet gives colours and shows one of the two. A script marks the day looked from
between the days that the drawing names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import sqrt

from msgspec import Struct

from policy_explorer.derive.site import Deadline

WIDTH, MARGIN = 960, 48
AXIS_TOP, LANE_HEIGHT, LANES = 40, 28, 3  # labels stand in lanes above the marks
LABEL_WIDTH = 128
SMALLEST, LARGEST = 13, 32  # radii
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
MOST_TICKS = 14
YEAR = 365
MONTHS_BELOW, DAY_BELOW = 32, 26  # from the lowest mark to the names of the months, from these to the day looked from
TALL_WIDTH, TALL_AXIS = 320, 44
NEAREST, FARTHEST, MONTH_HEIGHT = 72, 150, 12  # distances between marks of the standing one


class Tick(Struct, frozen=True):
    x: int
    label: str


class Mark(Struct, frozen=True):
    """One deadline. A lying mark that found no room for its label has no `label_y`."""

    until: date
    count: int
    x: int
    y: int
    radius: int
    label_x: int
    label_y: int | None


class Spot(Struct, frozen=True):
    """A day, and where along the axis it stands."""

    day: date
    at: int


class Drawing(Struct, frozen=True):
    """`ends` are the first and last day that the axis reaches."""

    width: int
    height: int
    axis: int
    ends: tuple[Spot, Spot]
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]


class Timeline(Struct, frozen=True):
    wide: Drawing
    tall: Drawing


def timeline(deadlines: Sequence[Deadline]) -> Timeline | None:
    """Draw the deadlines, which are in the order of their days; none, no drawing."""
    if not deadlines:
        return None
    return Timeline(lying(deadlines), standing(deadlines))


def lying(deadlines: Sequence[Deadline]) -> Drawing:
    first = first_day(month_index(shifted(deadlines[0].until, -1)))
    last = first_day(month_index(deadlines[-1].until) + 1)
    days = max(1, (last - first).days)

    def place(day: date) -> int:
        return MARGIN + min(WIDTH - 2 * MARGIN, round((day - first).days * (WIDTH - 2 * MARGIN) / days))

    spots = [place(deadline.until) for deadline in deadlines]
    lanes = list(label_lanes(spots))
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
        for deadline, x, lane, radius in zip(deadlines, spots, lanes, radii(deadlines), strict=True)
    )
    ticks = tuple(Tick(place(month), label) for month, label in months(first, last))
    ends = Spot(first, place(first)), Spot(max(last, deadlines[-1].until), max(place(last), spots[-1]))
    return Drawing(WIDTH, axis + LARGEST + MONTHS_BELOW + DAY_BELOW + 8, axis, ends, ticks, marks)


def standing(deadlines: Sequence[Deadline]) -> Drawing:
    marks, y, previous = [], LARGEST + NEAREST // 2, None
    for deadline, radius in zip(deadlines, radii(deadlines), strict=True):
        if previous is not None:
            apart = (deadline.until - previous).days * MONTH_HEIGHT // 30
            y += min(FARTHEST, max(NEAREST, apart))
        marks.append(Mark(deadline.until, len(deadline.measures), TALL_AXIS, y, radius, TALL_AXIS + LARGEST + 16, y))
        previous = deadline.until
    height = y + LARGEST + NEAREST // 2
    ends = Spot(shifted(deadlines[0].until, -YEAR), 0), Spot(shifted(previous, YEAR), height)
    return Drawing(TALL_WIDTH, height, TALL_AXIS, ends, (), tuple(marks))


def radii(deadlines: Sequence[Deadline]) -> list[int]:
    most = max(len(deadline.measures) for deadline in deadlines)
    return [max(SMALLEST, round(LARGEST * sqrt(len(deadline.measures) / most))) for deadline in deadlines]


def label_lanes(spots: Sequence[int]) -> Iterator[int | None]:
    """For each label, the lowest lane in which it does not touch the one before it."""
    ends = [-LABEL_WIDTH] * LANES
    for spot in map(within_margins, spots):
        lane = next((lane for lane, end in enumerate(ends) if spot - LABEL_WIDTH // 2 >= end), None)
        if lane is not None:
            ends[lane] = spot + LABEL_WIDTH // 2
        yield lane


def within_margins(x: int) -> int:
    return min(max(x, LABEL_WIDTH // 2), WIDTH - LABEL_WIDTH // 2)


def months(first: date, last: date) -> Iterator[tuple[date, str]]:
    """The first days of months to write on the axis: few enough to be read."""
    begin, end = month_index(first), month_index(last)
    step = next((step for step in MONTH_STEPS if (end - begin + 1) / step <= MOST_TICKS), MONTH_STEPS[-1])
    year_shown = None
    for index in range(begin + -begin % step, end + 1, step):
        month = first_day(index)
        yield month, month_label(month, with_year=month.year != year_shown, with_month=step < 12)
        year_shown = month.year


def month_label(month: date, with_year: bool, with_month: bool) -> str:
    return (f"{month.year}年" if with_year else "") + (f"{month.month}月" if with_month else "")


def month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def shifted(day: date, days: int) -> date:
    """By so many days, as far as days can be told."""
    return date.fromordinal(min(max(1, day.toordinal() + days), date.max.toordinal()))


def first_day(index: int) -> date:
    """Of the month so counted; what lies past the last month there is, is that month."""
    index = min(index, month_index(date.max))
    return date(index // 12, index % 12 + 1, 1)
