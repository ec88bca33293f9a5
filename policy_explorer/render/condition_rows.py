"""Turn a rule, which is a tree of conditions, into the rows of a table. No effects.

Rows are numbered like sections: `2.1` is the first part of `2`. A rule of a single condition has no numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from policy_explorer.derive.effective_rule import RuleSource
from policy_explorer.model import Condition, parts


class ConditionRow(Struct, frozen=True):
    """One condition with its number, which is empty for the rule itself.

    `group` says whether it has parts, `source` where it stands if that is outside the measure.
    """

    number: str
    depth: int
    condition: Condition
    group: bool
    source: RuleSource | None


def condition_rows(rule: Condition, sources: Mapping[int, RuleSource]) -> tuple[ConditionRow, ...]:
    """Return every condition of a rule, each before its parts. `sources` are those of its top-level parts."""
    inside = parts(rule)
    rows = [ConditionRow("", 0, rule, bool(inside), None)]
    for place, part in enumerate(inside):
        rows += rows_of(part, f"{place + 1}", 1, sources.get(place))
    return tuple(rows)


def rows_of(condition: Condition, number: str, depth: int, source: RuleSource | None) -> Iterator[ConditionRow]:
    inside = parts(condition)
    yield ConditionRow(number, depth, condition, bool(inside), source)
    for at, part in enumerate(inside, start=1):
        yield from rows_of(part, f"{number}.{at}", depth + 1, source)
