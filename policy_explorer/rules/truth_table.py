"""All cases of a rule at once: in which of them each part can be met, and in which it can fail. Pure.

What is asked for once, be it a fact, an option or a matter for a department, settles its own test and nothing else, so it
is enough to know how that test can come out. What is asked for more than once is shared, and is gone through: a case says
in which cell each shared variable lies. A set of cases is a number with one bit for each, so that a part is held against
all of them in one step. A part none of whose variables is shared with the rest has cases of its own, and parts that share
none are kept apart: however long a rule, only what hangs together multiplies. Where even that is too much, the variable
that is asked for most is settled, one cell after the other, and what hung on it may fall apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import prod
from operator import and_
from typing import Literal, NamedTuple

Path = tuple[str | int, ...]  # from the rule down to one of its parts, such as ("all", 1)
Variable = tuple[str, ...]  # (fact,) or (fact, option)
Wants = tuple[tuple[Variable, frozenset[int]], ...]  # any of these variables in one of these cells

MOST_BITS = 2**24  # of a set of cases, times the tests of the rule
MOST_TURNS = 2**6  # in which variables are settled
SETTLED: Variable = ()  # stands for each that is settled; it has one cell, in which a test is met or fails
MET, FAILED = frozenset({0}), frozenset()


class TooLarge(Exception):
    """There are more cases than can be gone through."""


class Part(NamedTuple):
    """Of a rule. A test is met by any of its `wants`.

    `own` are the variables of its own cases, None where the part has those of the part around it.
    """

    path: Path
    join: Literal["all", "any", "not", "test", "manual"]
    parts: tuple[Part, ...] = ()
    wants: Wants = ()
    own: tuple[Variable, ...] | None = None


class Outcomes(NamedTuple):
    """Whether a rule can be met and can fail. Of each test and each matter for a department, by its path, whether it can be
    met where that decides how the rule comes out, and whether it can fail there; of departments only if they are asked.
    """

    met: bool
    failed: bool
    tests: dict[Path, tuple[bool, bool]]


class Outlook(NamedTuple):
    """A part with the sets of its cases: `every` one, those in which it can be met, and in which it can fail."""

    part: Part
    every: int
    met: int
    failed: int
    parts: tuple[Outlook, ...] = ()

    def within(self, every: int) -> tuple[int, int]:
        """(met, failed) in the cases of the part around it."""
        if self.part.own is None:
            return self.met, self.failed
        return every if self.met else 0, every if self.failed else 0


def leaves(part: Part) -> list[Part]:
    """Tests and matters for a department, in the order of the rule."""
    return [leaf for inner in part.parts for leaf in leaves(inner)] if part.parts else [part]


def outcomes(rule: Part, sizes: Mapping[Variable, int], judged: bool, turns: int = MOST_TURNS) -> Outcomes:
    """How a rule can come out. Departments may decide either way if `judged`; else their matters stay open, neither met nor failed."""
    try:
        found = seen(arranged(rule), 1, {}, sizes, judged, MOST_BITS // len(leaves(rule)))
    except TooLarge:
        return in_turn(rule, sizes, judged, turns)
    return Outcomes(found.met != 0, found.failed != 0, dict(weighed(found, found.every)) if judged else {})


def in_turn(rule: Part, sizes: Mapping[Variable, int], judged: bool, turns: int) -> Outcomes:
    """The same with one variable settled: what can be so in any of its cells can be so."""
    asked = Counter(variable for test in leaves(rule) for variable, _ in test.wants if variable != SETTLED)
    variable = max(asked, key=asked.__getitem__)
    if turns < sizes[variable]:
        raise TooLarge
    turns //= sizes[variable]
    found = [
        outcomes(settled(rule, variable, cell), {**sizes, SETTLED: 1}, judged, turns) for cell in range(sizes[variable])
    ]
    tests = {path: tuple(any(one.tests[path][side] for one in found) for side in (0, 1)) for path in found[0].tests}
    return Outcomes(any(one.met for one in found), any(one.failed for one in found), tests)


def settled(part: Part, variable: Variable, cell: int) -> Part:
    """The rule as it is where a variable lies in that cell."""
    wants = tuple(
        (SETTLED, MET if cell in accepted else FAILED) if name == variable else (name, accepted)
        for name, accepted in part.wants
    )
    return part._replace(parts=tuple(settled(inner, variable, cell) for inner in part.parts), wants=wants)


def arranged(rule: Part) -> Part:
    """The rule with cases of its own wherever a part can have them, and parts together that share variables."""
    asked = [variable for test in leaves(rule) for variable, _ in test.wants if variable != SETTLED]
    if len(set(asked)) == len(asked):
        return rule._replace(own=())
    return apart(rule, {variable: times for variable, times in Counter(asked).items() if times > 1})[0]


def apart(part: Part, shared: Mapping[Variable, int]) -> tuple[Part, Counter]:
    """A part arranged, and how often it asks for each variable that it shares with the rest."""
    inner = [apart(one, shared) for one in part.parts]
    if part.join in ("all", "any"):
        groups = touching(inner)
        if len(groups) > 1:
            inner = [
                group[0] if len(group) == 1 else closed(part._replace(own=None), group, shared) for group in groups
            ]
    asked = Counter(variable for variable, _ in part.wants if variable in shared)
    return closed(part, inner, shared, asked)


def closed(
    part: Part, inner: Sequence[tuple[Part, Counter]], shared: Mapping[Variable, int], asked: Counter | None = None
) -> tuple[Part, Counter]:
    """A part of these parts. It has cases of its own where nothing else asks for what it asks for."""
    asked = sum((of_one for _, of_one in inner), asked or Counter())
    alone = all(times == shared[variable] for variable, times in asked.items())
    made = part._replace(parts=tuple(one for one, _ in inner), own=tuple(asked) if alone else None)
    return made, Counter() if alone else asked


def touching(inner: Iterable[tuple[Part, Counter]]) -> list[list[tuple[Part, Counter]]]:
    """Parts that share variables, directly or over others, together."""
    groups: list[list[tuple[Part, Counter]]] = []
    names: list[set[Variable]] = []
    for one, asked in inner:
        near = [at for at, known in enumerate(names) if not known.isdisjoint(asked)]
        group, known = [(one, asked)], set(asked)
        for at in reversed(near):
            group = groups.pop(at) + group
            known |= names.pop(at)
        groups.append(group)
        names.append(known)
    return groups


def seen(
    part: Part,
    every: int,
    cases: Mapping[Variable, Sequence[int]],
    sizes: Mapping[Variable, int],
    judged: bool,
    most: int,
) -> Outlook:
    """`cases` are the sets of those in which each shared variable lies in its first, second … cell."""
    if part.own is not None:
        every, cases = cases_of(part.own, sizes, most)
    if part.join == "test":
        met, failed = 0, every
        for variable, accepted in part.wants:
            one, other = can_lie(every, cases.get(variable), sizes[variable], accepted)
            met, failed = met | one, failed & other
        return Outlook(part, every, met, failed)
    if part.join == "manual":
        return Outlook(part, every, *((every, every) if judged else (0, 0)))
    parts = tuple(seen(inner, every, cases, sizes, judged, most) for inner in part.parts)
    met, failed = zip(*(inner.within(every) for inner in parts), strict=True)
    if part.join == "not":
        return Outlook(part, every, failed[0], met[0], parts)
    if part.join == "any":
        return Outlook(part, every, united(met), common(failed, every), parts)
    return Outlook(part, every, common(met, every), united(failed), parts)


def can_lie(every: int, cells: Sequence[int] | None, size: int, accepted: frozenset[int]) -> tuple[int, int]:
    """Where a variable can lie within the accepted cells, and where outside."""
    if cells is None:
        return every if accepted else 0, every if len(accepted) < size else 0
    inside = united(cells[at] for at in accepted)
    return inside, every ^ inside


def cases_of(
    variables: Iterable[Variable], sizes: Mapping[Variable, int], most: int
) -> tuple[int, dict[Variable, list[int]]]:
    """All cases of some variables, and those in which each lies in each of its cells."""
    variables = tuple(variables)
    count = prod(sizes[variable] for variable in variables)
    if count > most:
        raise TooLarge
    found, stride = {}, 1
    for variable in variables:
        size = sizes[variable]
        period = stride * size
        first = repeated((1 << stride) - 1, period, count // period)
        found[variable] = [first << (stride * at) for at in range(size)]
        stride = period
    return (1 << count) - 1, found


def repeated(bits: int, period: int, times: int) -> int:
    """The bits again and again, one period after the other."""
    if times < 2:
        return bits if times else 0
    half = repeated(bits, period, times // 2)
    twice = half | half << (period * (times // 2))
    return twice << period | bits if times % 2 else twice


def weighed(rule: Outlook, deciding: int) -> Iterator[tuple[Path, tuple[bool, bool]]]:
    """For each leaf, whether it can be met, and can fail, in cases in which it decides how the rule comes out.
    `deciding` are those in which the part does.
    """
    if not rule.parts:
        yield rule.part.path, (bool(deciding & rule.met), bool(deciding & rule.failed))
        return
    # Beside the others a part decides where all of them can be met, in an `any` where all can fail.
    side = 1 if rule.part.join == "any" else 0
    beside = [inner.within(rule.every)[side] for inner in rule.parts]
    before = accumulate(beside, and_, initial=rule.every)
    after = list(accumulate(reversed(beside), and_, initial=rule.every))[-2::-1]
    for inner, earlier, later in zip(rule.parts, before, after, strict=False):
        around = deciding & earlier & later
        yield from weighed(inner, around if inner.part.own is None else inner.every if around else 0)


def united(sets: Iterable[int]) -> int:
    found = 0
    for one in sets:
        found |= one
    return found


def common(sets: Iterable[int], every: int) -> int:
    for one in sets:
        every &= one
    return every
