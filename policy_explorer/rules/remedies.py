"""What would have to be different for a rule that fails, and new answers under which it is. Pure.

First each test is taken by itself: which smallest sets of tests would have to come out otherwise? Then answers are looked
for that change all tests of a set at once. Unknown tests stay unknown, so no remedy ever hangs on a department or on an
answer that was not given. `static/js/rules/` has the twins in the browser; docs/decisions/ask-what-matters.md gives the reasons.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from policy_explorer.model import AllOf, Condition, FactTest, Not, Question, parts, tests_in
from policy_explorer.model.answers import Answer, Answers
from policy_explorer.rules.cells import cells_of, representatives
from policy_explorer.rules.evaluate import Truth, fact_truth, truth
from policy_explorer.rules.formula import options_of
from policy_explorer.rules.spec import SPEC

NONE = SPEC.exclusive_option

Questions = Mapping[str, Question]
TestKey = tuple[str, str, object]
Indices = tuple[int, ...]  # of tests in the order of the rule, ascending


class Change(Struct, frozen=True):
    """A test that would have to come out as wanted."""

    test: FactTest
    wanted: bool


class Remedy(Struct, frozen=True):
    """Changes none of which can be spared, what the rule then is, and new answers under which it is so."""

    changes: tuple[Change, ...]
    then: Truth
    answers: Answers


class Failure(Struct, frozen=True):
    """The answers with which a rule fails, the index of each distinct test of the rule, and of those that cannot change."""

    answers: Answers
    indices: dict[TestKey, int]
    fixed: frozenset[int]


class Candidate(NamedTuple):
    """An answer to a question, and how many tests it changes that were not to change."""

    strays: int
    answer: Answer


class Way(NamedTuple):
    """New answers, and how many tests they change that were not to change."""

    strays: int
    answers: Answers


def remedies(rule: Condition, answers: Answers, questions: Questions) -> list[Remedy]:
    """Return the remedies of a rule that fails, the least first; none for any other rule."""
    attempts = (remedy(rule, answers, questions, changes) for changes in smallest_changes(rule, answers, questions))
    found = [attempt for attempt in attempts if attempt]
    for candidate in reversed(found.copy()):
        if any(asks_more(candidate, other, answers) for other in found if other is not candidate):
            found.remove(candidate)
    return found[: SPEC.most_remedies]


def asks_more(remedy: Remedy, other: Remedy, answers: Answers) -> bool:
    """Return whether a remedy includes the other and gives no more, as 不超过 10 includes 不超过 20."""
    new = {**answers, **remedy.answers}
    return remedy.then is other.then and all(
        fact_truth(change.test, new[change.test.fact]) is change.wanted for change in other.changes
    )


# --- which tests would have to change -------------------------------------------------------------------------------


def smallest_changes(rule: Condition, answers: Answers, questions: Questions) -> list[tuple[Change, ...]]:
    """Return the sets of changes none of which can be spared.

    The sets with the fewest changes come first, then those with the fewest of facts that nobody can change, then in the order
    of the rule.
    """
    tests = distinct_tests(rule)
    fixed = frozenset(at for at, test in enumerate(tests) if questions[test.fact].fixed)
    failure = Failure(answers, {key_of(test): at for at, test in enumerate(tests)}, fixed)
    found = avoiding(False, rule, failure)
    return [tuple(opposite(tests[at], answers) for at in indices) for indices in found if indices]


def opposite(test: FactTest, answers: Answers) -> Change:
    return Change(test, not fact_truth(test, answers[test.fact]))


def distinct_tests(rule: Condition) -> list[FactTest]:
    """Return each test once, even if the rule repeats it with another quote."""
    found: dict[TestKey, FactTest] = {}
    for test in tests_in(rule):
        found.setdefault(key_of(test), test)
    return list(found.values())


def key_of(test: FactTest) -> TestKey:
    return test.fact, test.operator, test.operand


def avoiding(outcome: bool, condition: Condition, failure: Failure) -> list[Indices]:
    """Return the smallest sets of tests whose change keeps the condition from this outcome."""
    if truth(condition, failure.answers) is not outcome:
        return [()]
    if isinstance(condition, FactTest):
        return [(failure.indices[key_of(condition)],)]
    if isinstance(condition, Not):
        return avoiding(not outcome, condition.not_, failure)
    by_part = (avoiding(outcome, part, failure) for part in parts(condition))
    if isinstance(condition, AllOf) is outcome:
        # One part is enough to keep an `all` from being met, or an `any` from failing.
        return smallest((indices for sets in by_part for indices in sets), failure.fixed)
    found: list[Indices] = [()]
    for sets in by_part:
        found = smallest((tuple(sorted({*left, *right})) for left in found for right in sets), failure.fixed)
    return found


def smallest(sets: Iterable[Indices], fixed: frozenset[int]) -> list[Indices]:
    """Return the sets in order, without those that contain a smaller one."""
    found: list[Indices] = []
    for indices in sorted(set(sets), key=lambda indices: (len(indices), len(fixed.intersection(indices)), indices)):
        if len(found) < SPEC.most_change_sets and not any(set(other) <= set(indices) for other in found):
            found.append(indices)
    return found


# --- new answers that bring the changes about -----------------------------------------------------------------------


def remedy(rule: Condition, answers: Answers, questions: Questions, changes: Collection[Change]) -> Remedy | None:
    """Return the remedy that these changes are; None if no answers bring them about without making the rule fail elsewhere.

    Of the ways with the fewest strays the least favourable is taken, for the changes alone must give what is promised.
    """
    best: tuple[tuple[int, bool], Truth, Answers] | None = None
    for strays, new in ways(rule, answers, questions, changes):
        then = truth(rule, {**answers, **new})
        rank = (strays, then is True)
        if then is not False and (best is None or rank < best[0]):
            best = (rank, then, new)
    return Remedy(tuple(changes), best[1], best[2]) if best else None


def ways(rule: Condition, answers: Answers, questions: Questions, changes: Collection[Change]) -> list[Way]:
    """Return new answers to the facts concerned that bring the changes about, those with the fewest strays first."""
    found = [Way(0, {})]
    for fact in dict.fromkeys(change.test.fact for change in changes):
        tests = [test for test in tests_in(rule) if test.fact == fact]
        wanted_by_key = {key_of(change.test): change.wanted for change in changes}
        wanted = {at: wanted_by_key[key_of(test)] for at, test in enumerate(tests) if key_of(test) in wanted_by_key}
        options = candidates(questions[fact], tests, wanted, answers[fact])
        longer = (Way(strays + one.strays, {**new, fact: one.answer}) for strays, new in found for one in options)
        found = sorted(longer, key=lambda way: way.strays)[: SPEC.most_ways]
    return found


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
            strays = sum(after[at] is not met for at, met in enumerate(before) if at not in wanted)
            found.append(Candidate(strays, answer))
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
