"""What a rule can never do, proved and not sampled. Pure.

A rule is encoded as a formula over cells of answers (see `cells`, `formula`) and its truth tables are searched for parts
that cannot be met, cannot fail or change nothing (see `truth_table`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from msgspec import Struct

from policy_explorer.model import AllOf, AnyOf, Condition, CountOf, Manual, Not, Question, parts
from policy_explorer.rules.cells import Path
from policy_explorer.rules.dated import dated
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


class Proving(NamedTuple):
    """A formula to prove, and how many cells its variables have."""

    formula: Formula
    sizes: Sizes


def flaws(
    rule: Condition, questions: Mapping[str, Question], open_to_all: bool, days: Sequence[date] = ()
) -> Iterator[Flaw]:
    """Yield every flaw of a rule whose tests all suit their questions.

    `days` are the reference dates of a rule that depends on them (`proof_days`): what it can be on any of them is no flaw.
    """
    encodings = encode_on(rule, questions, days)
    if all(is_read_once(encoding) for _, encoding in encodings):
        yield from refusal_flaws(not needs_judgement(rule, met=False), open_to_all)
        return
    try:
        yield from formula_flaws([proving(*each) for each in encodings], open_to_all)
    except TooLarge:
        yield Flaw("too_large", ())


def conflicts(rule: Condition, questions: Mapping[str, Question], days: Sequence[date] = ()) -> Iterator[Flaw]:
    """Yield the flaw of a composed rule that no answers meet on any of `days`."""
    encodings = encode_on(rule, questions, days)
    if any(is_read_once(encoding) for _, encoding in encodings):
        return
    try:
        if not possible(True, [proving(*each) for each in encodings]):
            yield Flaw("conflict", ())
    except TooLarge:
        yield Flaw("too_large", ())


def encode_on(
    rule: Condition, questions: Mapping[str, Question], days: Sequence[date]
) -> list[tuple[Condition, Encoding]]:
    """Return the rule on each of `days` with its encoding; only itself if there are none."""
    rules = [dated(rule, day) for day in days] or [rule]
    return [(each, encode(each, questions)) for each in rules]


def proving(rule: Condition, encoding: Encoding) -> Proving:
    return Proving(formula_of(rule, encoding.literals), encoding.sizes)


def possible(met: bool, provings: Iterable[Proving]) -> bool:
    """Return whether one of some formulas can be met, or can fail. Raise `TooLarge`."""
    return any(can_be(met, *each) for each in provings)


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
        case CountOf():
            needed = condition.at_least if met else len(condition.count) - condition.at_least + 1
            return sum(not needs_judgement(part, met) for part in condition.count) < needed
    return False


def refusal_flaws(refused: bool, open_to_all: bool) -> Iterator[Flaw]:
    """Yield the flaw of a rule that fails for some answers, or for none, against what is declared."""
    if refused == open_to_all:
        yield Flaw("refused" if refused else "never_refused", ())


def can_be_met(rule: Condition, questions: Mapping[str, Question], days: Sequence[date] = ()) -> bool:
    """Return whether some answers meet a rule without flaws on one of `days`, whatever departments judge."""
    if needs_judgement(rule, met=True):
        return False
    return possible(True, judged_by_all([proving(*each) for each in encode_on(rule, questions, days)], met=False))


def judged_by_all(provings: Iterable[Proving], met: bool) -> Iterator[Proving]:
    """Yield each formula as it is if departments decide everything in favour of it (`met`), or against it."""
    return (Proving(assume_judgements(each.formula, met), each.sizes) for each in provings)


def formula_flaws(provings: Sequence[Proving], open_to_all: bool) -> Iterator[Flaw]:
    """Yield the flaws of a rule, whose formula is one of `provings` on each day."""
    found = [outcomes(*each) for each in provings]
    if not any(each.met for each in found):
        yield Flaw("never_met", first_impossible(provings))
        return
    yield from refusal_flaws(possible(False, judged_by_all(provings, met=True)), open_to_all)
    for leaf in leaves(provings[0].formula):
        observed = [each.leaves[leaf.path] for each in found]
        met, failed = any(met for met, _ in observed), any(failed for _, failed in observed)
        if not (met and failed):
            yield Flaw("idle" if failed else "implied", leaf.path)


def first_impossible(provings: Sequence[Proving]) -> Path:
    """Return the path of the first part of an `all` that cannot be met together with those before it."""
    formula = provings[0].formula
    if formula.join != "all":
        return formula.path

    def is_impossible(last: int) -> bool:
        begun = (Proving(f._replace(parts=f.parts[: last + 1]), sizes) for f, sizes in provings)
        return not possible(True, begun)

    return formula.parts[bisect_left(range(len(formula.parts)), True, key=is_impossible)].path
