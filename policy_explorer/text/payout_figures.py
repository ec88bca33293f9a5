"""The figures of a payout, as amounts beside the other figures of its benefit. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from policy_explorer.model import Amount, Payout
from policy_explorer.model.payout import PERCENT
from policy_explorer.text.units import Quantity, counted_in, quantities, read_unit
from policy_explorer.text.verbatim import without_whitespace

Role = Literal["amount", "rate", "count"]
Comparator = Literal["at_least", "at_most"]
EVERY = {"year": "每年", "half_year": "每半年", "quarter": "每季度", "month": "每月"}
WHOLE = re.compile("全额")  # 全额返还
MONEY = frozenset({"元", "美元", "欧元", "港元"})  # dimensions


def payout_amounts(payout: Payout | None) -> tuple[Amount, ...]:
    """Return the figures of a payout, of tiers the lowest and the highest; none for None."""
    return tuple(amounts_of(payout)) if payout is not None else ()


def amounts_of(payout: Payout) -> Iterator[Amount]:
    yield from granted(payout)
    if payout.cap is not None:
        yield amount(payout.cap.value, payout.cap.unit, payout.cap.quote, "上限", "at_most")
    if payout.quota is not None:
        quota = payout.quota
        label = (EVERY[quota.every] if quota.every else "") + ("总额" if is_money(quota.unit) else "名额")
        yield amount(quota.value, quota.unit, quota.quote, label, "at_most", "count")


def granted(payout: Payout) -> Iterator[Amount]:
    """Yield the figures of the way in which the payout comes about."""
    label = payout.label or label_of("")
    if payout.fixed is not None:
        yield amount(payout.fixed.value, payout.fixed.unit, payout.fixed.quote, label)
    if payout.rate is not None:
        yield amount(payout.rate.value, PERCENT, payout.rate.quote, payout.label or label_of(PERCENT))
    if payout.per is not None:
        yield amount(payout.per.value, payout.per.unit, payout.per.quote, payout.label or label_of(payout.per.unit))
    if payout.range is not None:
        found = payout.range
        yield amount(found.from_, found.unit, found.quote, label, "at_least")
        yield amount(found.to, found.unit, found.quote, label, "at_most")
    if payout.at_most is not None:
        yield amount(payout.at_most.value, payout.at_most.unit, payout.at_most.quote, label, "at_most")
    if payout.tiers is not None:
        label = payout.label or label_of(payout.tiers.unit)
        in_order = sorted(payout.tiers.lines, key=lambda line: line.value)
        for words, line in ((f"{label}，最低一档", in_order[0]), (f"{label}，最高一档", in_order[-1])):
            yield amount(line.value, payout.tiers.unit, line.quote or payout.tiers.quote, words)


def label_of(unit: str) -> str:
    """Return what to call a figure that the editor gives no label: its wording in the notice may leave out 每人."""
    return "比例" if unit == PERCENT else f"每{unit.partition('/')[2]}标准" if "/" in unit else "金额"


def amount(
    value: float, unit: str, quote: str, label: str, comparator: Comparator | None = None, role: Role | None = None
) -> Amount:
    """Return a figure as an amount, with its wording in the quote where that is not the value and the unit."""
    form = next(iter(quoted_forms(value, unit, quote)), None)
    role = role or ("rate" if unit == PERCENT else "amount")
    written = None if form == f"{value:.15g}{unit}" else form
    return Amount(value=value, unit=unit, role=role, comparator=comparator, label=label, written=written, quote=quote)


def quoted_forms(value: float, unit: str, quote: str) -> list[str]:
    """Return how the quote writes a figure, compared by value: 二十万元 and 200000元 are 20 万元."""
    text = without_whitespace(quote)
    return [text[each.start : each.end] for each in quoted_figures(value, unit, text)]


def quoted_figures(value: float, unit: str, text: str) -> list[Quantity]:
    """Return the quantities of `text` that may be `value` in `unit`. 全额 is 100 %."""
    counted = read_unit(unit)
    found = [*quantities(text, counted_in(unit)), *wholes(text, unit)]
    return [each for each in found if each.may_be(value, counted)]


def wholes(text: str, unit: str) -> Iterator[Quantity]:
    """Yield each 全额 of `text` as 100 %, where `unit` is per cent."""
    if unit == PERCENT:
        yield from (Quantity(each.start(), each.end(), 100, 100, read_unit(unit)) for each in WHOLE.finditer(text))


def is_money(unit: str) -> bool:
    """Return whether a unit counts money: 万元, 元/人, 美元."""
    return read_unit(unit).dimension in MONEY
