"""Whether a formula can come out differently on the two sides of a bound, all else being equal. Pure.

The formula contains literals of the variable `SIDE`. It is tabulated for both sides at once, without a column for the variable,
so that parts which do not depend on the side keep tables of their own (see `truth_table`).
"""

from __future__ import annotations

from functools import reduce
from typing import NamedTuple

from policy_explorer.rules.formula import SIDE, Formula, assume_judgements, leaves
from policy_explorer.rules.truth_table import (
    MOST_BITS,
    Columns,
    Sizes,
    cutset_conditioning,
    decompose,
    enumerate_cases,
    tabulate,
)


class Sides(NamedTuple):
    """Sets of cases: in which a part can be met on both sides, on the first alone, on the second alone, and on neither."""

    both: int
    first: int
    second: int
    neither: int


def can_differ(formula: Formula, sizes: Sizes) -> bool:
    """Return whether, in some case, the truth on one side is not that on the other. Raise `TooLarge`.

    Two of the three truths differ in "it is met" or in "it does not fail". Each of these is a formula of two truths: the one
    in which departments decide against the rule, and the one in which they decide for it.
    """
    return any(
        any(cutset_conditioning(assume_judgements(formula, met), sizes, differs_in_a_case)) for met in (False, True)
    )


def differs_in_a_case(formula: Formula, sizes: Sizes) -> bool:
    sides = tabulate_sides(decompose(formula), 1, {}, sizes, MOST_BITS // len(leaves(formula)))
    return bool(sides.first or sides.second)


def tabulate_sides(formula: Formula, cases: int, columns: Columns, sizes: Sizes, most: int) -> Sides:
    """Return the sets of a decomposed formula; `cases` and `columns` are those of the table around it."""
    if not contains_side(formula):
        met, failed = tabulate(formula, cases, columns, sizes, most).within(cases)
        return Sides(met, 0, 0, failed)
    own_cases = cases
    if formula.own is not None:
        own_cases, columns = enumerate_cases(formula.own, sizes, most)
    if formula.join == "test":
        ((_, accepted),) = formula.literals  # a fact with a bound is a single variable
        outcome = [frozenset({0, 1}), frozenset({0}), frozenset({1}), frozenset()].index(accepted)
        found = Sides(*(own_cases if at == outcome else 0 for at in range(4)))
    else:
        parts = [tabulate_sides(part, own_cases, columns, sizes, most) for part in formula.parts]
        found = counted(formula.least, parts, own_cases) if formula.join == "count" else joined(formula.join, parts)
    return found if formula.own is None else Sides(*(cases if own else 0 for own in found))


def contains_side(formula: Formula) -> bool:
    return any(literal.variable == SIDE for leaf in leaves(formula) for literal in leaf.literals)


def joined(join: str, parts: list[Sides]) -> Sides:
    if join == "all":
        return reduce(conjunction, parts)
    negated = [negation(part) for part in parts]
    return negated[0] if join == "not" else negation(reduce(conjunction, negated))


def counted(least: int, parts: list[Sides], cases: int) -> Sides:
    """Return the sets of a count, of which at least `least` parts are to be met.

    `reached` has, by the numbers of parts met on the first and on the second side, the cases in which these can be so.
    """
    reached = {(0, 0): cases}
    for part in parts:
        after: dict[tuple[int, int], int] = {}
        for (first, second), reaching in reached.items():
            for on_first, on_second, inside in (
                (1, 1, part.both),
                (1, 0, part.first),
                (0, 1, part.second),
                (0, 0, part.neither),
            ):
                numbers = min(least, first + on_first), min(least, second + on_second)
                after[numbers] = after.get(numbers, 0) | reaching & inside
        reached = after
    outcome = {(True, True): 0, (True, False): 0, (False, True): 0, (False, False): 0}
    for (first, second), reaching in reached.items():
        outcome[first == least, second == least] |= reaching
    return Sides(outcome[True, True], outcome[True, False], outcome[False, True], outcome[False, False])


def conjunction(one: Sides, other: Sides) -> Sides:
    return Sides(
        both=one.both & other.both,
        first=one.first & (other.both | other.first) | one.both & other.first,
        second=one.second & (other.both | other.second) | one.both & other.second,
        neither=one.neither | other.neither | one.first & other.second | one.second & other.first,
    )


def negation(sides: Sides) -> Sides:
    return Sides(sides.neither, sides.second, sides.first, sides.both)
