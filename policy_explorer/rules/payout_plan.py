"""A payout as an editor writes it -> as both evaluators work it out (`PayoutEntry`). Pure.

Numbers become decimal text, tiers become tests of facts, and a cap is converted into the unit of the result, so that an evaluator
only multiplies and compares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any, cast

from policy_explorer.model import FactTest, Payout, Question
from policy_explorer.model.payout import LOWER_ENDS, PERCENT, UPPER_ENDS, Tiers
from policy_explorer.rules.decimals import decimal, written
from policy_explorer.rules.spec import SPEC
from policy_explorer.text.data_shapes.payouts import CapEntry, LineEntry, PayoutEntry
from policy_explorer.text.data_shapes.rules import TestEntry
from policy_explorer.text.units import read_unit
from policy_explorer.text.wording import labels, range_wording
from policy_explorer.text.yuan import yuan_in

Questions = Mapping[str, Question]


def payout_plan(payout: Payout, questions: Questions) -> PayoutEntry:
    """Return a payout that has no problems as the evaluators read it, without the words of its parts."""
    unit, each = result_unit(payout, questions), figure_unit(payout)
    plan: dict[str, Any] = {"way": payout.way, "unit": unit, "each": each}
    if (money := yuan_in(unit)) is not None:
        plan["money"] = money
    if payout.range is not None:
        plan |= {"from": text(payout.range.from_), "to": text(payout.range.to), "quote": payout.range.quote}
    elif payout.tiers is not None:
        plan |= tiers_plan(payout.tiers, questions)
    else:
        figure = payout.fixed or payout.rate or payout.per or payout.at_most
        if figure is None:
            raise ValueError("a payout without a figure")
        plan |= {"value": text(figure.value), "quote": figure.quote}
    if payout.times is not None:
        plan |= {"times": payout.times, "counted": questions[payout.times].unit or ""}
    if payout.cap is not None:
        plan["capped_at"] = cap_plan(payout, unit)
    if payout.instalments is not None:
        parts = payout.instalments
        shares = {"shares": [text(share) for share in parts.shares]} if parts.shares else {}
        plan["instalments"] = shares | {"every": parts.every, "quote": parts.quote}
    if payout.quota is not None:
        quota = {"value": text(payout.quota.value), "unit": payout.quota.unit, "quote": payout.quota.quote}
        plan["allotted"] = quota | ({"every": payout.quota.every} if payout.quota.every else {})
    return cast(PayoutEntry, plan)


def figure_unit(payout: Payout) -> str:
    """Return the unit of the figures as they are written: 元/人, %, 万元."""
    if payout.rate is not None:
        return PERCENT
    part = payout.fixed or payout.per or payout.range or payout.at_most or payout.tiers
    return part.unit if part is not None else ""


def result_unit(payout: Payout, questions: Questions) -> str:
    """Return the unit of the result: that of the answer for a percentage, 元 for 元/人."""
    each = figure_unit(payout)
    if payout.times is None:
        return each
    return (questions[payout.times].unit or "") if each == PERCENT else each.partition("/")[0]


def tiers_plan(tiers: Tiers, questions: Questions) -> dict[str, Any]:
    question = questions[tiers.by]
    lines: list[LineEntry] = [
        {
            "tests": [cast(TestEntry, {"fact": test.fact, test.operator: test.written_operand}) for test in tests],
            "words": line_words(tests, question),
            "value": text(line.value),
            "quote": line.quote or tiers.quote,
        }
        for line, tests in zip(tiers.lines, line_tests(tiers), strict=True)
    ]
    plan: dict[str, Any] = {"by": tiers.by, "tiers": lines, "quote": tiers.quote}
    return plan | ({"highest": {"quote": tiers.take_quote or tiers.quote}} if tiers.take else {})


def cap_plan(payout: Payout, unit: str) -> CapEntry:
    cap = payout.cap
    if cap is None:
        raise ValueError("a payout without a cap")
    size = written(in_unit(cap.value, cap.unit, unit))
    return cast(CapEntry, {"value": text(cap.value), "unit": cap.unit, "size": size, "quote": cap.quote})


def in_unit(value: int | float, unit: str, other: str) -> Decimal:
    """Return `value`, counted in `unit`, in another unit of its dimension: 5 万元 is 50000 元."""
    sizes = [decimal(read_unit(each).size) for each in (unit, other)]
    return decimal(value) * sizes[0] / sizes[1]


def line_tests(tiers: Tiers) -> tuple[tuple[FactTest, ...], ...]:
    """Return the tests that an answer has to meet for each line.

    A line of numbers without one of its ends reaches to its neighbour: a lower end alone up to the next lower end, an
    upper end alone down to the upper end before.
    """
    found: dict[int, dict[str, Any]] = {at: dict(line.operands) for at, line in enumerate(tiers.lines)}
    order = sorted(found, key=lambda at: order_of(found[at]))
    written_ends = {at: dict(operands) for at, operands in found.items()}
    for lower, upper in pairwise(order):
        end, begin = end_of(written_ends[lower], UPPER_ENDS), end_of(written_ends[upper], LOWER_ENDS)
        if end is None and begin is not None:
            found[lower] |= opposite(*begin)
        elif begin is None and end is not None:
            found[upper] |= opposite(*end)
    return tuple(tuple(as_tests(tiers, at, found[at])) for at in range(len(tiers.lines)))


def order_of(operands: Mapping[str, Any]) -> tuple[float, int]:
    """Return the key by which lines of numbers are in order; an upper end comes before a lower end that is equal."""
    lower, upper = end_of(operands, LOWER_ENDS), end_of(operands, UPPER_ENDS)
    end = lower or upper
    return (end[1], 0 if lower is None else 1) if end else (0, 0)


def end_of(operands: Mapping[str, Any], ends: tuple[str, ...]) -> tuple[str, Any] | None:
    return next(((name, operands[name]) for name in ends if name in operands), None)


def opposite(operator: str, bound: Any) -> dict[str, Any]:
    return {str(SPEC.operators[operator].opposite): bound}


def as_tests(tiers: Tiers, at: int, operands: Mapping[str, Any]) -> Iterator[FactTest]:
    quote = tiers.lines[at].quote or tiers.quote
    for name, operand in operands.items():
        yield FactTest.model_validate({"fact": tiers.by, name: operand, "quote": quote})


def line_words(tests: tuple[FactTest, ...], question: Question) -> str:
    """Return a tier in words: `不少于1亿元，低于5亿元`, or the labels of its options."""
    operands: dict[str, Any] = {test.operator: test.operand for test in tests}
    if question.type == "number":
        return range_wording(operands, question)
    (operand,) = operands.values()
    if isinstance(operand, bool):
        return "是" if operand else "否"
    return "、".join(labels(question, [operand] if isinstance(operand, str) else operand))


def text(value: int | float) -> str:
    return written(decimal(value))
