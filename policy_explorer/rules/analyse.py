"""What a rule can never do, proved and not sampled. Pure.

A rule sees of a number, a date or a single choice only how its tests come out, so the answers to a
question fall into finitely many cells, and one answer stands for its whole cell. Each option of a
`choices` question is a yes or no of its own, and so is each `manual`, since a department may decide
either way. What comes of all of these together, `cases` tells.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from math import ceil, floor
from typing import Any, Literal

from msgspec import Struct

from policy_explorer.model import AllOf, AnyOf, Condition, FactTest, Manual, Not, Question, parts
from policy_explorer.rules.evaluate import Truth, fact_truth
from policy_explorer.rules.truth_table import Part, Path, TooLarge, Variable, Wants, leaves, outcomes

CHOSEN = frozenset({1})  # of the two cells of an option


class Flaw(Struct, frozen=True):
    """`never_met`: no answers meet the rule, from this part on. `never_refused`: none fail it. `refused`:
    some do, though it is said to be open to all. `implied`: met whenever the rest is. `idle`: changes nothing.
    `too_large`: there are too many cases to tell what else is wrong.
    """

    sort: Literal["never_met", "never_refused", "refused", "implied", "idle", "too_large"]
    path: Path


def flaws(rule: Condition, questions: Mapping[str, Question], open_to_all: bool) -> Iterator[Flaw]:
    """Everything that is wrong with a rule whose tests all suit their questions."""
    wants, sizes = wants_of(rule, questions)
    if plain(wants, sizes):
        yield from told_of_refusal(not needs_judgement(rule, met=False), open_to_all)
        return
    try:
        yield from flaws_of(part_of(rule, (), wants), sizes, open_to_all)
    except TooLarge:
        yield Flaw("too_large", ())


def plain(wants: Mapping[Path, Wants], sizes: Mapping[Variable, int]) -> bool:
    """Whether nothing is asked for twice and every test can come out either way: then each decides somewhere."""
    every = [want for own in wants.values() for want in own]
    return len(every) == len(sizes) and all(0 < len(accepted) < sizes[variable] for variable, accepted in every)


def needs_judgement(condition: Condition, met: bool) -> bool:
    """Whether, whatever the answers, a department has its say before the condition is met, or else fails, as its shape alone tells."""
    match condition:
        case Manual():
            return True
        case Not():
            return needs_judgement(condition.not_, not met)
        case AllOf() | AnyOf():
            one_is_enough = isinstance(condition, AllOf) is met
            return (any if one_is_enough else all)(needs_judgement(part, met) for part in parts(condition))
    return False


def told_of_refusal(refused: bool, open_to_all: bool) -> Iterator[Flaw]:
    if refused == open_to_all:
        yield Flaw("refused" if refused else "never_refused", ())


def can_be_met(rule: Condition, questions: Mapping[str, Question]) -> bool:
    """Whether some answers meet a rule that has no flaws, whatever departments judge."""
    if needs_judgement(rule, met=True):
        return False
    wants, sizes = wants_of(rule, questions)
    return outcomes(part_of(rule, (), wants), sizes, judged=False).met


def wants_of(rule: Condition, questions: Mapping[str, Question]) -> tuple[dict[Path, Wants], dict[Variable, int]]:
    """What each test wants, by its path, and in how many cells each variable can lie."""
    wants: dict[Path, Wants] = {}
    sizes: dict[Variable, int] = {}
    for fact, tests in tests_by_fact(rule).items():
        if questions[fact].type == "choices":
            wants |= {path: tuple(((fact, option), CHOSEN) for option in options_of(test)) for path, test in tests}
            sizes |= dict.fromkeys((variable for path, _ in tests for variable, _ in wants[path]), 2)
        else:
            cells = tuple(cells_of(questions[fact], [test for _, test in tests]))
            accepted = (
                frozenset(at for at, truths in enumerate(cells) if truths[place]) for place in range(len(tests))
            )
            wants |= {path: (((fact,), own),) for (path, _), own in zip(tests, accepted, strict=True)}
            sizes[(fact,)] = len(cells)
    return wants, sizes


def options_of(test: FactTest) -> tuple[str, ...]:
    return (test.operand,) if test.operator == "includes" else test.operand


def flaws_of(rule: Part, sizes: Mapping[Variable, int], open_to_all: bool) -> Iterator[Flaw]:
    judged = outcomes(rule, sizes, judged=True)
    if not judged.met:
        yield Flaw("never_met", first_impossible(rule, sizes))
        return
    yield from told_of_refusal(outcomes(rule, sizes, judged=False).failed, open_to_all)
    for leaf in leaves(rule):
        met, failed = judged.tests[leaf.path]
        if not (met and failed):
            yield Flaw("idle" if failed else "implied", leaf.path)


def first_impossible(rule: Part, sizes: Mapping[Variable, int]) -> Path:
    """The first part of an `all` that cannot be met together with those before it."""
    if rule.join != "all":
        return rule.path
    ends = range(1, len(rule.parts) + 1)
    impossible = lambda end: not outcomes(rule._replace(parts=rule.parts[:end]), sizes, judged=True).met  # noqa: E731
    return rule.parts[bisect_left(ends, True, key=impossible)].path


def part_of(condition: Condition, path: Path, wants: Mapping[Path, Wants]) -> Part:
    match condition:
        case FactTest():
            return Part(path, "test", wants=wants[path])
        case AllOf() | AnyOf():
            join = "all" if isinstance(condition, AllOf) else "any"
            inner = enumerate(parts(condition))
            return Part(path, join, tuple(part_of(part, (*path, join, at), wants) for at, part in inner))
        case Not():
            return Part(path, "not", (part_of(condition.not_, (*path, "not"), wants),))
    return Part(path, "manual")


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


def cells_of_facts(rule: Condition, questions: Mapping[str, Question]) -> dict[Variable, tuple[Any, ...]]:
    """For each fact with one answer, an answer out of every cell that the rule's tests tell apart."""
    single = {fact: own for fact, own in tests_by_fact(rule).items() if questions[fact].type != "choices"}
    return {
        (fact,): tuple(cells_of(questions[fact], [test for _, test in own]).values()) for fact, own in single.items()
    }


def tests_by_fact(rule: Condition) -> dict[str, list[tuple[Path, FactTest]]]:
    found: dict[str, list[tuple[Path, FactTest]]] = {}
    for path, test in tests_in(rule, ()):
        if isinstance(test, FactTest):
            found.setdefault(test.fact, []).append((path, test))
    return found


def cells_of(question: Question, tests: list[FactTest]) -> dict[tuple[Truth, ...], Any]:
    """How the tests come out in each cell of a question -> an answer in it."""
    cells: dict[tuple[Truth, ...], Any] = {}
    for answer in answers(question, tests):
        cells.setdefault(tuple([fact_truth(test, answer) for test in tests]), answer)
    return cells


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
        candidates = {*ends, *((one + other) / 2 for one, other in itertools.pairwise(ends))}
    return (number for number in sorted(candidates) if lowest <= number <= highest)
