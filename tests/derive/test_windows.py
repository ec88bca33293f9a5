"""When one can apply: the days of windows, and their words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from policy_explorer.derive.term import Span, Stretch, Term
from policy_explorer.derive.window_wording import window_line, window_rule, window_words
from policy_explorer.derive.windows import SiteWindow, window_status, windows_in_term
from policy_explorer.model import Length, Window
from policy_explorer.rules.lengths import day_after
from support.window_cases import FACT, window_cases

DAY = timedelta(days=1)
YEARLY = {"yearly": {"from": "01-01", "until": "06-30"}}
WINTER = {"yearly": {"from": "11-01", "until": "02-29"}}
ONCE = {"once": {"from": "2031-03-01", "until": "2031-03-31"}}
AFTER = {"after": {"event": "授权之日", "within": {"years": 1}, "fact": FACT}}

WORKING = {"after": {"event": "授权之日", "within": {"working_days": 30}, "fact": FACT}}
EVER_AFTER = {"after": {"event": "授权", "fact": FACT}}


def window(written: dict, first: str | None = None, last: str | None = None) -> SiteWindow:
    days = (date.fromisoformat(day) if day else None for day in (first, last))
    return SiteWindow(Window.model_validate({**written, "quote": "原文"}), (Span(*days),))


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        (ONCE, "2031年3月1日 至 2031年3月31日"),
        ({"once": {"until": "2031-03-31"}}, "2031年3月31日 以前（含当日）"),
        ({"once": {"from": "2031-03-01"}}, "2031年3月1日 起"),
        (YEARLY, "每年 1月1日 至 6月30日"),
        (WINTER, "每年 11月1日 至次年 2月最后一天"),
        ({"yearly": {"until": "06-30"}}, "每年 6月30日 以前（含当日）"),
        ({"yearly": {"from": "07-01"}}, "每年 7月1日 起，到年底"),
        (AFTER, "自授权之日起 1年内"),
        (WORKING, "自授权之日起 30个工作日内"),
        (EVER_AFTER, "授权以后"),
        ({**ONCE, "afterwards": True}, "2031年3月1日 至 2031年3月31日，期限结束以后也可以"),
    ],
)
def test_the_rule_in_words_needs_no_date(written, rule):
    assert window_rule(window(written).window) == rule
    assert window_line(window(written), None, {}) == rule


@pytest.mark.parametrize(
    ("written", "term", "day", "words"),
    [
        (YEARLY, (), "2031-06-30", "现在可以申请，到 2031年6月30日"),
        (YEARLY, (), "2031-07-01", "下一次 2032年1月1日 至 2032年6月30日"),
        (WINTER, (), "2031-10-31", "下一次 2031年11月1日 至 2032年2月29日"),
        (WINTER, (), "2031-02-28", "现在可以申请，到 2031年2月28日"),
        (WINTER, (), "2032-02-29", "现在可以申请，到 2032年2月29日"),
        (ONCE, (), "2031-02-28", "还没有开始：2031年3月1日 至 2031年3月31日"),
        (ONCE, (), "2031-03-31", "现在可以申请，到 2031年3月31日"),
        (ONCE, (), "2031-04-01", "已过，只此一次"),
        ({"once": {"from": "2031-03-01"}}, (), "2031-03-01", "现在可以申请"),
        (AFTER, (), "2031-03-01", ""),
        # The term: nothing is open before its first day, nothing after its last, and no time begins after that.
        (YEARLY, ("2031-03-01", None), "2031-02-01", "下一次 2031年3月1日 至 2031年6月30日"),
        (YEARLY, (None, "2031-05-31"), "2031-02-01", "现在可以申请，到 2031年5月31日"),
        (YEARLY, (None, "2031-12-31"), "2031-07-01", "期限以内没有下一次"),
        (YEARLY, (None, "2030-12-31"), "2031-02-01", "已结束"),
        (ONCE, (None, "2031-03-15"), "2031-03-16", "已结束"),
        (ONCE, ("2031-03-15", None), "2031-03-14", "还没有开始：2031年3月15日 至 2031年3月31日"),
        (ONCE, (None, "2031-03-15"), "2031-03-14", "现在可以申请，到 2031年3月15日"),
        (ONCE, (None, "2031-02-20"), "2031-01-01", "那时期限已经结束：期限到 2031年2月20日为止"),
        (ONCE, (None, "2031-02-20"), "2031-02-21", "已结束"),
        (ONCE, ("2031-04-15", None), "2031-01-01", "不在期限以内"),
        (AFTER, (None, "2030-12-31"), "2031-02-01", "已结束"),
    ],
)
def test_how_a_window_stands_on_a_day(written, term, day, words):
    line = window_line(window(written, *term), date.fromisoformat(day), {})
    rule = window_rule(window(written).window)
    assert line == (f"{rule}；{words}" if words else rule)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (date(2030, 3, 5), "按您填的日期，到 2031年3月5日"),
        (date(2030, 3, 4), "按您填的日期，已于 2031年3月4日截止"),
        (date(2031, 3, 6), "按您填的日期，还没有开始：2031年3月6日 至 2032年3月6日"),
        (None, ""),
    ],
)
def test_a_window_after_an_event_counts_from_the_day_that_the_applicant_gives(event, words):
    line = window_line(window(AFTER), date(2031, 3, 5), {FACT: event})
    assert line == "；".join(filter(None, ("自授权之日起 1年内", words)))


@pytest.mark.parametrize(
    ("written", "event", "words"),
    [
        (WORKING, date(2031, 3, 6), "按您填的日期，还没有开始"),
        (WORKING, date(2031, 3, 5), ""),  # holidays are not known, so no last day is
        (WORKING, date(2021, 3, 5), ""),
        (EVER_AFTER, date(2031, 3, 6), "按您填的日期，还没有开始"),
        (EVER_AFTER, date(2031, 3, 5), "按您填的日期，现在可以申请"),
        (EVER_AFTER, None, ""),
    ],
)
def test_no_last_day_is_made_up_of_working_days_or_of_no_length(written, event, words):
    site_window = window(written)
    assert window_words(site_window, window_status(site_window, date(2031, 3, 5), {FACT: event})) == words


@pytest.mark.parametrize(
    ("length", "start", "end"),
    [
        ({"years": 1}, "2032-02-29", "2033-02-28"),
        ({"months": 1}, "2031-01-30", "2031-02-28"),
        ({"months": 1}, "2031-12-31", "2032-01-31"),
        ({"days": 30}, "2031-01-01", "2031-01-31"),
        ({"years": 100}, "9950-01-01", "9999-12-31"),
        ({"days": 36500}, "9999-12-30", "9999-12-31"),
    ],
)
def test_the_last_day_is_the_corresponding_one_or_the_last_of_its_month(length, start, end):
    assert day_after(Length.model_validate(length), date.fromisoformat(start)) == date.fromisoformat(end)


def test_a_term_that_is_compared_with_an_answer_bounds_no_window():
    term = Term(from_=date(2031, 1, 1), until=date(2031, 12, 31), fact=FACT, superseded_from=date(2033, 1, 1))
    (found,) = windows_in_term([window(YEARLY).window], term)
    assert (found.first, found.last) == (None, date(2032, 12, 31))


def test_nothing_is_open_while_a_term_is_over_and_resumes():
    earlier = (Stretch(date(2031, 2, 20), None, None, date(2031, 3, 11)),)
    term = Term(until=date(2032, 12, 31), earlier=earlier)
    yearly, once = windows_in_term([window(YEARLY).window, window(ONCE).window], term)

    def words(of: SiteWindow, day: date) -> str:
        return window_words(of, window_status(of, day, {}))

    assert words(yearly, date(2031, 2, 1)) == "现在可以申请，到 2031年2月20日"
    assert words(yearly, date(2031, 3, 1)) == "下一次 2031年3月11日 至 2031年6月30日"
    assert words(once, date(2031, 3, 1)) == "还没有开始：2031年3月11日 至 2031年3月31日"
    in_break = window({"once": {"from": "2031-02-25", "until": "2031-03-05"}}).window
    (found,) = windows_in_term([in_break], term)
    assert words(found, date(2031, 2, 1)) == "不在期限以内"


@pytest.mark.parametrize(
    ("written", "changes", "day", "words"),
    [
        (ONCE, {}, "2031-02-28", "还没有开始：2031年3月1日 至 2031年3月31日"),
        (ONCE, {}, "2031-03-31", "现在可以申请，到 2031年3月31日"),
        (ONCE, {}, "2031-04-01", "已过，只此一次"),
        (ONCE, {"superseded_from": date(2031, 3, 2)}, "2031-03-01", "现在可以申请，到 2031年3月1日"),
        (ONCE, {"ends": "budget", "used_up": date(2031, 3, 2)}, "2031-03-02", "已结束"),
        (
            ONCE,
            {"earlier": (Stretch(date(2029, 12, 31), None, None, date(2030, 6, 1)),)},
            "2031-03-01",
            "现在可以申请，到 2031年3月31日",
        ),
        (ONCE, {"fact": FACT}, "2031-03-01", "现在可以申请，到 2031年3月31日"),
        # Every year: for the last time when it first ends after the last day of the term.
        (YEARLY, {}, "2030-07-01", "下一次 2031年1月1日 至 2031年6月30日"),
        (YEARLY, {}, "2031-06-30", "现在可以申请，到 2031年6月30日"),
        (YEARLY, {}, "2031-07-01", "已结束"),
        (WINTER, {}, "2031-01-31", "现在可以申请，到 2031年2月28日"),
        (WINTER, {}, "2031-03-01", "已结束"),
        (YEARLY, {"until": date(2031, 5, 31)}, "2031-06-30", "现在可以申请，到 2031年6月30日"),
        (YEARLY, {"until": None, "ends": "indefinite"}, "2041-07-01", "下一次 2042年1月1日 至 2042年6月30日"),
        (
            YEARLY,
            {"earlier": (Stretch(date(2028, 12, 31), None, None, date(2030, 3, 1)),)},
            "2029-07-01",
            "下一次 2030年3月1日 至 2030年6月30日",
        ),
    ],
)
def test_where_one_applies_afterwards_the_last_day_of_the_term_does_not_end_the_window(written, changes, day, words):
    term = Term(**{"until": date(2030, 12, 31), **changes})
    (found,) = windows_in_term([window({**written, "afterwards": True}).window], term)
    assert window_words(found, window_status(found, date.fromisoformat(day), {})) == words


def test_a_term_ends_when_the_budget_is_used_up():
    term = Term(until=date(2031, 12, 31), ends="budget", used_up=date(2031, 5, 1))
    (found,) = windows_in_term([window(YEARLY).window], term)
    assert found.last == date(2031, 4, 30)


def test_a_status_follows_from_the_days_that_lie_in_the_window():
    """Day by day: what is open contains the day, what is coming begins after it, and no window leaves its term."""
    for case in window_cases(3000, seed=7):
        status = window_status(case.window, case.day, {FACT: case.event})
        first, last = case.window.first, case.window.last
        if status.state == "open":
            assert (status.from_ or date.min) <= case.day <= (status.until or date.max), case
            assert (first or date.min) <= case.day <= (last or date.max), case
        if status.state == "coming":
            assert any(start and case.day < start for start in (status.from_, first)), case
        if last and case.day > last:
            assert status.state in ("term_over", "past"), case


def test_the_next_time_of_a_yearly_window_is_the_first_day_on_which_it_is_open():
    """Found by walking from day to day."""
    for case in (case for case in window_cases(300, seed=11) if case.window.window.yearly and case.day.year < 9000):
        status = window_status(case.window, case.day, {})
        days = (case.day + DAY * step for step in range(1200))
        opened = next((day for day in days if window_status(case.window, day, {}).state == "open"), None)
        if opened is None:
            assert (
                status.state in ("none_left", "term_over") or (case.window.first or case.day).year > case.day.year + 2
            )
        else:
            assert status.from_ is not None
            assert max(status.from_, case.day) == opened, case
