"""Amounts stand in their quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.text.quantities import narrow, numbers
from policy_explorer.text.verbatim import squeeze
from policy_explorer.validate.content import EACH, Content, NoticeFiles, SourceFile, once_a_file

# What makes the digits beside it part of a longer number.
GOING_BEFORE = re.compile(r"[0-9][.,]?\Z")
GOING_ON = re.compile(r"[.,]?[0-9]")
AMOUNTS = (("amounts", EACH), ("benefits", EACH, "amounts", EACH))


def amounts_in_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """An amount's figure stands in its quote: as `written`, or as value and unit; and `written`, where it
    has Arabic digits, has the value among them.
    """
    vocabulary = content.vocabularies.get("units")
    units = {unit for _, unit in vocabulary.select(EACH, sort=str)} if vocabulary else ()
    for file in notice.measures:
        for at, amount in amounts(file):
            form, quote = written_form(amount), amount.get("quote")
            if form is None or not isinstance(quote, str) or squeeze(quote) not in file.text:
                continue  # reported for itself
            if not says_value(form, amount["value"]):
                yield file.problem((*at, "value"), f"数值与正文写法“{form}”不符", amount["value"], "改数值或改 written")
            elif not find(form, squeeze(quote)) and ("written" in amount or amount["unit"] in units):
                hint = "正文写法不是“数值+单位”时，把正文的写法填在 written 里"
                yield file.problem((*at, "quote"), f"引文里没有这个数“{form}”", quote, hint)


@once_a_file
def amounts(file: SourceFile) -> list[tuple[FieldPath, dict]]:
    return [held for pattern in AMOUNTS for held in file.select(*pattern, sort=dict)]


def written_form(amount: dict) -> str | None:
    """How the text puts an amount, or None where its fields are not well-formed."""
    written, value, unit = amount.get("written"), amount.get("value"), amount.get("unit")
    if not is_number(value) or not isinstance(unit, str):
        return None
    return squeeze(written) if isinstance(written, str) else f"{plain(value)}{squeeze(unit)}"


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def plain(value: int | float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def find(form: str, text: str) -> list[int]:
    """Where a form stands in a text, but not inside a longer number: 3% is not in 13%."""
    form, text = narrow(form), narrow(text)
    found: list[int] = []
    start = text.find(form) if form else -1
    while start >= 0:
        end = start + len(form)
        longer = (form[:1].isdigit() and GOING_BEFORE.search(text, max(0, start - 2), start)) or (
            form[-1:].isdigit() and GOING_ON.match(text, end)
        )
        if not longer:
            found.append(start)
        start = text.find(form, start + 1 if longer else end)
    return found


def says_value(form: str, value: int | float) -> bool:
    found = list(numbers(form))
    return not found or any(value in (number.value, number.scaled) for number in found)
