"""The page of the deadlines: how each stands on the day looked from, and where that day stands in the drawing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import file_origin
from retrying import containing, ending, expect_value

MARKS = """() => [...document.querySelectorAll('[data-timeline=wide] [data-deadline]')]
  .map((mark) => ({until: mark.dataset.deadline, state: mark.dataset.state, x: Number(mark.querySelector('.timeline-dot').getAttribute('cx'))}))"""
NOW = """(shape) => document.querySelector(`[data-timeline=${shape}] [data-timeline-now]`).getAttribute('transform').match(/[\\d.]+/g).map(Number)"""


def now(page: Page, shape: str = "wide") -> list[float]:
    return page.evaluate(NOW, shape)


def counts(page: Page) -> list[int]:
    return [int(number) for number in re.findall(r"(\d+) 项", page.locator("[data-deadlines-words]").inner_text())]


def test_each_deadline_stands_as_the_day_looked_from_has_it(page, everywhere, measures):
    page.goto(everywhere.url("deadlines.html#on=2023-12-15"))
    expect(page.locator("[data-day]")).to_have_value("2023-12-15")
    untils = [measure["period"]["until"] for measure in measures]
    ended = sum(until < "2023-12-15" for until in untils)
    expect_value(page, lambda: counts(page), [ended, len(untils) - ended])
    marks = page.evaluate(MARKS)
    assert [mark["until"] for mark in marks] == sorted(set(untils))
    assert {mark["until"]: mark["state"] for mark in marks} == {
        until: "ended" if until < "2023-12-15" else "closing" if until == "2023-12-31" else "open"
        for until in set(untils)
    }
    expect(page.locator("#d-2023-12-31 .deadline-left")).to_have_text("当时有效")  # no days counted from the past
    expect(page.locator(".day-bar")).to_contain_text("您在看 2023年12月15日的情况")


def test_the_day_stands_between_its_neighbours(page, http_origin):
    page.goto(http_origin.url("deadlines.html#on=2024-06-15"))
    marks = page.evaluate(MARKS)
    before = max(mark["x"] for mark in marks if mark["until"] < "2024-06-15")
    after = min(mark["x"] for mark in marks if mark["until"] > "2024-06-15")
    assert before < now(page)[0] < after
    width = page.evaluate("document.querySelector('[data-timeline=wide]').viewBox.baseVal.width")
    for day, place in [
        ("2019-01-01", lambda x: x < min(mark["x"] for mark in marks)),
        ("2039-01-01", lambda x: max(mark["x"] for mark in marks) < x < width),
    ]:
        page.goto(http_origin.url(f"deadlines.html#on={day}"))
        assert place(now(page)[0]), day


@pytest.mark.wide
def test_what_pauses_is_counted_apart(page, paused_site: Path, subtests):
    for day, counted in (
        ("2031-12-31", "0 项已到期，4 项有效或未开始"),
        ("2032-01-01", "0 项已到期，2 项正在中断，2 项有效或未开始"),
        ("2032-02-29", "0 项已到期，2 项正在中断，2 项有效或未开始"),
        ("2032-03-01", "0 项已到期，4 项有效或未开始"),
        ("2033-01-01", "3 项已到期，1 项有效或未开始"),
    ):
        with subtests.test(day):
            page.goto("about:blank")
            page.goto(file_origin(paused_site).url(f"deadlines.html#on={day}"))
            expect(page.locator("[data-deadlines-words]")).to_have_text(f"到这一天，{counted}")
            expect(page.locator(".lede")).to_contain_text("中断以后再延续的，列在延续到的那一天")
            pause = page.locator("#p-2031-12-31-2032-03-01")
            expect(pause.locator("h2")).to_have_text("2031年12月31日之后中断，2032年3月1日起延续 2 项")
            expect(pause.locator("[data-measure]")).to_have_count(2)


CROSSED = """() => {
  const box = (element) => element.getBoundingClientRect();
  const lines = [...document.querySelectorAll('[data-timeline=wide] [data-timeline-now] > line')].map(box);
  return [...document.querySelectorAll('[data-timeline=wide] .timeline-month')]
    .filter((name) => lines.some((line) => line.left <= box(name).right && box(name).left <= line.right + 2
      && line.top <= box(name).bottom && box(name).top <= line.bottom)).map((name) => name.textContent);
}"""


@pytest.mark.wide
def test_the_line_of_the_day_crosses_no_name_of_a_month(page, http_origin, subtests):
    for day in ("2019-01-01", "2023-09-01", "2024-01-01", "2039-01-01"):
        with subtests.test(day):
            page.goto("about:blank")
            page.goto(http_origin.url(f"deadlines.html#on={day}"))
            expect(page.locator("[data-timeline=wide] [data-timeline-now]")).to_be_visible()
            assert page.evaluate(CROSSED) == []
    wide = page.locator("[data-timeline=wide]")
    expect(wide.locator("[data-timeline-now-words]")).to_have_text("2039年1月1日")
    expect(wide.locator("[data-timeline-beyond=after] text"), "the axis is broken").to_have_text("约 14 年")
    expect(wide.locator("[data-timeline-beyond=before]")).to_be_hidden()


OVERLAPS = """() => {
  const drawing = [...document.querySelectorAll('[data-timeline]')].find((each) => each.getBoundingClientRect().width);
  const seen = (selector) => [...drawing.querySelectorAll(selector)].filter((each) => each.textContent && each.getBoundingClientRect().width)
    .map((each) => ({words: each.textContent, box: each.getBoundingClientRect()}));
  const words = seen('text:not(.timeline-count)');
  const lines = [...drawing.querySelectorAll('line')].map((each) => ({words: 'line', box: each.getBoundingClientRect()}))
    .filter(({box}) => box.width || box.height);
  const cross = ({box: a}, {box: b}) => a.left < b.right && b.left < a.right && a.top + 3 < b.bottom - 3 && b.top + 3 < a.bottom - 3;
  const frame = document.querySelector('.timeline-figure').getBoundingClientRect();
  return words.flatMap((one, at) => [...words.slice(at + 1), ...lines].filter((other) => cross(one, other)).map((other) => one.words + '/' + other.words))
    .concat(words.filter(({box}) => box.left < frame.left || box.right > frame.right).map(({words}) => 'out: ' + words));
}"""


NARROW = 360  # where words stand closest


@pytest.mark.parametrize("width", [NARROW, 768, 1366])
def test_no_words_of_the_timeline_overlap_or_are_struck_through(
    new_page, http_origin, width, subtests, every_combination
):
    page = new_page(viewport={"width": width, "height": 800})
    days = ("2022-01-01", "2023-06-15", "2023-12-31", "2024-01-01", "2024-12-20", "2026-11-30")
    for day in days if every_combination or width == NARROW else days[:: len(days) - 1]:
        with subtests.test(day):
            if every_combination:
                page.goto("about:blank")  # otherwise the page stays, and follows its address
            page.goto(http_origin.url(f"deadlines.html#on={day}"))
            expect(page.locator("[data-day]")).to_have_value(day)
            expect(page.locator("[data-deadline-groups]")).not_to_have_class(containing("is-waiting"))
            assert page.evaluate(OVERLAPS) == []


def test_lists_are_grouped_by_what_is_left(page, http_origin):
    page.goto(http_origin.url("deadlines.html#on=2024-01-05"))
    groups = page.locator("[data-deadline-group]")
    expect(groups).to_have_text(["30 天以后截止：1 个日期", "已经到期：1 个日期"])
    expect(page.locator("[data-deadline-groups] > .group").first).to_have_id("d-2024-12-31")
    expect(page.locator("#other-dates"), "what is due afterwards is no deadline").to_contain_text("不是申请的截止日期")


@pytest.mark.parametrize(
    "viewport",
    [{"width": 390, "height": 844}, pytest.param({"width": 1366, "height": 900}, marks=pytest.mark.wide)],
    ids=["phone", "desktop"],
)
def test_another_day_is_chosen_by_keyboard_and_goes_along(new_page, http_origin, viewport, at_day):
    page = new_page(viewport=viewport)
    at_day(page, "2024-01-05")
    page.goto(http_origin.url("deadlines.html"))
    expect(page.locator("[data-deadlines-words]")).to_contain_text("到今天，")
    page.locator("[data-day]").focus()
    page.locator("[data-day]").press_sequentially("12312023")  # the parts of a date in the order of this browser
    expect(page.locator("[data-day]")).to_have_value("2023-12-31")
    expect(page.locator("#d-2023-12-31 .deadline-left")).to_have_text("当时有效")
    expect(page).to_have_url(ending("#on=2023-12-31"))
    expect(page.locator(".measure-item a").first).to_have_attribute("href", ending("#on=2023-12-31"))
    page.get_by_role("button", name="今天", exact=True).press("Enter")
    expect(page.locator("#d-2023-12-31 .deadline-left")).to_have_text("已到期")
    expect(page).not_to_have_url(containing("on="))
    page.go_back()
    expect(page.locator("[data-day]")).to_have_value("2023-12-31")
