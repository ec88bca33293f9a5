"""The state in the address, and how a period stands on a day: the pure modules, joined and run in a blank page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page

from joined_scripts import page_with
from support.period_cases import CASES, FROM, SOON_DAYS, UNTIL

ENTRY = """import {formatFragment, parseFragment} from '../core/fragment.js';
import {daysBetween, periodStatus, today} from '../core/periods.js';
import {periodWords} from '../core/period_words.js';
import {showAllOver} from '../questionnaire/all_over.js';
globalThis.tested = {formatFragment, parseFragment, daysBetween, periodStatus, periodWords, showAllOver, today};
"""


@pytest.fixture(scope="module")
def tested(browser: Browser) -> Iterator[Page]:
    with page_with(browser, ENTRY, timezone="Asia/Shanghai") as page:
        yield page


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("", []),
        ("main", []),
        ("a=1&b=x,y", [["a", "1"], ["b", "x,y"]]),
        ("q=%E8%B4%B7%E6%AC%BE&r=贷款", [["q", "贷款"], ["r", "贷款"]]),
        ("a=b=c", [["a", "b=c"]]),
        ("a=%26%23&%3D=1", [["a", "&#"], ["=", "1"]]),
        ("a=", [["a", ""]]),
        ("=1&&x&a=%E0%A4%A&b=2", [["b", "2"]]),
    ],
)
def test_what_a_fragment_says(tested, text, pairs):
    assert tested.evaluate("(text) => tested.parseFragment(text)", text) == pairs


@pytest.mark.parametrize(
    "value", ["贷款", "a&b=c#d%e+f g", 'q"<>`{}|\\^[]', "x,y", "\u3000全角，。", "\n\t\u00a0", "😀", "100%"]
)
def test_what_is_written_is_read_back_and_is_a_valid_address(tested, value):
    written = tested.evaluate("(value) => tested.formatFragment([['k', value]])", value)
    assert tested.evaluate("(text) => tested.parseFragment(text)", written) == [["k", value]]
    assert (
        tested.evaluate("(text) => decodeURIComponent(new URL('http://a/#' + text).hash.slice(1))", written)
        == f"k={value}"
    )


def test_chinese_stays_readable_and_half_a_character_does_no_harm(tested):
    assert tested.evaluate("() => tested.formatFragment([['q', '小微 企业']])") == "q=小微%20企业"
    assert tested.evaluate("() => tested.formatFragment([['q', 'a\\ud800b']])") == "q=ab"


@pytest.mark.parametrize(("superseded_from", "day", "state", "words"), CASES)
def test_the_state_of_a_period_on_both_sides_of_each_bound(tested, superseded_from, day, state, words):
    period = {"from": FROM.isoformat(), "until": UNTIL.isoformat()}
    given = [
        period | ({"superseded": superseded_from.isoformat()} if superseded_from else {}),
        day.isoformat(),
        SOON_DAYS,
    ]
    assert tested.evaluate("(given) => tested.periodStatus(...given)", given) == state
    assert tested.evaluate("(given) => tested.periodWords(...given)", given) == words


def test_days_are_counted_across_leap_days_and_years(tested):
    for one, other in [("2024-02-28", "2024-03-01"), ("2023-02-28", "2023-03-01"), ("1999-12-31", "2031-06-30")]:
        expected = (date.fromisoformat(other) - date.fromisoformat(one)).days
        assert tested.evaluate("([one, other]) => tested.daysBetween(one, other)", [one, other]) == expected


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [
        ("Asia/Shanghai", "2024-02-29T16:00Z"),
        ("America/Los_Angeles", "2024-03-01T08:00Z"),
        ("Pacific/Kiritimati", "2024-02-28T10:00Z"),  # fourteen hours before UTC
        ("Pacific/Niue", "2024-02-29T11:00Z"),  # eleven hours behind
        ("Asia/Beirut", "2026-03-28T22:00Z"),  # summer begins: there is no midnight
        ("America/Santiago", "2026-09-06T04:00Z"),
        ("America/Santiago", "2026-04-05T04:00Z"),  # summer ends: the hour before comes twice
        ("America/Havana", "2026-11-01T04:00Z"),  # midnight comes twice
        ("Pacific/Apia", "2011-12-30T10:00Z"),  # the day before was left out
        ("Etc/GMT+12", "2024-02-29T12:00Z"),
        ("Asia/Kathmandu", "2024-02-29T18:15Z"),
    ],
)
def test_today_is_the_readers_calendar_day(browser: Browser, zone, midnight):
    """A minute before the day begins, and from then on for a day, each quarter of an hour; so is what is over after a day."""
    begins = datetime.fromisoformat(midnight)
    instants = [begins + timedelta(minutes=minutes) for minutes in (-1, *range(0, 24 * 60, 15))]
    expected = [instant.astimezone(ZoneInfo(zone)).date().isoformat() for instant in instants]
    assert expected[0] < expected[1], "a day begins"
    with page_with(browser, ENTRY, timezone=zone) as page:
        found = page.evaluate(
            "(instants) => instants.map((each) => tested.today(new Date(each)))",
            [each.isoformat() for each in instants],
        )
        over = page.evaluate(
            """([instants, last]) => {
              const {classList, dataset} = document.documentElement;
              dataset.allOverAfter = last;
              return instants.map((each) => {
                Date.now = () => new Date(each).getTime();
                tested.showAllOver();
                return classList.contains('is-all-over');
              });
            }""",
            [[each.isoformat() for each in instants], expected[0]],
        )
    assert found == expected
    assert over == [day > expected[0] for day in expected]
