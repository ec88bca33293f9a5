"""Rule: every number and every date in a measure's text is recorded in a field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from policy_explorer.load.problem import Problem
from policy_explorer.model.base import read_date
from policy_explorer.model.rules import DAY_OPERATORS
from policy_explorer.text.comparisons import opposite_side, readable, sides_of_date
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import DateMention, NumberMention, dates, numbers
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate import payouts
from policy_explorer.validate.amounts import amount_wording, amounts, occurrences
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.bounds import LENGTH_UNITS, bound_forms, compared_figures
from policy_explorer.validate.content import Content, NoticeFiles, tests
from policy_explorer.validate.periods import SPANS
from policy_explorer.validate.source_file import SourceFile, cached_per_file
from policy_explorer.validate.ways import stated_ways
from policy_explorer.validate.windows import WINDOWS, quoted_times

DATE_FIELDS = frozenset({"from", "until", *DAY_OPERATORS})
ANNEX_NAMES = ("附件", "附表", "附录")  # a number behind one of these names an annex
END_OF_SPAN = regex("年?[底末]")
CONTEXT = 8  # characters shown on each side


def every_figure_is_recorded(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require a field for every number and date in `text`: an amount, a date, a period, a window, or a condition's bound.

    An amount records the number within its own quote only, so that one 1% does not stand for another. The number of an
    annex, as in 附件1, is no figure. Figures in tables and annexes need no field.

    Passes: text 补贴3000元, with an amount of 3000 元 that quotes it.
    Passes: text 2031年底前开业, with `on_or_before: 2031-12-31`.
    Fails: text 补贴3000元，满2年再补1000元, with that amount alone (2 and 1000 are not recorded).
    """
    questions = questions_in(content.questions) if content.questions else None
    for file in notice.measures:
        recorded = bytearray(len(file.text))  # 1 for each character of the text that a field records
        unplaced = set(mark_numbers(file, notice, recorded, questions))
        mentions, earliest = list(dates(file.text)), 0
        days, words = (set(recorded_days(file)), readable(file.text)) if mentions else (set(), "")
        for mention in mentions:
            meant = one_sided_days(words, mention, earliest)
            earliest = mention.end
            if {mention.first, mention.last} <= days or not days.isdisjoint(meant):
                mark_span(recorded, mention.start, mention.end)
            elif any(not all(recorded[n.start : n.end]) for n in numbers_in(file.text, mention)):
                yield not_recorded(file, mention.start, mention.end, "日期写进 dates 或 period，也可以是条件的界限")
                mark_span(recorded, mention.start, mention.end)
        for number in numbers(file.text):
            if file.text.endswith(ANNEX_NAMES, 0, number.start):
                continue
            if not all(recorded[number.start : number.end]) and number.value not in unplaced:
                yield not_recorded(file, number.start, number.end, "数字写进 amounts，也可以是条件的界限")


def numbers_in(text: str, mention: DateMention) -> Iterator[NumberMention]:
    """Yield the numbers within `mention`, with their indices into `text`."""
    for number in numbers(text[mention.start : mention.end]):
        yield replace(number, start=mention.start + number.start, end=mention.start + number.end)


def not_recorded(file: SourceFile, start: int, end: int, hint: str) -> Problem:
    """Return the problem that no field records file.text[start:end]."""
    context = file.text[max(0, start - CONTEXT) : end + CONTEXT]
    return file.problem(("text",), f"正文中的“{file.text[start:end]}”没有对应的字段", f"…{context}…", hint, on_key=True)


def mark_numbers(
    file: SourceFile, notice: NoticeFiles, recorded: bytearray, questions: Questions | None
) -> Iterator[int | float]:
    """Mark what amounts and bounds record. Yield the numbers of those that are found nowhere.

    A quote of a table or of an annex marks nothing in the text. Those that are found nowhere have a problem of their own, and a number of the text that is equal to one of them is not reported as well.
    """
    for form, quote in recorded_forms(file, questions):
        elsewhere = quote not in file.text and notice.has_quote(file, quote)
        if not elsewhere and not mark_form(recorded, file.text, form, quote):
            yield from (number.value for number in numbers(f"{form}、{quote}"))


def recorded_forms(file: SourceFile, questions: Questions | None) -> Iterator[tuple[str, str]]:
    """Yield (wording, quote), both without white space, of amounts, lengths, bounds, times of windows and payouts."""
    for _, amount in amounts(file):
        form = amount_wording(amount) or without_whitespace(f"{amount.get('written', '')}、{amount.get('value', '')}")
        yield form, without_whitespace(str(amount.get("quote", "")))
    for count, unit, quote in lengths(file):
        yield from bound_forms(count, unit, quote)
    for _, test in tests(file):
        for figure in compared_figures(test, questions):
            yield from bound_forms(figure.number, figure.unit, without_whitespace(str(test.get("quote", ""))))
    yield from quoted_times(file)
    yield from payouts.recorded_forms(file, questions)
    yield from stated_ways(file)


def lengths(file: SourceFile) -> Iterator[tuple[Any, str, str]]:
    """Yield (number, unit, quote without white space) of the length of every period that has one."""
    for period in spans(file):
        length = period.get("lasts")
        if isinstance(length, dict):
            quote = without_whitespace(str(period.get("quote", "")))
            yield from ((length[name], unit, quote) for name, unit in LENGTH_UNITS.items() if name in length)


@cached_per_file
def spans(file: SourceFile) -> list[dict[str, Any]]:
    """Return the periods and the dates of a measure."""
    return [period for pattern in SPANS for period in file.values(*pattern, kind=dict)]


def mark_form(recorded: bytearray, text: str, form: str, quote: str) -> bool:
    """Mark `form` in each occurrence of `quote` in `text`. Return whether there is any."""
    within = occurrences(form, quote)
    start = text.find(quote) if within else -1
    found = start >= 0
    while start >= 0:
        for offset in within:
            mark_span(recorded, start + offset, start + offset + len(form))
        start = text.find(quote, start + 1)
    return found


def mark_span(recorded: bytearray, start: int, end: int) -> None:
    """Set recorded[start:end] to 1."""
    recorded[start:end] = b"\1" * (end - start)


def recorded_days(file: SourceFile) -> Iterator[date]:
    """Yield the days of all dates of `file`, and of the quotes of those that `periods` reports as not in a quote."""
    for mapping in mappings_with_dates(file):
        if DATE_FIELDS.isdisjoint(mapping):
            continue
        written = [day(mapping[field]) for field in mapping.keys() & DATE_FIELDS if mapping[field] is not None]
        yield from filter(None, written)
        if written:
            quoted = {d for m in dates(without_whitespace(str(mapping.get("quote", "")))) for d in (m.first, m.last)}
            if not quoted.issuperset(written):
                yield from quoted


def mappings_with_dates(file: SourceFile) -> Iterator[dict[str, Any]]:
    """Yield the mappings of a measure that may have dates: periods, dates, windows and tests."""
    yield from spans(file)
    for pattern in WINDOWS:
        yield from file.values(*pattern, "once", kind=dict)
    yield from (test for _, test in tests(file))


def day(value: Any) -> date | None:
    """Return `value` as a date, None where it is none."""
    read = read_date(value)
    return read if isinstance(read, date) else None


def one_sided_days(text: str, mention: DateMention, earliest: int) -> set[date]:
    """Return the days of which one records `mention`, where the words around it say from or up to when: 2031年底前.

    `text` is `readable`; words before `earliest` belong to another date.
    """
    if END_OF_SPAN.match(text, mention.end):
        return {mention.last}
    if text.startswith("以来", mention.end):
        return {mention.first}
    sides = sides_of_date(text, mention, earliest)
    meant = {side.day for side in sides} | {opposite_side(side).day for side in sides}
    if mention.adjacent:  # 前 and 后 leave open whether the span itself counts
        meant |= {mention.first, mention.last, mention.adjacent}
    return meant
