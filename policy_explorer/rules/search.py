"""A search for answers with which a rule comes out as wanted. Pure.

Each option of a `choices` question is a yes or no of its own, and so is each `manual`, since a department may decide
either way; any other question lies in one of its cells (see `proof`). The search assigns one of these at a time and
stops wherever Kleene's logic has already decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct

from policy_explorer.model import AllOf, AnyOf, Condition, Manual, Not
from policy_explorer.rules.analyse import CHOSEN, options_of
from policy_explorer.rules.evaluate import Truth, conjunction, disjunction, fact_truth, negation
from policy_explorer.rules.truth_table import Path, Variable

Assignment = Mapping[Variable, int]

JUDGED = ""  # no fact has this name: the variable of a `manual` is (JUDGED, *path)


class Leaf(Struct, frozen=True):
    """Met when its variable lies in one of the cells accepted."""

    path: Path
    variable: Variable
    accepted: frozenset[int]


class Branch(Struct, frozen=True):
    path: Path
    join: Literal["all", "any", "not"]
    parts: tuple[Node, ...]


Node = Leaf | Branch


def first_found(
    wanted: Callable[[Assignment], bool | None],
    ask: Callable[[Assignment], Variable | None],
    domains: Mapping[Variable, int],
) -> Assignment | None:
    """An assignment that has what is wanted; it need not hold every variable. `wanted` is None while that is undecided."""
    waiting: list[Assignment] = [{}]  # a list, for there are more variables than Python has frames
    while waiting:
        given = waiting.pop()
        found = wanted(given)
        if found:
            return given
        variable = ask(given) if found is None else None
        if variable is not None:
            waiting.extend({**given, variable: cell} for cell in reversed(range(domains[variable])))
    return None


def holders(node: Node, path: Path) -> Iterator[Node]:
    """The part at a path and those around it, the innermost first."""
    if isinstance(node, Branch):
        for part in node.parts:
            if path[: len(part.path)] == part.path:
                yield from holders(part, path)
    yield node


def truth(node: Node, given: Assignment) -> Truth:
    if isinstance(node, Leaf):
        return given[node.variable] in node.accepted if node.variable in given else None
    truths = (truth(part, given) for part in node.parts)
    if node.join == "any":
        return disjunction(truths)
    return negation(next(truths)) if node.join == "not" else conjunction(truths)


def open_variable(node: Node, given: Assignment, among: Iterable[Variable]) -> Variable | None:
    """A variable without a value on which the node still hangs."""
    if truth(node, given) is not None:
        return None
    if isinstance(node, Leaf):
        return node.variable if node.variable in among else None
    return next(filter(None, (open_variable(part, given, among) for part in node.parts)), None)


def compiled(condition: Condition, path: Path, cells: Mapping[Variable, tuple[Any, ...]]) -> Node:
    match condition:
        case AllOf() | AnyOf():
            join = "all" if isinstance(condition, AllOf) else "any"
            parts = getattr(condition, join)
            return Branch(path, join, tuple(compiled(part, (*path, join, at), cells) for at, part in enumerate(parts)))
        case Not():
            return Branch(path, "not", (compiled(condition.not_, (*path, "not"), cells),))
        case Manual():
            return Leaf(path, (JUDGED, *map(str, path)), frozenset({1}))
    if condition.operator in ("includes", "includes_any"):
        chosen = (Leaf((*path, "option", option), (condition.fact, option), CHOSEN) for option in options_of(condition))
        return Branch(path, "any", tuple(chosen))
    accepted = (at for at, answer in enumerate(cells[(condition.fact,)]) if fact_truth(condition, answer))
    return Leaf(path, (condition.fact,), frozenset(accepted))


def variables(node: Node, cells: Mapping[Variable, tuple[Any, ...]]) -> Iterator[tuple[Variable, int]]:
    """Each variable, and in how many cells it may lie."""
    if isinstance(node, Branch):
        for part in node.parts:
            yield from variables(part, cells)
    else:
        name, *option = node.variable
        yield node.variable, 2 if option or name == JUDGED else len(cells[node.variable])
