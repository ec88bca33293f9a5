"""The first screen of a phone says what a measure gives, how much, until when, whom to ask, and has the button."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from conftest import file_origin

LOW_PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
LOWEST = """[...document.querySelectorAll('.glance > .measure-action > a, .glance > dl:first-of-type dd')]
    .map((part) => part.getBoundingClientRect().bottom).reduce((lowest, bottom) => Math.max(lowest, bottom))"""
STATES = ((1500, ""), (-1, ""), (1, "#on=2023-06-30"))  # days from that of the edition, and the fragment
FREE = "innerHeight - (document.querySelector('.page-bars') || {offsetHeight: 0}).offsetHeight"


@pytest.mark.parametrize("state", range(len(STATES)))
def test_no_answer_stands_below_the_first_screen_of_any_measure(
    new_page, real_site, real, measures, at_day, state, every_combination
):
    """From a file the strip of the offline edition stands above, and the term has ended: nothing is higher.

    The strip says that it is old, or that the clock of the device is before its day. With another day chosen, the bar that says so
    takes from the screen below. The usual run takes each measure once, and that of the longest title, the lowest, in all three.
    """
    days, fragment = STATES[state]
    phone = new_page(**LOW_PHONE)
    at_day(phone, (real.version.day + timedelta(days)).isoformat())
    below = {}
    longest = max(measures, key=lambda measure: len(measure["title"]))
    for measure in measures if every_combination else [longest, *measures[state :: len(STATES)]]:
        phone.goto(file_origin(real_site).url(measure["url"] + fragment))
        expect(phone.locator(".term-strip")).to_have_attribute("data-stands", "ended")
        expect(phone.locator(".day-bar")).to_have_count(1 if fragment else 0)
        lowest = phone.evaluate(LOWEST)
        if lowest > phone.evaluate(FREE):
            below[measure["number"]] = lowest
    assert below == {}


@pytest.mark.parametrize("days", [3, 400])
def test_the_strip_of_an_offline_edition_is_one_line_and_tells_an_old_one(new_page, real_site, real, at_day, days):
    phone = new_page(**LOW_PHONE)
    at_day(phone, (real.version.day + timedelta(days)).isoformat())
    phone.goto(file_origin(real_site).url("deadlines.html"))
    strip = phone.locator(".edition-strip > p")
    day = real.version.day
    end = "，可能已过时" if days > 365 else "（3 天前）"
    expect(strip).to_have_text(f"离线版 本站修订于 {day.year}年{day.month}月{day.day}日{end}", use_inner_text=True)
    line = strip.evaluate("(part) => parseFloat(getComputedStyle(part).lineHeight)")
    assert strip.evaluate("(part) => part.clientHeight") < 2 * line
    expect(phone.locator(".site-footer .edition")).to_contain_text("文件成文于")
