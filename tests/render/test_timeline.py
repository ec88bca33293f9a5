"""The timeline is to scale, legible, and within its frame."""

import itertools
from datetime import date, timedelta

import pytest

from policy_explorer.derive.page_values import Deadline, Pause
from policy_explorer.render.time_axis import BREAK
from policy_explorer.render.timeline import LABEL_GAP, LABEL_WIDTH, NARROWEST, NEAREST, TICK_ROOM, WIDTH, timeline


def deadline(day: str, count: int = 1) -> Deadline:
    return Deadline(date.fromisoformat(day), tuple(f"d/{number}" for number in range(count)))


SOME = [deadline("2023-06-30"), deadline("2023-12-31", 34), deadline("2024-03-31"), deadline("2024-12-31")]
DENSE = [Deadline(date(2023, 1, 1) + timedelta(days=3 * step), ("d/1",)) for step in range(200)]


def test_no_deadlines_no_drawing():
    assert timeline([]) is None


def test_marks_stand_in_order_with_their_counts():
    wide = timeline(SOME).wide
    assert [mark.count for mark in wide.marks] == [1, 34, 1, 1]
    assert [mark.x for mark in wide.marks] == sorted(mark.x for mark in wide.marks)


def test_marks_are_to_scale():
    first, second, third, fourth = (mark.x for mark in timeline(SOME).wide.marks)
    days = [(SOME[at + 1].until - SOME[at].until).days for at in range(3)]
    per_day = [(second - first) / days[0], (third - second) / days[1], (fourth - third) / days[2]]
    assert max(per_day) - min(per_day) < 0.05


def test_the_day_with_most_has_the_largest_mark():
    radii = [mark.radius for mark in timeline(SOME).wide.marks]
    assert radii[1] > radii[0] == radii[2] == radii[3]


def test_axis_names_months_and_gives_the_year_once():
    labels = [tick.label for tick in timeline(SOME).wide.ticks]
    assert labels == ["2023年7月", "10月", "2024年1月", "4月", "7月", "10月", "2025年1月"]
    only_december = [deadline("2023-12-31"), deadline("2024-11-30")]
    names = timeline(only_december).wide.ticks
    assert all(later.x - sooner.x >= TICK_ROOM for sooner, later in itertools.pairwise(names)), "none overlaps the next"


@pytest.mark.parametrize(
    "deadlines",
    [SOME, DENSE, SOME[:1], [deadline("2023-01-01")], [deadline("9999-12-31")], [SOME[0], deadline("9999-12-31")]],
)
def test_nothing_leaves_the_frame_and_labels_do_not_touch(deadlines):
    wide = timeline(deadlines).wide
    assert 1 <= len(wide.ticks) <= 15
    assert all(0 <= mark.x < mark.label_x <= WIDTH - LABEL_WIDTH for mark in wide.marks)
    labelled = [mark for mark in wide.marks if mark.label_y is not None]
    assert labelled and all(mark.label_y > 0 for mark in labelled)
    for mark, other in itertools.permutations(labelled, 2):
        if mark.label_x <= other.x < mark.label_x + LABEL_WIDTH - LABEL_GAP:  # then its stem begins below this label
            assert other.label_y > mark.label_y


def test_a_long_time_without_deadlines_is_a_break_and_all_else_to_scale():
    far = [deadline("2023-06-30"), deadline("2023-12-31"), deadline("2031-06-30"), deadline("2031-12-31")]
    wide = timeline(far).wide
    (gap,) = wide.breaks
    assert gap.words == "约 7 年" and gap.end - gap.start == BREAK
    one, two, three, four = (mark.x for mark in wide.marks)
    assert one < two < gap.start < gap.end < three < four and abs((two - one) - (four - three)) <= 4
    assert [(start, end) for start, end in wide.parts] == [(wide.spots[0].at, gap.start), (gap.end, wide.spots[-1].at)]
    assert [each.words for each in timeline(far).tall.breaks] == ["约 8 年"]
    assert timeline(SOME).wide.breaks == ()


def test_what_is_due_afterwards_has_a_mark_of_its_own_and_is_no_deadline():
    due = [date(2023, 8, 31), date(2024, 3, 31)]
    both = timeline(SOME, others=due)
    for drawing in (both.wide, both.tall):
        assert [other.day for other in drawing.others] == due
        assert [mark.until for mark in drawing.marks] == [each.until for each in SOME]
    places = [spot.at for spot in both.tall.spots]
    assert len(places) == len(set(places)) == len(SOME) + len(due), "each with a line of its own"
    assert all(other.y > both.wide.marks[0].y for other in both.wide.others)


@pytest.mark.parametrize("deadlines", [SOME, DENSE])
def test_standing_marks_keep_a_finger_apart(deadlines):
    tall = timeline(deadlines).tall
    ys = [mark.y for mark in tall.marks]
    assert all(after - before >= NEAREST for before, after in itertools.pairwise(ys))
    assert ys[-1] < tall.height


@pytest.mark.parametrize("deadlines", [SOME, DENSE, SOME[:1], [deadline("9999-12-31")], [deadline("0001-01-01")]])
def test_the_axis_reaches_beyond_all_marks_in_the_order_of_days(deadlines):
    both = timeline(deadlines)
    for drawing, along in ((both.wide, "x"), (both.tall, "y")):
        first, last = drawing.spots[0], drawing.spots[-1]
        days = [first.day, *(mark.until for mark in drawing.marks), last.day]
        places = [first.at, *(getattr(mark, along) for mark in drawing.marks), last.at]
        assert days == sorted(days) and places == sorted(places)
        assert places[0] >= 0 and places[-1] <= max(drawing.width, drawing.height)


def test_the_axis_has_a_gap_where_terms_pause():
    pause = (Pause(SOME[0].until, SOME[1].until), ("a/1", "a/2"))
    both = timeline(SOME, [pause])
    for drawing, along in ((both.wide, "x"), (both.tall, "y")):
        (gap,) = drawing.gaps
        assert gap.count == 2 and gap.start == getattr(drawing.marks[0], along) < gap.end
    assert both.wide.gaps[0].end == both.wide.marks[1].x
    assert both.tall.gaps[0].end == both.tall.marks[1].y
    earlier = Pause(date(SOME[0].until.year - 1, 1, 31), date(SOME[0].until.year - 1, 2, 2))
    (narrow,) = timeline(SOME, [(earlier, ("a/1",))]).wide.gaps
    assert narrow.end - narrow.start == NARROWEST and narrow.start < timeline(SOME).wide.marks[0].x
