"""Lay out the timeline of deadlines: a time axis with one mark a day, whose area shows the number of measures. No effects.

There are two drawings, because no single one suits both desktop and phone. `wide` is horizontal, with months to scale;
`tall` is vertical, with marks far enough apart for fingers. Lengths are units of the SVG, one CSS pixel at full size. The
style sheet sets colours and shows one of the drawings; a script adds the reference date among the days of `spots`, or
beyond the axis, after a break. Where terms pause, the axis has a gap. Days by which something has to be done
afterwards (`others`) are no deadlines: they have marks of another shape, below the axis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import sqrt

from msgspec import Struct

from policy_explorer.derive.page_values import Deadline, Pause
from policy_explorer.render.time_axis import (
    Axis,
    AxisPoint,
    Break,
    Position,
    between,
    first_day,
    month_index,
    rough_length,
    shifted,
    time_axis,
)

WIDTH, BEFORE, AFTER = 960, 110, 170  # beyond the axis there is room for a break and the reference date
AXIS_TOP, LANE_HEIGHT, LANES = 40, 28, 3  # labels are placed in lanes above the marks
LABEL_WIDTH, LABEL_GAP = 150, 8
SMALLEST, LARGEST = 13, 32  # radii
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
MOST_TICKS, TICK_ROOM = 9, 84
YEAR = 365
MONTHS_BELOW, OTHERS_BELOW, DAY_BELOW = (
    32,
    26,
    26,
)  # from the lowest mark down to the names of months, more with marks of another shape; then the reference date
TALL_WIDTH, TALL_AXIS = 320, 44
NEAREST, FARTHEST, MONTH_HEIGHT = 72, 150, 12  # distances between marks of the vertical drawing
CLEAR, BELOW_LAST = 2, 50  # beyond the marks; the reference date may stand in the frame around the vertical drawing
NARROWEST = 10  # a gap
Paused = tuple[Pause, tuple[str, ...]]


class Tick(Struct, frozen=True):
    """The name of a month or year under the axis."""

    x: int
    label: str


class Mark(Struct, frozen=True):
    """One deadline. In the horizontal drawing, a mark whose label finds no room has no `label_y`.

    There labels stand to the right of their stems, and no stem goes through a label.
    """

    until: date
    count: int
    x: int
    y: int
    radius: int
    label_x: int
    label_y: int | None


class OtherMark(Struct, frozen=True):
    """A day by which something has to be done afterwards."""

    day: date
    x: int
    y: int


class Gap(Struct, frozen=True):
    """A pause in terms of some measures: their number, and where along the axis it begins and ends."""

    pause: Pause
    count: int
    start: int
    end: int


class Drawing(Struct, frozen=True):
    """One drawing. `axis` is the position of the axis across it; `parts` are where it is drawn along it.

    `spots` are days and their positions, in order: between them, days are to scale.
    """

    width: int
    height: int
    axis: int
    spots: tuple[AxisPoint, ...]
    parts: tuple[tuple[int, int], ...]
    breaks: tuple[Break, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    gaps: tuple[Gap, ...]
    others: tuple[OtherMark, ...]


class Timeline(Struct, frozen=True):
    wide: Drawing
    tall: Drawing


def timeline(
    deadlines: Sequence[Deadline], pauses: Sequence[Paused] = (), others: Sequence[date] = ()
) -> Timeline | None:
    """Lay out deadlines, pauses with the keys of their measures, and other days, all in order. None without deadlines."""
    if not deadlines:
        return None
    return Timeline(horizontal(deadlines, pauses, others), vertical(deadlines, pauses, others))


def horizontal(deadlines: Sequence[Deadline], pauses: Sequence[Paused], others: Sequence[date]) -> Drawing:
    shown = sorted({each.until for each in deadlines} | {pause.until for pause, _ in pauses} | set(others))
    scale = time_axis(shown, BEFORE, WIDTH - AFTER)
    positions = [scale.position(deadline.until) for deadline in deadlines]
    lanes = label_lanes(positions)
    lanes_used = 1 + max((lane for lane in lanes if lane is not None), default=0)
    axis = AXIS_TOP + LANE_HEIGHT * (lanes_used - 1) + LARGEST + 8
    marks = tuple(
        Mark(
            until=deadline.until,
            count=len(deadline.measures),
            x=x,
            y=axis,
            radius=radius,
            label_x=x + LABEL_GAP,
            label_y=None if lane is None else axis - LARGEST - 14 - LANE_HEIGHT * lane,
        )
        for deadline, x, lane, radius in zip(deadlines, positions, lanes, radii(deadlines), strict=True)
    )
    below = axis + LARGEST + (OTHERS_BELOW if others else 0)
    return Drawing(
        WIDTH,
        below + MONTHS_BELOW + DAY_BELOW + 8,
        axis,
        scale.points,
        tuple((first.at, last.at) for first, last in scale.parts),
        scale.breaks,
        tuple(ticks(scale)),
        marks,
        tuple(gap(paused, scale.position) for paused in pauses),
        tuple(OtherMark(day, scale.position(day), below - 8) for day in others),
    )


def gap(paused: Paused, position: Position) -> Gap:
    """Return the gap that a pause makes in the axis, wide enough to be seen."""
    pause, measures = paused
    start = position(pause.until)
    return Gap(pause, len(measures), start, max(start + NARROWEST, position(pause.resumes)))


def vertical(deadlines: Sequence[Deadline], pauses: Sequence[Paused], others: Sequence[date]) -> Drawing:
    """Lay out the vertical drawing: deadlines and other days each with a line of their own."""
    by_radius = zip(deadlines, radii(deadlines), strict=True)
    entries = [(each.until, 0, (each, radius)) for each, radius in by_radius] + [(day, 1, None) for day in others]
    y = LARGEST + CLEAR
    spots: list[AxisPoint] = []
    marks: list[Mark] = []
    other_marks: list[OtherMark] = []
    breaks: list[Break] = []
    for day, _, mark in sorted(entries, key=lambda entry: entry[:2]):
        if spots:
            days = (day - spots[-1].day).days
            distance = days * MONTH_HEIGHT // 30
            if distance > FARTHEST:
                breaks.append(Break(y + FARTHEST // 2 - 8, y + FARTHEST // 2 + 8, rough_length(days)))
            y += min(FARTHEST, max(NEAREST, distance))
        spots.append(AxisPoint(day, y))
        if mark is None:
            other_marks.append(OtherMark(day, TALL_AXIS, y))
        else:
            deadline, radius = mark
            marks.append(Mark(day, len(deadline.measures), TALL_AXIS, y, radius, TALL_AXIS + LARGEST + 16, y))
    height = y + BELOW_LAST
    gaps = tuple(gap(paused, lambda day: between(ends_of(spots, height), day)) for paused in pauses)
    return Drawing(
        TALL_WIDTH,
        height,
        TALL_AXIS,
        tuple(spots),
        tall_parts(spots[0].at, spots[-1].at, breaks),
        tuple(breaks),
        (),
        tuple(marks),
        gaps,
        tuple(other_marks),
    )


def ends_of(spots: Sequence[AxisPoint], height: int) -> Sequence[AxisPoint]:
    """Return the days of the vertical drawing with one a year before the first and one a year after the last."""
    return [AxisPoint(shifted(spots[0].day, -YEAR), 0), *spots, AxisPoint(shifted(spots[-1].day, YEAR), height)]


def tall_parts(start: int, end: int, breaks: Sequence[Break]) -> tuple[tuple[int, int], ...]:
    starts = [start, *(each.end for each in breaks)]
    return tuple(zip(starts, [*(each.start for each in breaks), end], strict=True))


def radii(deadlines: Sequence[Deadline]) -> list[int]:
    """Return the radii of the marks, whose areas are in proportion to the number of measures."""
    most = max(len(deadline.measures) for deadline in deadlines)
    return [max(SMALLEST, round(LARGEST * sqrt(len(deadline.measures) / most))) for deadline in deadlines]


def label_lanes(positions: Sequence[int]) -> list[int | None]:
    """Return, for each label, a lane above those of all labels that begin below it, or None where there is no such lane.

    Then no label overlaps another one, nor does a stem go through a label: labels stand to the right of their stems.
    """
    lanes: list[int | None] = []
    placed: list[tuple[int, int]] = []  # position and lane, from the right
    for x in reversed(positions):
        lane = 1 + max((lane for other, lane in placed if other < x + LABEL_WIDTH), default=-1)
        lanes.insert(0, lane if lane < LANES else None)
        if lane < LANES:
            placed.append((x, lane))
    return lanes


def ticks(scale: Axis) -> Iterator[Tick]:
    """Yield the names of months below the axis, none too near the one before, the year where it is another one."""
    months = sum(month_index(last.day) - month_index(first.day) + 1 for first, last in scale.parts)
    step = next((step for step in MONTH_STEPS if months / step <= MOST_TICKS), MONTH_STEPS[-1])
    year_shown, end = None, -TICK_ROOM
    for first, last in scale.parts:
        begin = month_index(first.day)
        named = [*range(begin + -begin % step, month_index(last.day) + 1, step)] or [begin]
        for index in named:
            month = max(first_day(index), first.day)
            x = scale.position(month)
            if x - end >= TICK_ROOM:
                yield Tick(x, month_label(month, with_year=month.year != year_shown, with_month=step < 12))
                year_shown, end = month.year, x


def month_label(month: date, with_year: bool, with_month: bool) -> str:
    return (f"{month.year}年" if with_year else "") + (f"{month.month}月" if with_month else "")
