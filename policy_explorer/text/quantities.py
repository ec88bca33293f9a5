"""An official text -> the numbers and dates in it. Pure.

Of numbers only Arabic digits count, narrow and full-width; a date may be in Chinese digits too, or have dots: 二〇二六年三月五日,
2026.3.5, 自2026.3起. Digits longer than `LONGEST_NUMBER` are a code (an account, a certificate),
not a number. A date is a span of days, both included: a day, a month, a quarter, half a year or a year. A date without a
year is in the year of the date before it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from msgspec import Struct

from policy_explorer.text.chinese_numbers import read_quantity
from policy_explorer.text.days import next_day, previous_day
from policy_explorer.text.dotted_months import MONTH, NO_MORE_DIGITS, is_month
from policy_explorer.text.patterns import regex

# Each is replaced by one character, so that positions stay the same.
NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
WIDE = regex("[０-９．％]")
MULTIPLIERS = {"万": 10**4, "亿": 10**8}
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}

# `[0-9][0-9]*` is searched faster than `[0-9]+`.
NUMBER = regex(r"(?P<figure>[0-9][0-9]*(?:,[0-9]{3})*(?:\.[0-9]+)?)(?P<multiplier>[万亿]?)")
MARKS = regex("[年月.．]")  # of dates
# Matched where digits begin: searching for digits is much faster than searching for dates.
DIGITS = regex("[0-9][0-9]*")
DOTTED = r"(?P<dotted>[0-9]{4}\.[0-9]{1,2}\.[0-9]{1,2})(?![0-9]|\.[0-9])"
DOTTED_MONTH = rf"(?P<dotted_month>{MONTH})月?{NO_MORE_DIGITS}"  # 2026.3 alone is a number
DATE = regex(
    r"(?:"
    r"(?P<year>[0-9]{4})年(?:度)?(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)"
    r"|(?:(?P<dated>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?"
    r"|(?P<whole>[0-9]{4})(?:年度?|(?=[-—－–~～至][0-9]{4}年))"
    rf"|{DOTTED}|{DOTTED_MONTH}"
    r")"
)
# The same in Chinese digits. Without a year it has a day: 三月内 is no month of the year.
CHINESE_YEAR = "[一二][〇零○一二三四五六七八九]{3}"
CHINESE_MONTH = "(?:十[一二]?|[一二三四五六七八九])"
CHINESE_DAY = "(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
CHINESE_DATE = regex(
    r"(?:"
    rf"(?P<year>{CHINESE_YEAR})年(?:度)?(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)"
    rf"|(?P<dated>{CHINESE_YEAR}|[0-9]{{4}})年(?P<month>{CHINESE_MONTH}|[0-9]{{1,2}})月(?:(?P<day>{CHINESE_DAY}|[0-9]{{1,2}})日)?"
    rf"|(?P<month_alone>{CHINESE_MONTH})月(?P<day_alone>{CHINESE_DAY})日"
    rf"|(?P<whole>{CHINESE_YEAR})年度?"
    r")"
)
SOME_CHINESE_DATE = regex(f"{CHINESE_YEAR}年|[0-9]年{CHINESE_MONTH}月|(?<!十){CHINESE_MONTH}月{CHINESE_DAY}日")
CHINESE_MARK = regex("[〇零○一二三四五六七八九十][年月]")  # in each of these
CHINESE_OR_DIGITS = regex("[0-9][0-9]*|[〇零○一二三四五六七八九十][〇零○一二三四五六七八九十]*")
# Before and after may exclude the day itself: 2024年1月1日前 can end on 2023-12-31, unless （含当日） stands between.
BEFORE = regex(r"(?:（不含[^）]*）)?(?:之前|以前|前)")
AFTER = regex(r"(?:（不含[^）]*）)?(?:之后|以后|后)")
# Significant digits that a float holds exactly, in Python and in JavaScript.
LONGEST_NUMBER = 15


class NumberMention(Struct, frozen=True):
    """A number from `start` to `end` in the text: the figure as it is printed, and `scaled` by a 万 or 亿 after it."""

    start: int
    end: int
    value: int | float
    scaled: int | float


class DateMention(Struct, frozen=True):
    """A date from `start` to `end` in the text, with the first and the last day of its span.

    `adjacent` is another day that a 前 or 后 after it may mean.
    """

    start: int
    end: int
    first: date
    last: date
    adjacent: date | None


def narrow(text: str) -> str:
    """Return the text with narrow digits, decimal points, percent signs and commas in place of full-width ones."""
    text = text.replace("，", ",")  # by far the most common
    return text.translate(NARROW) if WIDE.search(text) else text


def numbers(text: str) -> Iterator[NumberMention]:
    """Yield the numbers in a text, in order."""
    return iter(found_numbers(text))


@lru_cache(maxsize=1024)  # rules ask for those of the same text one after the other
def found_numbers(text: str) -> tuple[NumberMention, ...]:
    return tuple(read_numbers(text))


def read_numbers(text: str) -> Iterator[NumberMention]:
    for match in NUMBER.finditer(narrow(text)):
        figure, multiplier = match.groups()
        if len(figure) > LONGEST_NUMBER and sum(map(str.isdigit, figure)) > LONGEST_NUMBER:
            continue
        value = parse_figure(figure)
        scaled = value * MULTIPLIERS[multiplier] if multiplier else value
        yield NumberMention(match.start(), match.end(1), value, round(scaled, 6))


def parse_figure(figure: str) -> int | float:
    figure = figure.replace(",", "")
    return float(figure) if "." in figure else int(figure)


def dates(text: str) -> Iterator[DateMention]:
    """Yield the dates in a text, in order."""
    return iter(found_dates(text) if MARKS.search(text) else ())


@lru_cache(maxsize=1024)
def found_dates(text: str) -> tuple[DateMention, ...]:
    return tuple(read_dates(narrow(text)))


def read_dates(text: str) -> Iterator[DateMention]:
    chinese = CHINESE_MARK.search(text) is not None and SOME_CHINESE_DATE.search(text) is not None
    year: int | None = None
    end = 0
    for digits in (CHINESE_OR_DIGITS if chinese else DIGITS).finditer(text):
        if digits.start() < end:
            continue
        match = (CHINESE_DATE.match(text, digits.start()) if chinese else None) or DATE.match(text, digits.start())
        parts = match.groupdict() if match else {}
        if match is None or (parts.get("dotted_month") and not is_month(text, *match.span("dotted_month"))):
            continue
        end = match.end()
        with_dots = parts.get("dotted") or parts.get("dotted_month") or ""
        written = match["year"] or match["dated"] or match["whole"] or with_dots[:4]
        year = read_digits(written) if written else year
        span = days(match, year)
        if span is not None:
            yield DateMention(match.start(), match.end(), *span, adjacent=adjacent_day(text, match, span))


def days(match: re.Match[str], year: int | None) -> tuple[date, date] | None:
    """Return the first and the last day of a match, None if it is no date after all."""
    if year is None or not 1000 <= year < 9999:
        return None
    if match["quarter"]:
        return months(year, 3 * QUARTERS[match["quarter"]] - 2, 3)
    if match["half"]:
        return months(year, 1 if match["half"] == "上" else 7, 6)
    if match["whole"]:
        return months(year, 1, 12)
    parts = match.groupdict()
    month, day_of_month = parts["month"] or parts.get("month_alone", ""), parts["day"] or parts.get("day_alone", "")
    if with_dots := parts.get("dotted") or parts.get("dotted_month"):
        _, month, day_of_month = f"{with_dots}.".split(".")[:3]
    if not 1 <= read_digits(month) <= 12:
        return None
    if not day_of_month:
        return months(year, read_digits(month), 1)
    try:
        day = date(year, read_digits(month), read_digits(day_of_month))
    except ValueError:
        return None
    return day, day


def read_digits(written: str) -> int:
    """Return the number that a part of a date writes in Arabic or Chinese digits."""
    return int(written) if written.isdecimal() else int(read_quantity(written) or 0)


def months(year: int, first: int, count: int) -> tuple[date, date]:
    """Return the first and the last day of `count` months from the month `first` on."""
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def adjacent_day(text: str, match: re.Match[str], span: tuple[date, date]) -> date | None:
    """Return the day before a span that is followed by 前, the day after one that is followed by 后."""
    if BEFORE.match(text, match.end()):
        return previous_day(span[0])
    return next_day(span[1]) if AFTER.match(text, match.end()) else None
