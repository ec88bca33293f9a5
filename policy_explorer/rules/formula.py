"""A rule as a propositional formula over variables with finitely many values. Pure.

A fact with one answer is a variable whose values are the numbers of its cells (see `cells`). Each option of a `choices`
question is a variable of its own, 1 if it is chosen and 0 if not. A `manual` has no variable: a department may decide it
either way, whatever the answers are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from typing import Literal as OneOf

from policy_explorer.model import AllOf, AnyOf, Condition, CountOf, FactTest, Not, Question
from policy_explorer.model.answers import Answer
from policy_explorer.rules.cells import Path, cells_of, located_parts, representatives, tests_by_fact
from policy_explorer.rules.evaluate import Truth, conjunction, count_truth, disjunction, negation

Variable = tuple[str, ...]  # (fact,) or (fact, option)

CONSTANT: Variable = ()  # of a literal whose truth is fixed: true if it accepts cell 0, false if it accepts none
SIDE: Variable = ("",)  # of a literal on the side of a bound, 0 at it and 1 beyond it (see `boolean_difference`)
CHOSEN = frozenset({1})
TRUE, FALSE = frozenset({0}), frozenset[int]()


class Literal(NamedTuple):
    """True if the variable lies in one of the cells `accepted`."""

    variable: Variable
    accepted: frozenset[int]


class Formula(NamedTuple):
    """A part of a rule. A test is met if any of its `literals` is true.

    A count is met if at least `least` of its parts are. `own` are the variables of its own truth table; None if it shares the table of the part around it (see `truth_table`).
    """

    path: Path
    join: OneOf["all", "any", "not", "count", "test", "manual"]
    parts: tuple[Formula, ...] = ()
    literals: tuple[Literal, ...] = ()
    own: tuple[Variable, ...] | None = None
    least: int = 0


class Encoding(NamedTuple):
    """How the answers to a rule's facts are encoded.

    `literals` of each test by its path, `sizes` as the number of cells of each variable, and for each fact with one
    answer the `answers` that represent its cells.
    """

    literals: dict[Path, tuple[Literal, ...]]
    sizes: dict[Variable, int]
    answers: dict[str, tuple[Answer, ...]]


def encode(
    rule: Condition, questions: Mapping[str, Question], answers: Mapping[str, Sequence[Answer]] | None = None
) -> Encoding:
    """Return the encoding of a rule. `answers` gives for some facts the only answers to distinguish."""
    found = Encoding({}, {}, {})
    for fact, located in tests_by_fact(rule).items():
        tests = [test for _, test in located]
        if questions[fact].type == "choices":
            for path, test in located:
                found.literals[path] = tuple(Literal((fact, option), CHOSEN) for option in options_of(test))
                found.sizes.update((literal.variable, 2) for literal in found.literals[path])
            continue
        cells = cells_of(tests, (answers or {}).get(fact) or representatives(questions[fact], tests))
        for at, (path, _) in enumerate(located):
            accepted = frozenset(cell for cell, truths in enumerate(cells) if truths[at])
            found.literals[path] = (Literal((fact,), accepted),)
        found.sizes[(fact,)] = len(cells)
        found.answers[fact] = tuple(cells.values())
    return found


def options_of(test: FactTest) -> tuple[str, ...]:
    """Return the options that a test of a `choices` question names."""
    operand: Any = test.operand
    return (operand,) if test.operator == "includes" else operand


def formula_of(condition: Condition, literals: Mapping[Path, tuple[Literal, ...]], path: Path = ()) -> Formula:
    """Return the formula of a condition that stands at `path`."""
    parts = tuple(formula_of(part, literals, inner) for inner, part in located_parts(condition, path))
    match condition:
        case FactTest():
            return Formula(path, "test", literals=literals[path])
        case AllOf():
            return Formula(path, "all", parts)
        case AnyOf():
            return Formula(path, "any", parts)
        case Not():
            return Formula(path, "not", parts)
        case CountOf():
            return Formula(path, "count", parts, least=condition.at_least)
    return Formula(path, "manual")


def leaves(formula: Formula) -> list[Formula]:
    """Return the tests and the matters for a department, in the order of the rule."""
    return [leaf for part in formula.parts for leaf in leaves(part)] if formula.parts else [formula]


def restrict(formula: Formula, variable: Variable, cell: int) -> Formula:
    """Return the formula with the variable fixed to that cell (its restriction, or cofactor)."""
    literals = tuple(
        Literal(CONSTANT, TRUE if cell in literal.accepted else FALSE) if literal.variable == variable else literal
        for literal in formula.literals
    )
    return formula._replace(parts=tuple(restrict(part, variable, cell) for part in formula.parts), literals=literals)


def assume_judgements(formula: Formula, met: bool) -> Formula:
    """Return the formula as it is if departments decide everything in favour of it (`met`), or against it."""
    if formula.join == "manual":
        return formula._replace(join="test", literals=(Literal(CONSTANT, TRUE if met else FALSE),))
    favourable = met is not (formula.join == "not")
    return formula._replace(parts=tuple(assume_judgements(part, favourable) for part in formula.parts))


def kleene_truth(formula: Formula) -> Truth:
    """Return the truth of a formula as far as its constants decide it."""
    if formula.join == "test":
        return disjunction(map(literal_truth, formula.literals))
    if formula.join == "manual":
        return None
    truths = map(kleene_truth, formula.parts)
    if formula.join == "not":
        return negation(next(truths))
    if formula.join == "count":
        return count_truth(truths, formula.least)
    return conjunction(truths) if formula.join == "all" else disjunction(truths)


def literal_truth(literal: Literal) -> Truth:
    return literal.accepted == TRUE if literal.variable == CONSTANT else None


def first_open_variable(formula: Formula) -> Variable | None:
    """Return the first variable on which the truth of a formula still depends, None if there is none."""
    if kleene_truth(formula) is not None:
        return None
    variables = (literal.variable for literal in formula.literals if literal.variable != CONSTANT)
    return next(variables, None) or next(filter(None, map(first_open_variable, formula.parts)), None)
