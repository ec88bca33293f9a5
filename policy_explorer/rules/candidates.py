"""Other answers to one question that give its tests the wanted outcomes. Pure.

`static/js/rules/candidates.js` is the twin in the browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from policy_explorer.model import FactTest, Question
from policy_explorer.model.answers import Answer
from policy_explorer.rules.cells import cells_of, representatives
from policy_explorer.rules.evaluate import fact_truth
from policy_explorer.rules.formula import options_of
from policy_explorer.rules.spec import SPEC

NONE = SPEC.exclusive_option


class Candidate(NamedTuple):
    """An answer, and how many tests it changes that were not to change."""

    side_effects: int
    answer: Answer


def candidates(
    question: Question, tests: Sequence[FactTest], wanted: Mapping[int, bool], present: Answer
) -> list[Candidate]:
    """Return one answer of each cell in which the wanted tests come out as wanted.

    `tests` are all of the rule's tests on this fact, `wanted` tells by index how some have to come out.
    """
    before = [fact_truth(test, present) for test in tests]
    found = []
    for after, answer in cells_of(tests, possible_answers(question, tests, wanted, present)).items():
        if all(after[at] is met for at, met in wanted.items()):
            side_effects = sum(after[at] is not met for at, met in enumerate(before) if at not in wanted)
            found.append(Candidate(side_effects, answer))
    return found


def possible_answers(
    question: Question, tests: Sequence[FactTest], wanted: Mapping[int, bool], present: Answer
) -> Iterable[Answer]:
    if question.type != "choices":
        return representatives(question, tests)
    chosen = present if isinstance(present, tuple) else ()
    return selections(question, chosen, [(options_of(tests[at]), met) for at, met in wanted.items()])


def selections(
    question: Question, present: tuple[str, ...], changes: Sequence[tuple[tuple[str, ...], bool]]
) -> list[tuple[str, ...]]:
    """Return the present selection without all options that must go, and with one of each group that must be there."""
    gone = {option for options, met in changes if not met for option in options}
    found = [tuple(option for option in present if option not in gone)]
    for options, met in changes:
        if met:
            found = [with_option(chosen, option) for chosen in found for option in options][: SPEC.most_selections]
    empty = (NONE,) if any(option.id == NONE for option in question.options) else ()
    return [chosen or empty for chosen in found]


def with_option(chosen: tuple[str, ...], option: str) -> tuple[str, ...]:
    """Add an option to a selection. 以上都没有 excludes all others."""
    if option in chosen:
        return chosen
    return (option,) if option == NONE else (*(other for other in chosen if other != NONE), option)
