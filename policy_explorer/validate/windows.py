"""Rule: the days and lengths of windows for applying are in their quotes, and their facts are questions about dates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.text.lengths import is_length, is_well_formed, lengths
from policy_explorer.text.month_days import in_digits, year_days
from policy_explorer.text.patterns import regex
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import EACH, SourceFile, cached_per_file

WINDOWS = (("windows", EACH), ("benefits", EACH, "windows", EACH))
YEAR = regex(r"[0-9]{4}(?=年)")
WITHIN = regex("[之以]?内")
NEXT_YEAR = regex("次年|翌年|第二年")


@cached_per_file
def windows(file: SourceFile) -> list[tuple[FieldPath, dict[str, Any]]]:
    """Return (path, mapping) of each window of a measure and of its benefits."""
    return [pair for pattern in WINDOWS for pair in file.select(*pattern, kind=dict)]


def windows_in_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require of a window that its quote says its days or its length and its event, and that its fact asks for a date.

    Passes: `yearly: {until: 06-30}`, quote 每年6月30日前申报; `after: {event: 授权之日, within: {years: 1}}`, quote
    自授权之日起一年内.
    Fails: `yearly: {until: 06-03}` with the first quote; `within: {years: 2}` with the second; a fact that is no question,
    or one about a number.
    """
    questions = questions_in(content.questions) if content.questions else None
    for file in notice.measures:
        for at, window in windows(file):
            quote = window.get("quote")
            if isinstance(quote, str):
                yield from days_not_in_quote(file, at, window, in_digits(without_whitespace(quote)), quote)
                yield from event_not_in_quote(file, at, window, in_digits(without_whitespace(quote)), quote)
            if questions:
                yield from wrong_fact(file, at, questions)


def days_not_in_quote(
    file: SourceFile, at: FieldPath, window: dict[str, Any], quote: str, written: str
) -> Iterator[Problem]:
    """Yield a problem for each day of `window` that `quote`, which has Arabic digits, does not mention."""
    mentions = list(year_days(quote))
    first = frozenset[str]().union(*(each.first for each in mentions))
    last = frozenset[str]().union(*(each.last for each in mentions))
    for kind in ("once", "yearly"):
        for field, mentioned in (("from", first), ("until", last)):
            for path, value in file.select(*at, kind, field, kind=str):
                if value[-5:] not in mentioned or (kind == "once" and not in_years(value, quote)):
                    hint = "月日要在引文里，如“每年6月30日前”“1－10月”"
                    yield file.problem(path, "引文写的不是这一天", value, f"{hint}；引文是“{written}”")


def in_years(day: str, quote: str) -> bool:
    """Tell whether the year of `day` is one that `quote` mentions, or the one after it; any, where it mentions none."""
    years = {int(year) for year in YEAR.findall(quote)}
    following = {year + 1 for year in years} if NEXT_YEAR.search(quote) else set()
    return not years or not day[:4].isdecimal() or int(day[:4]) in years | following


def event_not_in_quote(
    file: SourceFile, at: FieldPath, window: dict[str, Any], quote: str, written: str
) -> Iterator[Problem]:
    """Yield a problem if `quote` does not say the event of `window`, and one if it does not say its length."""
    for path, event in file.select(*at, "after", "event", kind=str):
        if without_whitespace(event) not in without_whitespace(written):
            yield file.problem(path, "引文里没有这件事", event, "照引文写，如“授权之日”")
    for path, within in file.select(*at, "after", "within", kind=dict):
        if is_well_formed(within) and not any(is_length(each, within) for each in lengths(quote)):
            hint = f"写成引文里的年数、月数、天数或工作日数；引文是“{written}”"
            yield file.problem(path, "引文写的不是这么久", within, hint)
    for path, after in file.select(*at, "after", kind=dict):
        if after.get("within") is None and any(WITHIN.match(quote, each.end) for each in lengths(quote)):
            hint = f"补上 within，如 {{days: 30}}、{{working_days: 30}}；引文是“{written}”"
            yield file.problem(path, "引文写了多长时间以内", after, hint)


def wrong_fact(file: SourceFile, at: FieldPath, questions: Questions) -> Iterator[Problem]:
    """Yield a problem if the fact of a window is not asked, or not as a date."""
    for path, fact in file.select(*at, "after", "fact", kind=str):
        if unknown := questions.unknown(fact):
            yield file.problem(path, unknown.message, fact, unknown.hint)
        elif fact in questions.valid and questions.valid[fact].type != "date":
            yield file.problem(path, "这一题问的不是日期", fact, "写一道 date 题的代号；没有这样的题就不写 fact")


def quoted_times(file: SourceFile) -> Iterator[tuple[str, str]]:
    """Yield (wording, quote), without white space, of each time in the quotes of windows."""
    for _, window in windows(file):
        quote = without_whitespace(str(window.get("quote", "")))
        yield from ((quote[each.start : each.end], quote) for each in year_days(quote))
        yield from ((quote[each.start : each.end], quote) for each in lengths(quote))
        yield from ((year, quote) for year in YEAR.findall(quote))
