"""Rule: the figure of an amount is in its quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isclose
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.answers import is_number
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import narrow, numbers
from policy_explorer.text.unit_kinds import are_apart, unit_name, unit_named_at
from policy_explorer.text.units import UNITS, counted_in, quantities, read_unit
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.bounds import is_in_another_unit, unit_behind
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import EACH, SourceFile, cached_per_file

# Beside digits, these make them part of a longer number.
DIGITS_BEFORE = regex(r"[0-9][.,]?\Z")
DIGITS_AFTER = regex(r"[.,]?[0-9]")
# Before what a figure is for, in the same clause: 每户奖励100元.
EACH_OF = regex("每一?(?=[^，。；、每]*\\Z)")
DIMENSIONS = frozenset(dimension for dimension, _ in UNITS.values())
AMOUNTS = (("amounts", EACH), ("benefits", EACH, "amounts", EACH))


def amounts_in_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require each amount in its quote: `written`, or `value` and `unit`. `written` must give `value`.

    Where the units are known, `written` is compared by value: 1亿元 is 10000 万元.

    Passes: value 3000, unit 元/人, quote 每人补贴3000元/人.
    Passes: value 20000000, unit 元, written 2000万元, quote 最高2000万元.
    Fails: value 300, unit 元, quote 补贴3000元 (300元 is not in it).
    Fails: value 3000, unit 元, written 5000元, quote 补贴5000元 (`written` gives another value).
    Fails: value 2000, unit 万元, written 2000元, quote 补贴2000元 (`written` has another unit).
    Fails: value 20, unit 亩, written 20公顷, quote 种植20公顷; value 100, unit 元/人, quote 每户补贴100元.
    """
    vocabulary = content.vocabularies.get("units")
    units = {unit for _, unit in vocabulary.select(EACH, kind=str)} if vocabulary else ()
    for file in notice.measures:
        for at, amount in amounts(file):
            form, quote = amount_wording(amount), amount.get("quote")
            if form is None or not isinstance(quote, str) or not notice.has_quote(file, without_whitespace(quote)):
                continue  # reported by `shapes` and `quotes`
            if not says_value(form, amount["value"], amount["unit"]):
                message, shown = f"数值与正文写法“{form}”不符", f"{decimal_digits(amount['value'])}{amount['unit']}"
                yield file.problem((*at, "value"), message, shown, "改数值、单位或 written，三者要一致")
            elif not occurrences(form, without_whitespace(quote)) and ("written" in amount or amount["unit"] in units):
                hint = "正文写法不是“数值+单位”时，把正文的写法填在 written 里"
                yield file.problem((*at, "quote"), f"引文里没有这个数“{form}”", quote, hint)
            elif other := other_unit(form, without_whitespace(quote), amount["value"], amount["unit"]):
                hint = "改单位或引文；不能换算的单位，照引文的写"
                yield file.problem((*at, "unit"), f"引文里这个数以{other}计", amount["unit"], hint)


@cached_per_file
def amounts(file: SourceFile) -> list[tuple[FieldPath, dict[str, Any]]]:
    """Return (path, mapping) of each amount of a measure and of its benefits."""
    return [pair for pattern in AMOUNTS for pair in file.select(*pattern, kind=dict)]


def amount_wording(amount: dict[str, Any]) -> str | None:
    """Return the wording of `amount` in the text, without white space; None where a field has the wrong type."""
    written, value, unit = amount.get("written"), amount.get("value"), amount.get("unit")
    if not is_number(value) or not isinstance(unit, str):
        return None
    return (
        without_whitespace(written)
        if isinstance(written, str)
        else f"{decimal_digits(value)}{without_whitespace(unit)}"
    )


def decimal_digits(value: int | float) -> str:
    """Return `value` in decimal digits, without a fraction where it is whole."""
    return str(int(value)) if value == int(value) else repr(value)


def occurrences(form: str, text: str) -> list[int]:
    """Return the indices at which `form` is in `text`, but not as part of a longer number: 3% is not in 13%.

    Full-width digits are equal to ASCII ones.
    """
    form, text = narrow(form), narrow(text)
    found: list[int] = []
    start = text.find(form) if form else -1
    while start >= 0:
        end = start + len(form)
        longer = (form[:1].isdigit() and DIGITS_BEFORE.search(text, max(0, start - 2), start)) or (
            form[-1:].isdigit() and DIGITS_AFTER.match(text, end)
        )
        if not longer:
            found.append(start)
        start = text.find(form, start + 1 if longer else end)
    return found


def other_unit(form: str, quote: str, value: int | float, unit: str) -> str:
    """Return the unit in which `quote` surely counts the figure of `form` instead of `unit`, "" where there is none.

    Of a unit such as 元/人 this may be what the figure is for: 户 of 每户100元.
    """
    for text in (form, quote):
        found = [each for each in quantities(text, counted_in(unit)) if each.may_be(value, read_unit(unit))]
        if found and all(is_in_another_unit(text, each, unit) for each in found):
            return unit_behind(text, found[0], unit)
    per = unit_name(unit.partition("/")[2])
    places = [text.start() for text in re.finditer(re.escape(form), quote)] if per else []
    named = {unit_named_at(quote, found.end()) for at in places for found in list(EACH_OF.finditer(quote, 0, at))[-1:]}
    return next(iter(named)) if len(named) == 1 and all(are_apart(per, each) for each in named) else ""


def says_value(form: str, value: int | float, unit: str) -> bool:
    """Return whether `form` may say `value` in `unit`; where the units are known, only by a quantity that is equal.

    Several quantities may also add up to it, as in 一年零六个月. Digits without a known unit may be counted in 万 or 亿, and
    words without digits may say anything.
    """
    counted = read_unit(unit)
    found = quantities(form, counted_in(unit)) if counted.dimension in DIMENSIONS else ()
    if any(quantity.unit.dimension in DIMENSIONS for quantity in found):
        total = sum(quantity.value for quantity in found if quantity.unit.dimension == counted.dimension)
        return isclose(total, value * counted.size) or any(quantity.may_be(value, counted) for quantity in found)
    figures = list(numbers(form))
    return not figures or any(value in (figure.value, figure.scaled) for figure in figures)
