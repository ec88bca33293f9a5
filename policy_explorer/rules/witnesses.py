"""Answers that make a rule come out as wanted, to propose as examples. Pure.

The truth table decides whether any answers do. One variable after the other is then fixed to the first cell that leaves
the decision as it was (a search-to-decision reduction), so nothing is ever tried in vain.

Rules have no flaws (see `analyse`). Their tables are small enough, and fixing a variable makes no table larger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from policy_explorer.model import Condition, FactTest, Question, tests_in
from policy_explorer.model.answers import Answer, Answers
from policy_explorer.rules.boolean_difference import can_differ, contains_side
from policy_explorer.rules.formula import (
    SIDE,
    Encoding,
    Formula,
    Literal,
    Variable,
    assume_judgements,
    encode,
    first_open_variable,
    formula_of,
    restrict,
)
from policy_explorer.rules.truth_table import Sizes, can_be, outcomes

Assignment = dict[Variable, int]  # the cell of each variable on which something depends

UPWARDS = ("at_most", "more_than", "on_or_before", "after")  # the other side of their bounds lies above
STEP = Decimal("0.01")


def answers_giving(rule: Condition, questions: Mapping[str, Question], wanted: bool) -> Answers | None:
    """Return answers that meet the rule, or fail it, whatever departments judge; None if there are none."""
    encoding = encode(rule, questions)
    sizes = encoding.sizes

    def is_possible(formula: Formula) -> bool:
        return can_be(wanted, assume_judgements(formula, not wanted), sizes)

    given = find(formula_of(rule, encoding.literals), sizes, first_open_variable, is_possible)
    return None if given is None else decode(rule, given, encoding)


def answers_leaving_judgement(rule: Condition, questions: Mapping[str, Question]) -> Answers | None:
    """Return answers after which nothing is open but matters for departments; None if there are none."""
    encoding = encode(rule, questions)

    def depends_on_judgement(formula: Formula) -> bool:
        found = outcomes(formula, encoding.sizes).leaves
        return any(any(observed) for path, observed in found.items() if path not in encoding.literals)

    formula = formula_of(rule, encoding.literals)
    given = find(formula, encoding.sizes, first_open_variable, depends_on_judgement)
    return None if given is None else decode(rule, given, encoding)


def pair_at_bound(rule: Condition, questions: Mapping[str, Question], test: FactTest) -> tuple[Answers, Answers] | None:
    """Return two sets of answers with different verdicts that differ in one fact: at the bound of the test, and beyond it."""
    neighbour = neighbour_across_bound(rule, test, questions[test.fact])
    if neighbour is None:
        return None
    bound: Any = test.operand
    encoding = encode(rule, questions, {test.fact: (bound, neighbour)})
    given = distinguishing_assignment(rule, encoding, (test.fact,))
    if given is None:
        return None
    at, beyond = (decode(rule, {**given, (test.fact,): side}, encoding) for side in (0, 1))
    return at, beyond


def distinguishing_assignment(rule: Condition, encoding: Encoding, variable: Variable) -> Assignment | None:
    """Return an assignment to the other variables under which the rule differs between the two cells of this variable."""
    literals = {
        path: tuple(Literal(SIDE, accepted) if name == variable else Literal(name, accepted) for name, accepted in own)
        for path, own in encoding.literals.items()
    }
    sizes = encoding.sizes
    return find(formula_of(rule, literals), sizes, open_beside_side, lambda formula: can_differ(formula, sizes))


def open_beside_side(formula: Formula) -> Variable | None:
    """Return the first variable that is open on either side, from the part that contains every literal of SIDE outwards."""
    for part in parts_containing_side(formula):
        for side in (0, 1):
            if variable := first_open_variable(restrict(part, SIDE, side)):
                return variable
    return None


def parts_containing_side(formula: Formula) -> Iterator[Formula]:
    """Yield the parts that contain every literal of SIDE, the innermost first."""
    containing = [part for part in formula.parts if contains_side(part)]
    if len(containing) == 1:
        yield from parts_containing_side(containing[0])
    yield formula


def find(
    formula: Formula,
    sizes: Sizes,
    next_variable: Callable[[Formula], Variable | None],
    is_possible: Callable[[Formula], bool],
) -> Assignment | None:
    """Return the first assignment that keeps the formula possible, extended until there is no next variable."""
    if not is_possible(formula):
        return None
    given: Assignment = {}
    while variable := next_variable(formula):
        *cells, last = range(sizes[variable])
        # The formula is possible: if it is so in no other cell, it is so in the last.
        cell = next((cell for cell in cells if is_possible(restrict(formula, variable, cell))), last)
        given[variable], formula = cell, restrict(formula, variable, cell)
    return given


def neighbour_across_bound(rule: Condition, test: FactTest, question: Question) -> Answer:
    """Return an answer next to the bound for which the test comes out otherwise; None if the question takes none.

    Of whole numbers and days that is the very next one; of other numbers a near one, before any other bound of the rule.
    """
    bound: Any = test.operand
    sign = 1 if test.operator in UPWARDS else -1
    if question.type == "date":
        return day_across_bound(bound, sign)
    if question.whole:
        return bound + sign if in_range(question, bound + sign) else None
    return number_across_bound(rule, test, question, sign)


def day_across_bound(day: date, sign: int) -> date | None:
    try:
        found = day + timedelta(sign)
    except OverflowError:
        return None
    return found if found.year >= 1000 else None


def number_across_bound(rule: Condition, test: FactTest, question: Question, sign: int) -> float | None:
    limits: list[Any] = [question.maximum if sign > 0 else question.minimum]
    limits += [other.operand for other in tests_in(rule) if other.fact == test.fact]
    bound = Decimal(str(test.operand))
    gaps = [gap for limit in limits if limit is not None and (gap := sign * (Decimal(str(limit)) - bound)) > 0]
    found = float(bound + sign * min([STEP, *(gap / 2 for gap in gaps)]))
    return found if in_range(question, found) else None


def in_range(question: Question, number: float) -> bool:
    low, high = question.minimum, question.maximum
    return (low is None or number >= low) and (high is None or number <= high)


def decode(rule: Condition, given: Assignment, encoding: Encoding) -> Answers:
    """Return an assignment as answers, in the order of the rule's tests; options without a value are not chosen."""
    answers: dict[str, Answer] = {}
    for fact in dict.fromkeys(test.fact for test in tests_in(rule)):
        if (fact,) in given:
            answers[fact] = encoding.answers[fact][given[(fact,)]]
        elif any(variable[0] == fact for variable in given):
            answers[fact] = tuple(variable[1] for variable in given if variable[0] == fact and given[variable])
    return answers
