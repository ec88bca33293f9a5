"""Other answers to one question, such that given tests come out otherwise. Pure; `static/js/rules/candidates.js` says the same.

Of all the answers that the rule cannot tell apart one is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from policy_explorer.model import FactTest, Question
from policy_explorer.rules import analyse as proof
from policy_explorer.rules.evaluate import fact_truth
from policy_explorer.rules.spec import SPEC

NONE = SPEC.exclusive_option


class Candidate(NamedTuple):
    """An answer, and how many tests besides the wanted ones it changes."""

    strays: int
    answer: Any


def candidates(
    question: Question, tests: Sequence[FactTest], wanted: Mapping[int, bool], present: Any
) -> list[Candidate]:
    """Answers under which the wanted tests (by their place among all of the rule's tests on this fact) come out so."""
    before = [fact_truth(test, present) for test in tests]
    cells: dict[tuple[bool | None, ...], Candidate] = {}
    for answer in possible_answers(question, tests, wanted, present):
        after = tuple(fact_truth(test, answer) for test in tests)
        if all(after[at] is met for at, met in wanted.items()):
            strays = sum(after[at] is not met for at, met in enumerate(before) if at not in wanted)
            cells.setdefault(after, Candidate(strays, answer))
    return list(cells.values())


def possible_answers(
    question: Question, tests: Sequence[FactTest], wanted: Mapping[int, bool], present: Any
) -> Iterable[Any]:
    if question.type == "choices":
        changes = [(proof.options_of(tests[at]), met) for at, met in wanted.items()]
        return selections(question, present, changes)
    return proof.answers(question, list(tests))


def selections(
    question: Question, present: Iterable[str], changes: Iterable[tuple[tuple[str, ...], bool]]
) -> list[list[str]]:
    """The present selection without all the options that must go, and with one of each group that must be there."""
    changes = list(changes)
    gone = {option for options, met in changes if not met for option in options}
    found = [[option for option in present if option not in gone]]
    for options, met in changes:
        if met:
            found = [with_option(chosen, option) for chosen in found for option in options][: SPEC.most_selections]
    empty = [NONE] if any(option.id == NONE for option in question.options) else []
    return [chosen or empty for chosen in found]


def with_option(chosen: list[str], option: str) -> list[str]:
    """Whoever chooses 以上都没有 chooses nothing else."""
    if option in chosen:
        return chosen
    return [option] if option == NONE else [*(other for other in chosen if other != NONE), option]
