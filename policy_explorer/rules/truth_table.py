"""Truth tables of formulas: in which cases each part can be met, and in which it can fail. Pure.

A case gives every variable of a table a cell. A set of cases is an integer with one bit for each, so a part is evaluated in
all cases with one operation. Three steps keep tables small:

- A variable that occurs once needs no column: its literal can come out either way in every case.
- `decompose` gives every part that shares no variable with the rest a table of its own. Within `all` and `any`, the
  connected components of parts that share variables are tabulated apart.
- Where a table would still be too large, `cutset_conditioning` (J. Pearl, 1988; R. Dechter, 1990) fixes the variable that
  occurs most often to one cell after the other, which lets the rest fall into components.

docs/decisions/proofs-by-cases.md gives the reasons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import accumulate
from math import prod
from operator import and_, or_
from typing import NamedTuple, TypeVar

from policy_explorer.rules.cells import Path
from policy_explorer.rules.formula import CONSTANT, SIDE, Formula, Literal, Variable, leaves, restrict

MOST_BITS = 2**24  # of a set of cases, times the leaves of the formula
MOST_BRANCHES = 2**6  # of cutset conditioning

Sizes = Mapping[Variable, int]  # how many cells each variable has
Columns = Mapping[Variable, Sequence[int]]  # for each cell of a variable the set of cases in which it lies there
Counts = Counter[Variable]
Result = TypeVar("Result")


class TooLarge(Exception):
    """There are more cases than `MOST_BITS` and `MOST_BRANCHES` allow."""


class TruthTable(NamedTuple):
    """The table of a formula, as sets of cases: all of them, those in which it can be met, and in which it can fail.

    A formula can do both in one case, since parts with tables of their own, and departments, may go either way.
    """

    formula: Formula
    cases: int
    met: int
    failed: int
    parts: tuple[TruthTable, ...] = ()

    def within(self, cases: int) -> tuple[int, int]:
        """Return (met, failed) as sets of `cases`, which are those of the part around it."""
        if self.formula.own is None:
            return self.met, self.failed
        return cases if self.met else 0, cases if self.failed else 0


class Outcomes(NamedTuple):
    """Whether a formula can be met and can fail.

    `leaves` tells of each leaf, by its path, whether it can be met in a case in which the outcome of the whole depends on it,
    and whether it can fail in such a case.
    """

    met: bool
    failed: bool
    leaves: dict[Path, tuple[bool, bool]]


def outcomes(formula: Formula, sizes: Sizes) -> Outcomes:
    """Return how a formula can come out. Raise `TooLarge`."""
    found = list(cutset_conditioning(formula, sizes, tabulated_outcomes))
    paths = found[0].leaves
    return Outcomes(
        any(branch.met for branch in found),
        any(branch.failed for branch in found),
        {path: (any(b.leaves[path][0] for b in found), any(b.leaves[path][1] for b in found)) for path in paths},
    )


def tabulated_outcomes(formula: Formula, sizes: Sizes) -> Outcomes:
    table = table_of(formula, sizes)
    return Outcomes(table.met != 0, table.failed != 0, dict(observe_leaves(table, table.cases)))


def can_be(met: bool, formula: Formula, sizes: Sizes) -> bool:
    """Return whether a formula can be met, or can fail. Raise `TooLarge`."""
    return any(table.met if met else table.failed for table in cutset_conditioning(formula, sizes, table_of))


def cutset_conditioning(
    formula: Formula, sizes: Sizes, solve: Callable[[Formula, Sizes], Result], branches: int = MOST_BRANCHES
) -> Iterator[Result]:
    """Yield what `solve` finds of the formula, or, where that is too large, of each formula with a variable fixed."""
    try:
        yield solve(formula, sizes)
        return
    except TooLarge:
        occurrences = Counter(variables_of(formula))
    variable = max(occurrences, key=occurrences.__getitem__)
    if branches < sizes[variable]:
        raise TooLarge
    for cell in range(sizes[variable]):
        yield from cutset_conditioning(restrict(formula, variable, cell), sizes, solve, branches // sizes[variable])


def table_of(formula: Formula, sizes: Sizes) -> TruthTable:
    """Return the table of a formula in which departments may decide either way."""
    return tabulate(decompose(formula), 1, {}, sizes, MOST_BITS // len(leaves(formula)))


def variables_of(formula: Formula) -> list[Variable]:
    """Return the variable of each literal that has a column in a table."""
    literals = (literal for leaf in leaves(formula) for literal in leaf.literals)
    return [literal.variable for literal in literals if literal.variable not in (CONSTANT, SIDE)]


def decompose(formula: Formula) -> Formula:
    """Return the formula with tables of their own wherever parts share no variable with the rest."""
    shared = {variable: count for variable, count in Counter(variables_of(formula)).items() if count > 1}
    return decompose_part(formula, shared)[0] if shared else formula._replace(own=())


def decompose_part(formula: Formula, shared: Mapping[Variable, int]) -> tuple[Formula, Counts]:
    """Return a part decomposed, and how often it uses each variable that it shares with the rest."""
    parts = [decompose_part(part, shared) for part in formula.parts]
    if formula.join in ("all", "any"):
        groups = connected_components(parts)
        if len(groups) > 1:
            bare = formula._replace(own=None)
            parts = [group[0] if len(group) == 1 else enclose(bare, group, shared, Counter()) for group in groups]
    return enclose(formula, parts, shared, Counter(v for v, _ in formula.literals if v in shared))


def enclose(
    formula: Formula, parts: Sequence[tuple[Formula, Counts]], shared: Mapping[Variable, int], used: Counts
) -> tuple[Formula, Counts]:
    """Return the formula with these parts, with a table of its own if nothing else uses the variables that it uses."""
    used = sum((used_by_part for _, used_by_part in parts), used)
    alone = all(count == shared[variable] for variable, count in used.items())
    enclosed = formula._replace(parts=tuple(part for part, _ in parts), own=tuple(used) if alone else None)
    return enclosed, Counter() if alone else used


def connected_components(parts: Iterable[tuple[Formula, Counts]]) -> list[list[tuple[Formula, Counts]]]:
    """Return the parts in groups: those that share variables, directly or through others, together."""
    groups: list[list[tuple[Formula, Counts]]] = []
    variables: list[set[Variable]] = []
    for part in parts:
        group, used = [part], set(part[1])
        for at in reversed([at for at, others in enumerate(variables) if not others.isdisjoint(used)]):
            group = groups.pop(at) + group
            used |= variables.pop(at)
        groups.append(group)
        variables.append(used)
    return groups


def tabulate(formula: Formula, cases: int, columns: Columns, sizes: Sizes, most: int) -> TruthTable:
    """Return the table of a decomposed formula; `cases` and `columns` are those of the table around it."""
    if formula.own is not None:
        cases, columns = enumerate_cases(formula.own, sizes, most)
    if formula.join == "test":
        return TruthTable(formula, cases, *tabulate_test(formula.literals, cases, columns, sizes))
    if formula.join == "manual":
        return TruthTable(formula, cases, cases, cases)
    parts = tuple(tabulate(part, cases, columns, sizes, most) for part in formula.parts)
    met, failed = zip(*(part.within(cases) for part in parts), strict=True)
    if formula.join == "not":
        return TruthTable(formula, cases, failed[0], met[0], parts)
    if formula.join == "count":
        spare = len(parts) - formula.least
        return TruthTable(
            formula, cases, at_least(formula.least, met, cases), at_least(spare + 1, failed, cases), parts
        )
    if formula.join == "any":
        return TruthTable(formula, cases, union(met), intersection(failed), parts)
    return TruthTable(formula, cases, intersection(met), union(failed), parts)


def tabulate_test(literals: Iterable[Literal], cases: int, columns: Columns, sizes: Sizes) -> tuple[int, int]:
    """Return the cases in which any literal can be true, and those in which all can be false."""
    met, failed = 0, cases
    for variable, accepted in literals:
        if variable in columns:
            inside = union(columns[variable][cell] for cell in accepted)
            outside = cases ^ inside
        else:  # in no other place: either way in every case; a constant has one cell
            inside = cases if accepted else 0
            outside = cases if len(accepted) < sizes.get(variable, 1) else 0
        met, failed = met | inside, failed & outside
    return met, failed


def enumerate_cases(variables: Sequence[Variable], sizes: Sizes, most: int) -> tuple[int, dict[Variable, list[int]]]:
    """Return the set of all cases of some variables, and their columns. Raise `TooLarge` beyond `most` cases."""
    count = prod(sizes[variable] for variable in variables)
    if count > most:
        raise TooLarge
    columns, stride = {}, 1
    for variable in variables:
        period = stride * sizes[variable]
        first = repeat_bits((1 << stride) - 1, period, count // period)
        columns[variable] = [first << (stride * cell) for cell in range(sizes[variable])]
        stride = period
    return (1 << count) - 1, columns


def repeat_bits(bits: int, period: int, times: int) -> int:
    """Return the bits `times` times over, one period after the other."""
    if times < 2:
        return bits if times else 0
    half = repeat_bits(bits, period, times // 2)
    twice = half | half << (period * (times // 2))
    return twice << period | bits if times % 2 else twice


def observe_leaves(table: TruthTable, observed: int) -> Iterator[tuple[Path, tuple[bool, bool]]]:
    """Yield for each leaf whether it can be met, and can fail, in a case in which the outcome of the whole depends on it.

    `observed` are the cases in which it depends on this part (the Boolean difference of the whole by the part; S. B. Akers, 1959).
    """
    if not table.parts:
        yield table.formula.path, (bool(observed & table.met), bool(observed & table.failed))
        return
    for part, deciding in zip(table.parts, deciding_cases(table), strict=True):
        here = observed & deciding
        yield from observe_leaves(part, here if part.formula.own is None else part.cases if here else 0)


def deciding_cases(table: TruthTable) -> Iterator[int]:
    """Yield for each part the cases in which the outcome of the table's formula depends on it.

    Of an `all` where all other parts can be met, of an `any` where all others can fail, of a count where one less than it needs
    can be met and the others can fail.
    """
    if table.formula.join == "count":
        yield from deciding_in_count(table)
        return
    side = 1 if table.formula.join == "any" else 0
    neutral = [part.within(table.cases)[side] for part in table.parts]
    before = accumulate(neutral, and_, initial=table.cases)
    after = list(accumulate(reversed(neutral), and_, initial=table.cases))[-2::-1]
    yield from (earlier & later for earlier, later in zip(before, after, strict=False))


def deciding_in_count(table: TruthTable) -> Iterator[int]:
    least, outcomes = table.formula.least, [part.within(table.cases) for part in table.parts]
    spare = len(outcomes) - least
    for place in range(len(outcomes)):
        met, failed = zip(*outcomes[:place], *outcomes[place + 1 :], strict=True)
        yield at_least(least - 1, met, table.cases) & at_least(spare, failed, table.cases)


def at_least(least: int, sets: Iterable[int], cases: int) -> int:
    """Return the cases of which at least so many of the sets have each."""
    reached = [cases] + [0] * least  # by number: the cases that so many sets have, of those seen so far
    for each in sets:
        for number in range(least, 0, -1):
            reached[number] |= reached[number - 1] & each
    return reached[least]


def union(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)


def intersection(sets: Iterable[int]) -> int:
    return reduce(and_, sets)
