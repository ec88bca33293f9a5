"""Answers that make a rule come out as wanted, found by `search` and not by sampling. Pure.

Every rule here is sound: its tests suit their questions. Answers come out as a content editor writes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import takewhile
from typing import Any

from policy_explorer.model import Condition, FactTest, Question
from policy_explorer.rules.analyse import cells_of_facts, tests_in
from policy_explorer.rules.search import (
    JUDGED,
    Assignment,
    Leaf,
    Node,
    compiled,
    first_found,
    holders,
    open_variable,
    truth,
    variables,
)
from policy_explorer.rules.truth_table import Variable

Cells = Mapping[Variable, tuple[Any, ...]]
Pair = tuple[dict[str, Any], dict[str, Any]]
UPWARDS = ("at_most", "more_than", "on_or_before", "after")  # their other side lies above the bound
STEP = Decimal("0.01")


def answers_giving(rule: Condition, questions: Mapping[str, Question], wanted: bool) -> dict[str, Any] | None:
    """Answers that meet the rule, or fail it, whatever departments judge; None if there are none."""
    cells = cells_of_facts(rule, questions)
    root, asked = compiled(rule, (), cells), asked_variables(rule, cells)

    def comes_out(given: Assignment) -> bool | None:
        found = truth(root, given)
        return None if found is None else found == wanted

    given = first_found(comes_out, lambda given: open_variable(root, given, asked), asked)
    return None if given is None else as_answers(rule, given, cells)


def answers_leaving_judgement(rule: Condition, questions: Mapping[str, Question]) -> dict[str, Any] | None:
    """Answers after which only matters for departments are open; None if there are none."""
    cells = cells_of_facts(rule, questions)
    root, asked = compiled(rule, (), cells), asked_variables(rule, cells)
    ask = lambda given: open_variable(root, given, asked)  # noqa: E731

    def left_to_departments(given: Assignment) -> bool | None:
        if truth(root, given) is not None:
            return False
        return True if ask(given) is None else None

    given = first_found(left_to_departments, ask, asked)
    return None if given is None else as_answers(rule, given, cells)


def pair_at_bound(rule: Condition, questions: Mapping[str, Question], test: FactTest) -> Pair | None:
    """Two sets of answers that differ only in a fact at the bound and beyond it, with different verdicts."""
    other_side = beyond(rule, test, questions[test.fact])
    if other_side is None:
        return None
    cells = {**cells_of_facts(rule, questions), (test.fact,): (test.operand, other_side)}
    given = parted(compiled(rule, (), cells), (test.fact,), asked_variables(rule, cells))
    if given is None:
        return None
    at, over = (as_answers(rule, {**given, (test.fact,): side}, cells) for side in (0, 1))
    return at, over


def parted(root: Node, variable: Variable, asked: Mapping[Variable, int]) -> Assignment | None:
    """Values of the other variables with which the two values of this one make a difference.

    Judged from the part that holds the variable outwards,: where a part comes out
    the same on both sides, so does the rule.
    """
    others = {name: size for name, size in asked.items() if name != variable}
    around = tuple(holders(root, path_of(root, variable)))

    def ask_within(node: Node, given: Assignment) -> Variable | None:
        sides = (open_variable(node, {**given, variable: side}, others) for side in (0, 1))
        return next(filter(None, sides), None)

    def ask(given: Assignment) -> Variable | None:
        return next(filter(None, (ask_within(node, given) for node in around)), None)

    def differ(given: Assignment) -> bool | None:
        for node in around:
            if ask_within(node, given) is None:
                at, over = (truth(node, {**given, variable: side}) for side in (0, 1))
                if at is over:
                    return False
        return True if ask(given) is None else None

    return first_found(differ, ask, others)


def path_of(root: Node, variable: Variable) -> tuple[str | int, ...]:
    """The path of the part that holds a variable wherever it stands."""
    paths = [leaf.path for leaf in leaves(root) if leaf.variable == variable]
    shared = (steps[0] for steps in takewhile(lambda steps: len(set(steps)) == 1, zip(*paths, strict=False)))
    return tuple(shared)


def leaves(node: Node) -> Iterator[Leaf]:
    if isinstance(node, Leaf):
        yield node
    else:
        for part in node.parts:
            yield from leaves(part)


def beyond(rule: Condition, test: FactTest, question: Question) -> Any | None:
    """An answer next to the bound on its other side, where the test comes out otherwise; None if the question takes none.

    Of whole numbers and days the very next one; of other numbers a near one, before any other bound of the rule.
    """
    sign = 1 if test.operator in UPWARDS else -1
    if question.type == "date":
        return next_day(test.operand, sign)
    if question.whole:
        neighbour = test.operand + sign
        return neighbour if in_range(question, neighbour) else None
    return near_number(rule, test, question, sign)


def next_day(day: date, sign: int) -> date | None:
    try:
        found = day + timedelta(sign)
    except OverflowError:
        return None
    return found if found.year >= 1000 else None


def near_number(rule: Condition, test: FactTest, question: Question, sign: int) -> int | float | None:
    limits = [question.maximum if sign > 0 else question.minimum]
    limits += [
        other.operand for _, other in tests_in(rule, ()) if isinstance(other, FactTest) and other.fact == test.fact
    ]
    bound = Decimal(str(test.operand))
    gaps = [gap for limit in limits if limit is not None and (gap := sign * (Decimal(str(limit)) - bound)) > 0]
    found = float(bound + sign * min([STEP, *(gap / 2 for gap in gaps)]))
    return found if in_range(question, found) else None


def in_range(question: Question, number: int | float) -> bool:
    low, high = question.minimum, question.maximum
    return (low is None or number >= low) and (high is None or number <= high)


def asked_variables(rule: Condition, cells: Cells) -> dict[Variable, int]:
    """The variables that answers decide."""
    return {name: size for name, size in variables(compiled(rule, (), cells), cells) if name[0] != JUDGED}


def as_answers(rule: Condition, given: Assignment, cells: Cells) -> dict[str, Any]:
    """An assignment as answers, in the order of the rule's tests; options without a value are not chosen."""
    chosen: dict[str, Any] = {}
    for _, test in tests_in(rule, ()):
        if not isinstance(test, FactTest) or test.fact in chosen:
            continue
        if (test.fact,) in given:
            chosen[test.fact] = written(cells[(test.fact,)][given[(test.fact,)]])
        elif any(name[0] == test.fact for name in given):
            chosen[test.fact] = [name[1] for name in given if name[0] == test.fact and given[name]]
    return chosen


def written(answer: Any) -> Any:
    return answer.isoformat() if isinstance(answer, date) else answer
