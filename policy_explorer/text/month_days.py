"""An official text -> the days of a year that it mentions, without regard to years. Pure.

`quantities` reads dates of a given year; here are 每年6月30日前, 1－10月, 第一季度.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from policy_explorer.model.period import LEAP_YEAR
from policy_explorer.text.chinese_numbers import CAPITALS, NO_NUMBER, read_quantity
from policy_explorer.text.days import next_day, previous_day
from policy_explorer.text.dotted_months import with_months
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import AFTER, BEFORE, QUARTERS, narrow

DASH = "[-—－–~～至到]"
CHINESE = regex(
    rf"{NO_NUMBER}[〇零一二两三四五六七八九十百{CAPITALS}拾佰]+(?=个?月|日|号|年|天|个?工作日|个?自然日|个?日历[日天]|"
    + DASH
    + "[〇零一二三四五六七八九十]+(?:月|日|号))"
)
MENTION = regex(
    rf"(?P<begin>[0-9]{{1,2}}){DASH}(?:次年|翌年|当年)?(?=[0-9]{{1,2}}月)"
    r"|(?P<part_of>[0-9]{1,2})月份?(?P<part>[初底末])"
    r"|(?P<third_of>[0-9]{1,2})月份?(?P<third>[上中下])旬"
    rf"|(?P<month>[0-9]{{1,2}})月份?(?:(?P<day>[0-9]{{1,2}})(?:[日号]?{DASH}(?P<to>[0-9]{{1,2}})(?=[日号]))?[日号])?"
    r"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|(?P<end>年底|年末|年终)|(?P<start>年初)"
    r"|(?P<year>[0-9]{4})年度?(?![0-9])"
)
THIRDS = {"上": 1, "中": 11, "下": 21}  # of a month, by the day on which they begin
WITH_DOTS = regex(r"(?<![0-9.])([0-9]{4})\.([0-9]{1,2})\.([0-9]{1,2})(?![0-9]|\.[0-9])")
DAY = timedelta(days=1)


class YearDays(Struct, frozen=True):
    """Days of a year, from `start` to `end` in the text: on which days they may begin and end, each as MM-DD."""

    start: int
    end: int
    first: frozenset[str]
    last: frozenset[str]


def in_digits(text: str) -> str:
    """Return the text with Arabic digits in place of the Chinese numbers of dates and lengths of time, 2026.3.5 as 2026年3月5日.

    2026.3 is 2026年3月 where it is surely a month.
    """
    digits = CHINESE.sub(lambda match: str(read_quantity(match[0]) or match[0]), narrow(text))
    return with_months(WITH_DOTS.sub(r"\1年\2月\3日", digits))


def year_days(text: str) -> Iterator[YearDays]:
    """Yield the days of a year that a text mentions in Arabic digits, in order."""
    text = narrow(text)
    for match in MENTION.finditer(text):
        span = span_of(match)
        if span is not None and match["part"]:
            yield part_of_month(text, match, *span)
        elif span is not None:
            first, last = span
            exact = first == last
            before = {previous_day(first)} if exact and BEFORE.match(text, match.end()) else set()
            after = {next_day(first)} if exact and AFTER.match(text, match.end()) else set()
            ends = {last, *before} | ({last - DAY} if (last.month, last.day) == (2, 29) else set())
            yield YearDays(match.start(), match.end(), month_days({first, *after}), month_days(ends))


def part_of_month(text: str, match: re.Match[str], first: date, last: date) -> YearDays:
    """Return the beginning or the end of a month, which each of its days may be; the end 前 which something is, is its last."""
    days = month_days({first + count * DAY for count in range((last - first).days + 1)})
    exact = match["part"] != "初" and BEFORE.match(text, match.end())
    february = {date(LEAP_YEAR, 2, 28)} if last == date(LEAP_YEAR, 2, 29) else set()
    return YearDays(match.start(), match.end(), days, month_days({last, *february}) if exact else days)


def span_of(match: re.Match[str]) -> tuple[date, date] | None:
    """Return the first and the last day of a mention, in a leap year; None where it is none after all."""
    if match["year"]:
        return months(1, 12)
    if match["quarter"]:
        return months(3 * QUARTERS[match["quarter"]] - 2, 3)
    if match["half"]:
        return months(1 if match["half"] == "上" else 7, 6)
    if match["end"] or match["start"]:
        day = date(LEAP_YEAR, *((12, 31) if match["end"] else (1, 1)))
        return day, day
    month = int(match["begin"] or match["part_of"] or match["third_of"] or match["month"])
    if not 1 <= month <= 12:
        return None
    if match["third"]:
        first = date(LEAP_YEAR, month, THIRDS[match["third"]])
        return first, months(month, 1)[1] if match["third"] == "下" else first + 9 * DAY
    if match["part"]:
        whole = months(month, 1)
        return (whole[0], whole[0] + 9 * DAY) if match["part"] == "初" else (whole[0] + 20 * DAY, whole[1])
    if not match["day"]:
        return months(month, 1)
    days = [int(each) for each in (match["day"], match["to"] or match["day"])]
    longest = monthrange(LEAP_YEAR, month)[1]
    return (
        (date(LEAP_YEAR, month, days[0]), date(LEAP_YEAR, month, days[1]))
        if min(days) > 0 and max(days) <= longest
        else None
    )


def months(first: int, count: int) -> tuple[date, date]:
    last = first + count - 1
    return date(LEAP_YEAR, first, 1), date(LEAP_YEAR, last, monthrange(LEAP_YEAR, last)[1])


def month_days(days: set[date]) -> frozenset[str]:
    return frozenset(day.isoformat()[5:] for day in days)
