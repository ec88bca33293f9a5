"""Rule: a window for applying is of the kind, and runs in the direction, that the words of its quote say."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.text.lengths import is_length, is_well_formed, lengths
from policy_explorer.text.month_days import YearDays, in_digits, year_days
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import AFTER, BEFORE
from policy_explorer.text.verbatim import surroundings, without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import SourceFile
from policy_explorer.validate.windows import YEAR, windows

EVERY_YEAR = regex("每|年度|各年|逐年|历年|按年|次年|翌年|当年|年起|年后|年以后|年以来")
EVERY_YEAR_ON = regex(
    "每个?(?:自然)?年度?(?:的|于|在|从|自)?(?=[0-9]{1,2}(?:月|[-—－~至到])|第?[一二三四1-4]季度|[上下]半年|年[初底末])"
)
PAUSED = regex("(?:日|号|月份?|季度|半年)(?:期间|以内|之内|内|底|末|止)?暂停(?:受理|申请|申报|办理)[。；]?$")
PAUSE_IS = regex("暂停(?:受理|申请|申报|办理)的?(?:时间|期间|时段)(?:为|是|：)")
APPLYING = regex("受理|申请|申报|办理|除")
TO_END = regex("起?(?:[-—－–~～]+|至|到)(?:次年|翌年|当年|每年|[0-9]{4}年)?")
END_OF_FEBRUARY = regex("(?<![0-9])2月份?[底末]")
FROM_THEN_ON = regex(rf"{AFTER.pattern}|起(?!至|到|[0-9])")
# What is applied for in the year after, or once the term is over.
GOES_ON = regex(
    "上[一1]?个?年|前[一1]年|前年度|次年|翌年|第[二2]年|下[一1]?个?年|[0-9]{4}年度|年度(?:终了|结束)|期满|届满|到期|(?:结束|截止|终止)(?:之|以)?后|补报|补办|追溯"
)
UP_TO_THEN = regex(rf"(?:{BEFORE.pattern})(?!后)")


def windows_fit_words(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that what a window says does not contradict the words of its quote.

    Passes: `yearly: {until: 02-29}`, quote 每年2月底前申报; `after: {event: 开业之日, within: {years: 1}}`, quote
    自开业之日起一年内申报.
    Fails: `yearly: {until: 02-28}` with the first quote; `once` with 每年3月申报; `yearly` with 2032年3月1日前申报;
    `within: {years: 1}` with 开业满一年后申报; `yearly`, `afterwards: true` with 每年3月申报; `once: {from: 2032-03-01}` with 2032年3月1日至3月31日申报; `yearly: {from: 06-30}` with 每年6月30日前申报.
    """
    for file in notice.measures:
        for at, window in windows(file):
            if isinstance(window.get("quote"), str):
                quote = in_digits(without_whitespace(window["quote"]))
                yield from kind_problems(file, at, window, quote)
                yield from event_problems(file, at, window, quote)
                yield from direction_problems(file, at, window, quote)
                yield from february_problems(file, at, window, quote)
                yield from afterwards_problems(file, at, window)


def kind_problems(file: SourceFile, at: FieldPath, window: dict[str, Any], quote: str) -> Iterator[Problem]:
    """Yield a problem if `quote` says that the window comes once and not yearly, or the reverse, or is no window."""
    years = set(YEAR.findall(quote))
    if "yearly" in window and len(years) == 1 and not EVERY_YEAR.search(quote):
        hint = "只有这一年的写 once"
        yield file.problem((*at, "yearly"), "引文写的是某一年，不是每年", window["quote"], hint, on_key=True)
    if "once" in window and not years and EVERY_YEAR_ON.search(quote):
        yield file.problem((*at, "once"), "引文写的是每年，不是只有一次", window["quote"], "写 yearly", on_key=True)
    paused = PAUSED.search(quote) or PAUSE_IS.search(quote)
    if paused and not APPLYING.search(quote[: paused.start()]):
        hint = "写可以申请的时间；暂停的时间不写 windows"
        yield file.problem((*at, "quote"), "引文写的是暂停申请的时间", window["quote"], hint)


def afterwards_problems(file: SourceFile, at: FieldPath, window: dict[str, Any]) -> Iterator[Problem]:
    """Yield a problem if a window goes on every year after the term, and no word around its quote says so."""
    if window.get("afterwards") is True and "yearly" in window:
        sentences = [each.sentence for each in surroundings(without_whitespace(window["quote"]), file.text)]
        if not any(GOES_ON.search(in_digits(words)) for words in (*sentences, without_whitespace(window["quote"]))):
            hint = "引说明这一点的话，如“申报上年度”；原文没有这样说的，删去 afterwards"
            yield file.problem(
                (*at, "afterwards"), "引文没有说期限结束以后还可以申请", window["quote"], hint, on_key=True
            )


def event_problems(file: SourceFile, at: FieldPath, window: dict[str, Any], quote: str) -> Iterator[Problem]:
    """Yield a problem if the time of a window begins only after its length, or is before its event."""
    for path, within in file.select(*at, "after", "within", kind=dict):
        if not is_well_formed(within):
            continue
        found = [each for each in lengths(quote) if is_length(each, within)]
        if found and all(AFTER.match(quote, each.end) for each in found):
            hint = "within 是“多长时间以内”；多久以后才可以申请的，不写 within，把它写进 event"
            yield file.problem(path, "引文写的是这么久以后", within, hint)
    for path, event in file.select(*at, "after", "event", kind=str):
        places = list(re.finditer(re.escape(in_digits(without_whitespace(event))), quote)) if event.strip() else []
        if places and all(UP_TO_THEN.match(quote, place.end()) for place in places):
            yield file.problem(path, "引文写的是这件事以前", event, "after 是某事以后；以前申请的，不写 windows")


def direction_problems(file: SourceFile, at: FieldPath, window: dict[str, Any], quote: str) -> Iterator[Problem]:
    """Yield a problem if a window begins on the day on which it ends in `quote`, or the reverse."""
    days = [each for each in year_days(quote) if not YEAR.match(quote, each.start)]
    for kind in ("once", "yearly"):
        written = {
            field: value[-5:] for field in ("from", "until") for value in file.values(*at, kind, field, kind=str)
        }
        if len(days) == 1:
            for field, day in written.items():
                if len(written) == 1 or day in days[0].first | days[0].last:
                    yield from wrong_side(file, (*at, kind, field), days[0], quote)
        elif len(written) == 1 and len(days) == 2:
            yield from other_side_unwritten(file, (*at, kind, *written), days[0], days[1], quote)
        elif len(written) == 2 and len(days) == 2 and is_swapped(written, days[0], days[1], quote):
            hint = f"引文是“{window['quote']}”"
            yield file.problem((*at, kind), "from 和 until 与引文相反", {**written}, hint, on_key=True)


def wrong_side(file: SourceFile, path: FieldPath, day: YearDays, quote: str) -> Iterator[Problem]:
    """Yield a problem if a day of a window, at `path`, is its first where `quote` says before its only day, or the reverse."""
    field = path[-1]
    contrary = UP_TO_THEN if field == "from" else FROM_THEN_ON
    if contrary.match(quote, day.end):
        other, said = ("until", "以前") if field == "from" else ("from", "以后")
        hint = f"删去 {field}" if any(file.select(*path[:-1], other)) else f"写 {other}"
        yield file.problem(path, f"引文写的是这一天{said}", hint=hint, on_key=True)


def other_side_unwritten(
    file: SourceFile, path: FieldPath, begin: YearDays, end: YearDays, quote: str
) -> Iterator[Problem]:
    """Yield a problem if the only day of a window, at `path`, is one end of a range in `quote`."""
    field, other = (path[-1], "until") if path[-1] == "from" else (path[-1], "from")
    written = next(iter(file.values(*path, kind=str)), "")[-5:]
    if is_range(begin, end, quote) and written in (begin.first if field == "from" else end.last):
        yield file.problem(path, f"引文写的是一段时间，没有写 {other}", hint=f"补上 {other}", on_key=True)


def is_range(begin: YearDays, end: YearDays, quote: str) -> bool:
    """Tell whether `quote` says from `begin` to `end`."""
    return any(TO_END.fullmatch(quote, at, end.start) for at in (begin.end, begin.end - 1))


def is_swapped(written: dict[str, str], begin: YearDays, end: YearDays, quote: str) -> bool:
    """Tell whether `quote` says from `begin` to `end`, and the days of `written` are these in the other order."""
    joined = is_range(begin, end, quote)
    first, last = begin.first | begin.last, end.first | end.last
    return joined and written["from"] in last - begin.first and written["until"] in first - end.last


def february_problems(file: SourceFile, at: FieldPath, window: dict[str, Any], quote: str) -> Iterator[Problem]:
    """Yield a problem if the end of February in `quote` is written as the 28th, where February may have 29 days."""
    if not END_OF_FEBRUARY.search(quote) or "28" in quote:
        return
    for path, value in file.select(*at, "yearly", "until", kind=str):
        if value == "02-28":
            yield file.problem(path, "二月底在闰年是29日", value, "写 02-29，平年算作28日")
    for path, value in file.select(*at, "once", "until", kind=str):
        year, _, day = value.partition("-")
        if day == "02-28" and year.isdecimal() and isleap(int(year)):
            yield file.problem(path, "这一年的二月底是29日", value, f"写 {year}-02-29")
