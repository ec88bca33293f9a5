"""The answers of an applicant as values: what YAML, JSON or a link contain to what rules are evaluated on. Pure.

Answers are parsed once, where they enter. From there on a day is a `date` and a range of numbers a `NumberRange`, never
text or a mapping.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeGuard

from msgspec import Struct

# The operators that bound a range; `rules/spec.json` says the same, and tests/rules/test_spec.py compares them.
LOWER = ("at_least", "more_than")
UPPER = ("at_most", "less_than")
ISO_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class NumberRange(Struct, frozen=True):
    """The numbers from `low` to `high`; `low_in` and `high_in` tell whether these belong to it. Infinite ends are open."""

    low: int | float
    low_in: bool
    high: int | float
    high_in: bool

    @property
    def bounds(self) -> dict[str, int | float]:
        """The range as it is written: number operators -> bounds, the lower end first."""
        lower = {"at_least" if self.low_in else "more_than": self.low} if self.low > -math.inf else {}
        upper = {"at_most" if self.high_in else "less_than": self.high} if self.high < math.inf else {}
        return lower | upper


# An option, yes or no, a figure or a range of figures, a day, the options chosen (empty: none of them), or None for 不清楚.
Answer = str | bool | int | float | NumberRange | date | tuple[str, ...] | None
Answers = Mapping[str, Answer]  # by fact; a fact without a key is unanswered


def parse_answers(written: Mapping[str, object]) -> dict[str, Answer]:
    """Return the answers to facts as values, in the order in which they are written."""
    return {fact: parse_answer(answer) for fact, answer in written.items()}


def parse_answer(written: object) -> Answer:
    """Return the value that `written` stands for, None (不清楚) if it stands for none.

    The question need not be known: no option has an id that reads like a day. A day that does not exist stays text.
    """
    if isinstance(written, str):
        return parse_date(written) or written
    if isinstance(written, (list, tuple)):
        return tuple(option for option in written if isinstance(option, str))
    if isinstance(written, Mapping):
        return parse_range(written)
    if isinstance(written, (bool, NumberRange)) or is_number(written):
        return written
    return written if isinstance(written, date) and not isinstance(written, datetime) else None


def parse_date(written: str) -> date | None:
    """Return the day that `YYYY-MM-DD` stands for, None if there is no such day."""
    try:
        return date.fromisoformat(written) if ISO_DATE.fullmatch(written) else None
    except ValueError:
        return None


def parse_range(written: Mapping[str, object]) -> NumberRange | None:
    """Return the range that a mapping of number operators to bounds stands for, None if it is malformed or empty.

    A range has at most one lower end (`at_least`, `more_than`) and at most one upper end (`at_most`, `less_than`).
    """
    bounds = {key: value for key, value in written.items() if is_number(value)}
    lower = [key for key in LOWER if key in bounds]
    upper = [key for key in UPPER if key in bounds]
    if not written or len(lower) > 1 or len(upper) > 1 or len(lower) + len(upper) < len(written):
        return None
    found = NumberRange(
        low=bounds[lower[0]] if lower else -math.inf,
        low_in=lower == ["at_least"],
        high=bounds[upper[0]] if upper else math.inf,
        high_in=upper == ["at_most"],
    )
    holds_a_number = found.low < found.high or (found.low == found.high and found.low_in and found.high_in)
    return found if holds_a_number else None


def is_number(value: object) -> TypeGuard[int | float]:
    """Return whether `value` is a finite number: not true or false, NaN or infinite."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return isinstance(value, int) or math.isfinite(value)


def written_form(answer: Answer) -> object:
    """Return an answer as JSON and YAML hold it: a day as `YYYY-MM-DD`, a range as a mapping, options as a list."""
    if isinstance(answer, date):
        return answer.isoformat()
    if isinstance(answer, NumberRange):
        return answer.bounds
    return list(answer) if isinstance(answer, tuple) else answer
