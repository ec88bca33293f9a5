"""Which tests would have to come out otherwise for a rule not to fail. Pure.

Each test is taken by itself: whether one answer can give several tests the wanted outcome is left to `remedies`. Unknown
tests stay unknown, so no change depends on a department or on an answer that was not given.

The sets are computed bottom-up, as the minimal cut sets of a fault tree are. `static/js/rules/changes.js` is the twin in
the browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from policy_explorer.model import AllOf, Condition, CountOf, FactTest, Not, Question, parts, tests_in
from policy_explorer.model.answers import Answers
from policy_explorer.rules.evaluate import fact_truth, truth
from policy_explorer.rules.spec import SPEC

Questions = Mapping[str, Question]
TestKey = tuple[str, str, object]
Indices = tuple[int, ...]  # of tests in the order of the rule, ascending


class Change(Struct, frozen=True):
    """A test that would have to come out as wanted."""

    test: FactTest
    wanted: bool


class ChangeSearch(Struct, frozen=True):
    """The answers with which a rule fails, the index of each distinct test of the rule, and of those that cannot change."""

    answers: Answers
    indices: dict[TestKey, int]
    fixed: frozenset[int]


def smallest_changes(rule: Condition, answers: Answers, questions: Questions) -> list[tuple[Change, ...]]:
    """Return the sets of changes none of which can be spared.

    The sets with the fewest changes come first, then those with the fewest of facts that nobody can change, then in the order
    of the rule.
    """
    tests = distinct_tests(rule)
    fixed = frozenset(at for at, test in enumerate(tests) if questions[test.fact].fixed)
    search = ChangeSearch(answers, {key_of(test): at for at, test in enumerate(tests)}, fixed)
    found = changes_against(False, rule, search)
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


def changes_against(outcome: bool, condition: Condition, search: ChangeSearch) -> list[Indices]:
    """Return the smallest sets of tests whose change keeps the condition from this outcome."""
    if truth(condition, search.answers) is not outcome:
        return [()]
    if isinstance(condition, FactTest):
        return [(search.indices[key_of(condition)],)]
    if isinstance(condition, Not):
        return changes_against(not outcome, condition.not_, search)
    by_part = (changes_against(outcome, part, search) for part in parts(condition))
    if isinstance(condition, CountOf):
        kept = condition.at_least if outcome is False else len(condition.count) - condition.at_least + 1
        return changes_of_enough(by_part, kept, search.fixed)
    if isinstance(condition, AllOf) is outcome:
        # One part is enough to keep an `all` from being met, or an `any` from failing.
        return minimal((indices for sets in by_part for indices in sets), search.fixed)
    found: list[Indices] = [()]
    for sets in by_part:
        found = minimal((tuple(sorted({*left, *right})) for left in found for right in sets), search.fixed)
    return found


def changes_of_enough(by_part: Iterable[list[Indices]], enough: int, fixed: frozenset[int]) -> list[Indices]:
    """Return the smallest sets that keep so many parts from an outcome; `by_part` are those for each part.

    `found` has, by number, the sets that keep so many of the parts seen so far from it.
    """
    found: list[list[Indices]] = [[()], *([] for _ in range(enough))]
    for sets in by_part:
        for number in range(enough, 0, -1):
            longer = [tuple(sorted({*left, *right})) for left in found[number - 1] for right in sets]
            found[number] = minimal((*found[number], *longer), fixed)
    return found[enough]


def minimal(sets: Iterable[Indices], fixed: frozenset[int]) -> list[Indices]:
    """Return the sets in order, without those that contain a smaller one."""
    found: list[Indices] = []
    for indices in sorted(set(sets), key=lambda indices: (len(indices), len(fixed.intersection(indices)), indices)):
        if len(found) < SPEC.most_change_sets and not any(set(other) <= set(indices) for other in found):
            found.append(indices)
    return found
