"""Turn a rule, which is a tree of conditions, into the rows of a table. No effects.

Rows are numbered like sections: `2.1` is the first part of `2`. A rule of a single condition has no numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from policy_explorer.model import Condition, parts


class ConditionRow(Struct, frozen=True):
    """One condition with its number, which is empty for the rule itself. `group` says whether it has parts."""

    number: str
    depth: int
    condition: Condition
    group: bool


def condition_rows(rule: Condition) -> tuple[ConditionRow, ...]:
    """Return every condition of a rule, each before its parts."""
    return tuple(rows_of(rule, "", 0))


def rows_of(condition: Condition, number: str, depth: int) -> Iterator[ConditionRow]:
    inside = parts(condition)
    yield ConditionRow(number, depth, condition, bool(inside))
    for at, part in enumerate(inside, start=1):
        yield from rows_of(part, f"{number}.{at}" if number else f"{at}", depth + 1)
