"""Random windows, days and answers, for `windows` and `window_wording` of `policy_explorer/derive/` and their twins in `static/js/core/`."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from policy_explorer.derive.term import Term
from policy_explorer.derive.windows import SiteWindow, spans_of, windows_in_term
from policy_explorer.model import Window

FACT = "granted"
MONTH_DAYS = ("01-01", "02-28", "02-29", "03-01", "06-30", "10-31", "11-15", "12-31")
WORKING = {"working_days": 30}
LENGTHS = ({"days": 30}, {"days": 36500}, {"months": 1}, {"months": 13}, {"years": 1}, {"years": 100})
DAYS = tuple(
    map(date.fromisoformat, ("2030-12-31", "2031-01-01", "2032-02-29", "2033-03-01", "2031-06-30", "9999-12-31"))
)


class WindowCase(NamedTuple):
    """A window in its term, a reference date, and the date of the event that it begins with, if that is known."""

    window: SiteWindow
    day: date
    event: date | None


def window_cases(count: int, seed: int) -> list[WindowCase]:
    random = Random(seed)
    return [window_case(random) for _ in range(count)]


def window_case(random: Random) -> WindowCase:
    window = Window.model_validate({**random.choice((once, yearly, after))(random), "quote": "原文"})
    term = sorted((some_day(random), some_day(random)))
    first, last = (random.choice((None, end)) for end in term)
    pause = sorted((some_day(random), some_day(random)))
    times = [(pause[0], pause[1])] if random.random() < 0.3 and (not last or pause[1] < last) else []
    times = times if date(2030, 1, 1) < pause[0] and pause[1].year < 9999 and (not first or first < pause[0]) else []
    spans = spans_of(first, last, times)
    if not window.after and random.random() < 0.3:
        window = window.model_copy(update={"afterwards": True})
        spans = windows_in_term([window], Term(from_=first, until=last))[0].spans
    return WindowCase(SiteWindow(window, spans), some_day(random), random.choice((None, some_day(random))))


def once(random: Random) -> dict[str, Any]:
    days = sorted((some_day(random), some_day(random)))
    return {"once": some_ends(random, *(day.isoformat() for day in days))}


def yearly(random: Random) -> dict[str, Any]:
    return {"yearly": some_ends(random, random.choice(MONTH_DAYS), random.choice(MONTH_DAYS))}


def after(random: Random) -> dict[str, Any]:
    fact = random.choice(({}, {"fact": FACT}))
    within = random.choice((*LENGTHS, WORKING, None))
    return {"after": {"event": "授权之日", **({"within": within} if within else {}), **fact}}


def some_ends(random: Random, begin: str, end: str) -> dict[str, str]:
    return random.choice(({"from": begin}, {"until": end}, {"from": begin, "until": end}))


def some_day(random: Random) -> date:
    return random.choice((random.choice(DAYS), date(2031, 1, 1) + timedelta(days=random.randrange(1500))))
