"""A rule -> the rows of a table. Pure.

A table has no nesting, so each row says where it stands by a number: `2.1` is the first part of `2`. A rule of
one condition needs none.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from policy_explorer.model import Condition, parts


class ConditionRow(Struct, frozen=True):
    """A condition that stands alone, or one that others belong to (`group`). The rule itself has no number."""

    number: str
    depth: int
    condition: Condition
    group: bool


def condition_rows(rule: Condition) -> tuple[ConditionRow, ...]:
    """Every condition of a rule, each before its parts."""
    return tuple(rows_of(rule, "", 0))


def rows_of(condition: Condition, number: str, depth: int) -> Iterator[ConditionRow]:
    inside = parts(condition)
    yield ConditionRow(number, depth, condition, bool(inside))
    for at, part in enumerate(inside, start=1):
        yield from rows_of(part, f"{number}.{at}" if number else f"{at}", depth + 1)
