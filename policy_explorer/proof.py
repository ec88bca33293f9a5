"""What a rule can never do, proved and not sampled. Pure.

A rule sees of a number, a date or a single choice only how its tests come out, so the answers to a
question fall into finitely many cells, and one answer stands for its whole cell. Each option of a
`choices` question is a yes or no of its own, and so is each `manual`, since a department may decide
either way. The search assigns one of these at a time and stops wherever Kleene's logic has already
decided (docs/decisions/two-evaluators.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor
from typing import Any, Literal

from .evaluate import Truth, conjunction, fact_truth, negation
from .model import AllOf, AnyOf, Condition, FactTest, Manual, Not, Question

Path = tuple[str | int, ...]  # from the rule down to one of its parts, such as ("all", 1)
Variable = tuple[str, ...]  # (fact,), (fact, option), or (JUDGED, *path)
Assignment = Mapping[Variable, int]
Fixed = Mapping[Path, bool]  # parts that are taken to be met, or not

JUDGED = ""  # no fact has this name


@dataclass(frozen=True, slots=True)
class Flaw:
    """`never_met`: no answers meet the rule, from this part on. `never_refused`: none fail it. `refused`:
    some do, though it is said to be open to all. `implied`: met whenever the rest is. `idle`: changes nothing."""

    sort: Literal["never_met", "never_refused", "refused", "implied", "idle"]
    path: Path


@dataclass(frozen=True, slots=True)
class Leaf:
    """Met when its variable lies in one of the cells accepted."""

    path: Path
    variable: Variable
    accepted: frozenset[int]


@dataclass(frozen=True, slots=True)
class Branch:
    path: Path
    join: Literal["all", "any", "not"]
    parts: tuple[Node, ...]


Node = Leaf | Branch


def flaws(rule: Condition, questions: Mapping[str, Question], open_to_all: bool) -> Iterator[Flaw]:
    """Everything that is wrong with a rule whose tests all suit their questions."""
    cells = cells_of_facts(rule, questions)
    root = compiled(rule, (), cells)
    domains = dict(variables(root, cells))
    if not can_be_met(root, domains):
        yield Flaw("never_met", first_impossible(root, domains))
        return
    refused = can_be_refused(root, domains)
    if refused == open_to_all:
        yield Flaw("refused" if refused else "never_refused", ())
    for path, _ in tests_in(rule, ()):
        for taken, sort in ((True, "implied"), (False, "idle")):
            if not can_differ(root, {path: taken}, domains):
                yield Flaw(sort, path)
                break


def can_be_met(root: Node, domains: Mapping[Variable, int]) -> bool:
    """Whether some answers, and some judgement of the departments, meet the rule."""
    return possible(lambda given: truth(root, given, {}), lambda given: open_variable(root, given, {}, domains), domains)


def can_be_refused(root: Node, domains: Mapping[Variable, int]) -> bool:
    """Whether some answers fail the rule whatever the departments judge."""
    asked = {variable: size for variable, size in domains.items() if variable[0] != JUDGED}
    return possible(lambda given: negation(truth(root, given, {})), lambda given: open_variable(root, given, {}, asked), asked)


def can_differ(root: Node, fixed: Fixed, domains: Mapping[Variable, int]) -> bool:
    """Whether the rule ever comes out otherwise when one of its parts is taken as given.

    Asked and judged from that part outwards: where a part around it comes out the same both ways, so
    does the rule, whatever the rest of it holds.
    """
    (path,) = fixed
    around = tuple(holders(root, path))

    def differs(given: Assignment) -> bool | None:
        outcomes = [(truth(node, given, {}), truth(node, given, fixed)) for node in around]
        if any(one is other and one is not None for one, other in outcomes):
            return False
        return None if any(None in pair for pair in outcomes) else True

    def ask(given: Assignment) -> Variable | None:
        found = (open_variable(node, given, taken, domains) for node in around for taken in ({}, fixed))
        return next(filter(None, found), None)

    return possible(differs, ask, domains)


def holders(node: Node, path: Path) -> Iterator[Node]:
    """The part at a path and those around it, the innermost first."""
    if isinstance(node, Branch):
        for part in node.parts:
            if path[: len(part.path)] == part.path:
                yield from holders(part, path)
    yield node


def possible(
    wanted: Callable[[Assignment], bool | None],
    ask: Callable[[Assignment], Variable | None],
    domains: Mapping[Variable, int],
) -> bool:
    """Whether some assignment has what is wanted; `wanted` is None while that is undecided."""
    return first_found(wanted, ask, domains) is not None


def first_found(
    wanted: Callable[[Assignment], bool | None],
    ask: Callable[[Assignment], Variable | None],
    domains: Mapping[Variable, int],
) -> Assignment | None:
    """An assignment that has what is wanted; it need not hold every variable."""
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


def first_impossible(root: Node, domains: Mapping[Variable, int]) -> Path:
    """The first part of an `all` that cannot be met together with those before it."""
    if isinstance(root, Branch) and root.join == "all":
        for end in range(1, len(root.parts) + 1):
            if not can_be_met(Branch((), "all", root.parts[:end]), domains):
                return root.parts[end - 1].path
    return root.path


def truth(node: Node, given: Assignment, fixed: Fixed) -> Truth:
    if node.path in fixed:
        return fixed[node.path]
    if isinstance(node, Leaf):
        return given[node.variable] in node.accepted if node.variable in given else None
    truths = (truth(part, given, fixed) for part in node.parts)
    if node.join == "any":
        return negation(conjunction(map(negation, truths)))
    return negation(next(truths)) if node.join == "not" else conjunction(truths)


def open_variable(node: Node, given: Assignment, fixed: Fixed, among: Iterable[Variable]) -> Variable | None:
    """A variable without a value on which the node still hangs."""
    if truth(node, given, fixed) is not None:
        return None
    if isinstance(node, Leaf):
        return node.variable if node.variable in among else None
    return next(filter(None, (open_variable(part, given, fixed, among) for part in node.parts)), None)


def compiled(condition: Condition, path: Path, cells: Mapping[str, tuple[Any, ...]]) -> Node:
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
        options = (condition.operand,) if condition.operator == "includes" else condition.operand
        chosen = (Leaf((*path, "option", option), (condition.fact, option), frozenset({1})) for option in options)
        return Branch(path, "any", tuple(chosen))
    accepted = (at for at, answer in enumerate(cells[condition.fact]) if fact_truth(condition, answer))
    return Leaf(path, (condition.fact,), frozenset(accepted))


def variables(node: Node, cells: Mapping[str, tuple[Any, ...]]) -> Iterator[tuple[Variable, int]]:
    """Each variable, and in how many cells it may lie."""
    if isinstance(node, Branch):
        for part in node.parts:
            yield from variables(part, cells)
    else:
        name, *option = node.variable
        yield node.variable, 2 if option or name == JUDGED else len(cells[name])


def tests_in(condition: Condition, path: Path) -> Iterator[tuple[Path, FactTest | Manual]]:
    match condition:
        case AllOf() | AnyOf():
            join = "all" if isinstance(condition, AllOf) else "any"
            for at, part in enumerate(getattr(condition, join)):
                yield from tests_in(part, (*path, join, at))
        case Not():
            yield from tests_in(condition.not_, (*path, "not"))
        case _:
            yield path, condition


def cells_of_facts(rule: Condition, questions: Mapping[str, Question]) -> dict[str, tuple[Any, ...]]:
    """For each fact with one answer, an answer out of every cell that the rule's tests tell apart."""
    tests: dict[str, list[FactTest]] = {}
    for _, test in tests_in(rule, ()):
        if isinstance(test, FactTest) and questions[test.fact].type != "choices":
            tests.setdefault(test.fact, []).append(test)
    return {fact: one_a_cell(answers(questions[fact], own), own) for fact, own in tests.items()}


def one_a_cell(candidates: Iterable[Any], tests: list[FactTest]) -> tuple[Any, ...]:
    cells: dict[tuple[Truth, ...], Any] = {}
    for answer in candidates:
        cells.setdefault(tuple(fact_truth(test, answer) for test in tests), answer)
    return tuple(cells.values())


def answers(question: Question, tests: list[FactTest]) -> Iterable[Any]:
    """Answers that reach every cell: all of a few, or those at, beside and between the bounds."""
    if question.type == "choice":
        return [option.id for option in question.options]
    if question.type == "boolean":
        return [True, False]
    bounds = sorted({test.operand for test in tests})
    return around_dates(bounds) if question.type == "date" else around_numbers(question, bounds)


def around_dates(bounds: list[date]) -> Iterator[date]:
    for bound in bounds:
        for days in (-1, 0, 1):
            try:
                yield bound + timedelta(days)
            except OverflowError:
                continue


def around_numbers(question: Question, bounds: list[int | float]) -> Iterator[int | float]:
    lowest = min(bounds) - 1 if question.minimum is None else question.minimum
    highest = max(bounds) + 1 if question.maximum is None else question.maximum
    if question.whole:
        near = {whole for bound in bounds for whole in (floor(bound) - 1, floor(bound), ceil(bound), ceil(bound) + 1)}
        candidates = {ceil(lowest), floor(highest), *near}
    else:
        ends = sorted({lowest, *bounds, highest})
        candidates = {*ends, *((one + other) / 2 for one, other in zip(ends, ends[1:], strict=False))}
    return (number for number in sorted(candidates) if lowest <= number <= highest)
