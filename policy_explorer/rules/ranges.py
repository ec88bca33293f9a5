"""Ranges of numbers as answers: `{at_most: 10}`, `{more_than: 10, at_most: 20}`. Pure.

A person may know that a figure lies under a bound and not the figure. A range is a mapping of the number
operators to bounds, with at most one lower (`at_least`, `more_than`) and at most one upper end (`at_most`,
`less_than`). `static/js/rules/ranges.js` says the same in the browser.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from policy_explorer.rules.spec import SPEC

LOWER = tuple(name for name, operator in SPEC.operators.items() if operator.bound == "lower")
UPPER = tuple(name for name, operator in SPEC.operators.items() if operator.bound == "upper")
OPPOSITE = {name: operator.opposite for name, operator in SPEC.operators.items() if operator.opposite}


class NumberRange(Struct, frozen=True):
    """The numbers from `low` to `high`; `low_in` and `high_in` tell whether these belong to it. Infinite ends are open."""

    low: float
    low_in: bool
    high: float
    high_in: bool


def read_range(written: Any) -> NumberRange | None:
    """The range that a mapping of operators stands for; None if it is none, or holds no number."""
    if not isinstance(written, Mapping) or not written or not all(map(is_bound, written.values())):
        return None
    lower = [key for key in written if key in LOWER]
    upper = [key for key in written if key in UPPER]
    if len(lower) > 1 or len(upper) > 1 or len(lower) + len(upper) < len(written):
        return None
    found = NumberRange(
        low=written[lower[0]] if lower else -math.inf,
        low_in=lower == ["at_least"],
        high=written[upper[0]] if upper else math.inf,
        high_in=upper == ["at_most"],
    )
    holds_a_number = found.low < found.high or (found.low == found.high and found.low_in and found.high_in)
    return found if holds_a_number else None


def is_bound(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return isinstance(value, int) or math.isfinite(value)


def range_truth(operator: str, bound: float, answer: NumberRange) -> bool | None:
    """True if every number of the range meets the test, False if none does, else None."""
    if always(operator, bound, answer):
        return True
    return False if always(OPPOSITE[operator], bound, answer) else None


def always(operator: str, bound: float, answer: NumberRange) -> bool:
    match operator:
        case "at_least":
            return answer.low >= bound
        case "more_than":
            return answer.low > bound or (answer.low == bound and not answer.low_in)
        case "at_most":
            return answer.high <= bound
    return answer.high < bound or (answer.high == bound and not answer.high_in)
