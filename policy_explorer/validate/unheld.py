"""No number and no date of a measure's text goes unheld."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from policy_explorer.load.problem import Problem
from policy_explorer.model.base import read_date
from policy_explorer.model.rules import OPERATORS_BY_TYPE
from policy_explorer.text.quantities import DateMention, NumberMention, dates, numbers
from policy_explorer.text.verbatim import squeeze
from policy_explorer.validate.amounts import amounts, find, written_form
from policy_explorer.validate.content import Content, NoticeFiles, SourceFile, tests
from policy_explorer.validate.periods import SPANS

DATE_FIELDS = frozenset({"from", "until", *OPERATORS_BY_TYPE["date"]})
NUMBER_OPERATORS = frozenset(OPERATORS_BY_TYPE["number"])
AROUND = 8


def nothing_unheld(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Every Arabic number and every date in a measure's text is held by an amount, a date, a period or
    the bound of a condition. Places are marked, so that one 1% does not hold another.
    """
    for file in notice.measures:
        held = bytearray(len(file.text))
        claimed = set(mark_numbers(file, held))
        days = set(held_days(file))
        for mention in dates(file.text):
            if holds(mention, days):
                cover(held, mention.start, mention.end)
            elif any(not all(held[n.start : n.end]) for n in numbers_in(file.text, mention)):
                yield unheld(file, mention.start, mention.end, "日期写进 dates 或 period，也可以是条件的界限")
                cover(held, mention.start, mention.end)
        for number in numbers(file.text):
            if not all(held[number.start : number.end]) and number.value not in claimed:
                yield unheld(file, number.start, number.end, "数字写进 amounts，也可以是条件的界限")


def numbers_in(text: str, mention: DateMention) -> Iterator[NumberMention]:
    """The numbers of a mention, at their places in the text."""
    for number in numbers(text[mention.start : mention.end]):
        yield replace(number, start=mention.start + number.start, end=mention.start + number.end)


def unheld(file: SourceFile, start: int, end: int, hint: str) -> Problem:
    around = file.text[max(0, start - AROUND) : end + AROUND]
    return file.problem(("text",), f"正文中的“{file.text[start:end]}”没有对应的字段", f"…{around}…", hint, on_key=True)


def mark_numbers(file: SourceFile, held: bytearray) -> Iterator[int | float]:
    """Mark what amounts and bounds hold. Of those that cannot be placed, yield the numbers: they have
    problems of their own, and the text need not be blamed too.
    """
    for form, quote in held_forms(file):
        if not mark(held, file.text, form, quote):
            yield from (number.value for number in numbers(f"{form}、{quote}"))


def held_forms(file: SourceFile) -> Iterator[tuple[str, str]]:
    """(form, quote) of every amount and of every bound that is a number, as far as they are written."""
    for _, amount in amounts(file):
        form = written_form(amount) or squeeze(f"{amount.get('written', '')}、{amount.get('value', '')}")
        yield form, squeeze(str(amount.get("quote", "")))
    for _, test in tests(file):
        for operator in test.keys() & NUMBER_OPERATORS:
            yield from bound_forms(test[operator], squeeze(str(test.get("quote", ""))))


def bound_forms(bound: Any, quote: str) -> Iterator[tuple[str, str]]:
    """The figures of a quote that say the bound: 10万元 says 100000 too."""
    forms = [quote[n.start : n.end] for n in numbers(quote) if bound in (n.value, n.scaled)]
    yield from ((form, quote) for form in forms)


def mark(held: bytearray, text: str, form: str, quote: str) -> bool:
    """Mark a form wherever its quote stands; whether it stands anywhere."""
    within = find(form, quote)
    start = text.find(quote) if within else -1
    placed = start >= 0
    while start >= 0:
        for offset in within:
            cover(held, start + offset, start + offset + len(form))
        start = text.find(quote, start + 1)
    return placed


def cover(held: bytearray, start: int, end: int) -> None:
    held[start:end] = b"\1" * (end - start)


def held_days(file: SourceFile) -> Iterator[date]:
    """The days of all dates, and of the quotes of those dates that are not what they quote."""
    for holder in date_holders(file):
        if DATE_FIELDS.isdisjoint(holder):
            continue
        written = [day(holder[field]) for field in holder.keys() & DATE_FIELDS if holder[field] is not None]
        yield from filter(None, written)
        if written:
            quoted = {d for m in dates(squeeze(str(holder.get("quote", "")))) for d in (m.first, m.last)}
            if not quoted.issuperset(written):
                yield from quoted


def date_holders(file: SourceFile) -> Iterator[dict]:
    for pattern in SPANS:
        yield from file.values(*pattern, sort=dict)
    yield from (test for _, test in tests(file))


def day(value: Any) -> date | None:
    read = read_date(value)
    return read if isinstance(read, date) else None


def holds(mention: DateMention, days: set[date]) -> bool:
    """A day is held as it is or, before 前 or 后, as its neighbour; a longer span by its two ends."""
    return {mention.first, mention.last} <= days or (mention.first == mention.last and mention.also in days)
