"""What a rule can never do, proved and not sampled. Pure.

A rule is encoded as a formula over cells of answers (see `cells`, `formula`) and its truth tables are searched for parts
that cannot be met, cannot fail or change nothing (see `truth_table`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from policy_explorer.model import AllOf, AnyOf, Condition, Manual, Not, Question, parts
from policy_explorer.rules.cells import Path
from policy_explorer.rules.formula import Encoding, Formula, assume_judgements, encode, formula_of, leaves
from policy_explorer.rules.truth_table import Sizes, TooLarge, can_be, outcomes


class Flaw(Struct, frozen=True):
    """A defect of a rule, and the path of the part that has it.

    `never_met`: no answers meet the rule, from this part on. `never_refused`: no answers fail the rule. `refused`: some do,
    although the benefit is declared open to all. `implied`: the part is met whenever the rest is. `idle`: whether the part
    is met changes nothing. `conflict`: no answers meet conditions from several places together. `too_large`: the rule has too
    many cases to find its other flaws.
    """

    kind: Literal["never_met", "never_refused", "refused", "implied", "idle", "conflict", "too_large"]
    path: Path


def flaws(rule: Condition, questions: Mapping[str, Question], open_to_all: bool) -> Iterator[Flaw]:
    """Yield every flaw of a rule whose tests all suit their questions."""
    encoding = encode(rule, questions)
    if is_read_once(encoding):
        yield from refusal_flaws(not needs_judgement(rule, met=False), open_to_all)
        return
    try:
        yield from formula_flaws(formula_of(rule, encoding.literals), encoding.sizes, open_to_all)
    except TooLarge:
        yield Flaw("too_large", ())


def conflicts(rule: Condition, questions: Mapping[str, Question]) -> Iterator[Flaw]:
    """Yield the flaw of a composed rule that no answers meet."""
    encoding = encode(rule, questions)
    if is_read_once(encoding):
        return
    try:
        if not can_be(True, formula_of(rule, encoding.literals), encoding.sizes):
            yield Flaw("conflict", ())
    except TooLarge:
        yield Flaw("too_large", ())


def is_read_once(encoding: Encoding) -> bool:
    """Return whether no variable occurs twice and every test can come out either way.

    Every test of such a formula (a read-once formula) decides the outcome in some case.
    """
    literals = [literal for own in encoding.literals.values() for literal in own]
    sizes = encoding.sizes
    return len(literals) == len(sizes) and all(0 < len(accepted) < sizes[variable] for variable, accepted in literals)


def needs_judgement(condition: Condition, met: bool) -> bool:
    """Return whether a read-once condition never comes out as `met` without a department's judgement."""
    match condition:
        case Manual():
            return True
        case Not():
            return needs_judgement(condition.not_, not met)
        case AllOf() | AnyOf():
            one_is_enough = isinstance(condition, AllOf) is met
            return (any if one_is_enough else all)(needs_judgement(part, met) for part in parts(condition))
    return False


def refusal_flaws(refused: bool, open_to_all: bool) -> Iterator[Flaw]:
    """Yield the flaw of a rule that fails for some answers, or for none, against what is declared."""
    if refused == open_to_all:
        yield Flaw("refused" if refused else "never_refused", ())


def can_be_met(rule: Condition, questions: Mapping[str, Question]) -> bool:
    """Return whether some answers meet a rule without flaws, whatever departments judge."""
    if needs_judgement(rule, met=True):
        return False
    encoding = encode(rule, questions)
    return can_be(True, assume_judgements(formula_of(rule, encoding.literals), met=False), encoding.sizes)


def formula_flaws(formula: Formula, sizes: Sizes, open_to_all: bool) -> Iterator[Flaw]:
    found = outcomes(formula, sizes)
    if not found.met:
        yield Flaw("never_met", first_impossible(formula, sizes))
        return
    yield from refusal_flaws(can_be(False, assume_judgements(formula, met=True), sizes), open_to_all)
    for leaf in leaves(formula):
        met, failed = found.leaves[leaf.path]
        if not (met and failed):
            yield Flaw("idle" if failed else "implied", leaf.path)


def first_impossible(formula: Formula, sizes: Sizes) -> Path:
    """Return the path of the first part of an `all` that cannot be met together with those before it."""
    if formula.join != "all":
        return formula.path

    def is_impossible(last: int) -> bool:
        return not can_be(True, formula._replace(parts=formula.parts[: last + 1]), sizes)

    return formula.parts[bisect_left(range(len(formula.parts)), True, key=is_impossible)].path
