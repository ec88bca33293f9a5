"""The figures of a payout, as amounts beside the other figures of its benefit. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from policy_explorer.model import Amount, Payout
from policy_explorer.model.payout import PERCENT
from policy_explorer.text.units import Quantity, counted_in, quantities, read_unit
from policy_explorer.text.verbatim import without_whitespace

Role = Literal["amount", "rate", "count"]
Comparator = Literal["at_least", "at_most"]
MONEY = frozenset({"元", "美元", "欧元", "港元"})  # dimensions


def payout_amounts(payout: Payout | None) -> tuple[Amount, ...]:
    """Return every figure of a payout, none for None."""
    return tuple(amounts_of(payout)) if payout is not None else ()


def amounts_of(payout: Payout) -> Iterator[Amount]:
    yield from granted(payout)
    if payout.cap is not None:
        yield amount(payout.cap.value, payout.cap.unit, payout.cap.quote, "上限", "at_most")
    if payout.instalments is not None:
        for number, share in enumerate(payout.instalments.shares, 1):
            yield amount(share, PERCENT, payout.instalments.quote, f"第 {number} 期")
    if payout.quota is not None:
        quota = payout.quota
        yield amount(
            quota.value, quota.unit, quota.quote, "总额" if is_money(quota.unit) else "名额", "at_most", "count"
        )


def granted(payout: Payout) -> Iterator[Amount]:
    """Yield the figures of the way in which the payout comes about."""
    label = payout.label or "金额"
    if payout.fixed is not None:
        yield amount(payout.fixed.value, payout.fixed.unit, payout.fixed.quote, label)
    if payout.rate is not None:
        yield amount(payout.rate.value, PERCENT, payout.rate.quote, payout.label or "比例")
    if payout.per is not None:
        yield amount(payout.per.value, payout.per.unit, payout.per.quote, payout.label or "标准")
    if payout.range is not None:
        found = payout.range
        ends: tuple[tuple[float, Comparator], ...] = ((found.from_, "at_least"), (found.to, "at_most"))
        yield from (amount(end, found.unit, found.quote, label, comparator) for end, comparator in ends)
    if payout.at_most is not None:
        yield amount(payout.at_most.value, payout.at_most.unit, payout.at_most.quote, label, "at_most")
    if payout.tiers is not None:
        for number, line in enumerate(payout.tiers.lines, 1):
            yield amount(line.value, payout.tiers.unit, line.quote or payout.tiers.quote, f"{label}，第 {number} 档")


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
    """Return the quantities of `text` that may be `value` in `unit`."""
    counted = read_unit(unit)
    found = quantities(text, counted_in(unit))
    return [each for each in found if each.may_be(value, counted)]


def is_money(unit: str) -> bool:
    """Return whether a unit counts money: 万元, 元/人, 美元."""
    return read_unit(unit).dimension in MONEY
