"""Which tests would have to come out otherwise for a rule not to fail. Pure; `static/js/rules/changes.js` says the same.

Each test is taken by itself here: whether one answer can make several of them come out as wanted is for `reasons`
to see. What is unknown stays unknown, so no change ever hangs on a department or on an answer not given.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from msgspec import Struct

from policy_explorer.model import AllOf, Condition, FactTest, Not, parts, tests_in
from policy_explorer.rules.evaluate import Answers, fact_truth, truth
from policy_explorer.rules.spec import SPEC

Places = tuple[int, ...]  # of tests in the order of the rule, ascending


class Change(Struct, frozen=True):
    """A test that would have to come out as wanted."""

    test: FactTest
    wanted: bool


class Search(Struct, frozen=True):
    """The rule's tests by what they say, in the order of the rule, and the places of those nobody can change."""

    places: dict[tuple[Any, ...], int]
    fixed: frozenset[int]
    answers: Answers


def smallest_changes(rule: Condition, answers: Answers, fixed: Collection[str]) -> list[tuple[Change, ...]]:
    """The sets of changes none of which can be spared: the fewest first, then the fewest on `fixed` facts, then as in the rule."""
    tests = distinct_tests(rule)
    unchangeable = frozenset(at for at, test in enumerate(tests) if test.fact in fixed)
    search = Search({said(test): at for at, test in enumerate(tests)}, unchangeable, answers)
    found = avoiding(False, rule, search)
    return [tuple(change(tests[at], answers) for at in places) for places in found if places]


def change(test: FactTest, answers: Answers) -> Change:
    return Change(test, not fact_truth(test, answers[test.fact]))


def distinct_tests(rule: Condition) -> list[FactTest]:
    """Each test once, though the rule may say it twice."""
    found: dict[tuple[Any, ...], FactTest] = {}
    for test in tests_in(rule):
        found.setdefault(said(test), test)
    return list(found.values())


def said(test: FactTest) -> tuple[Any, ...]:
    return test.fact, test.operator, test.operand


def avoiding(outcome: bool, condition: Condition, search: Search) -> list[Places]:
    """The smallest sets of tests whose change keeps the condition from this outcome."""
    if truth(condition, search.answers) is not outcome:
        return [()]
    if isinstance(condition, FactTest):
        return [(search.places[said(condition)],)]
    if isinstance(condition, Not):
        return avoiding(not outcome, condition.not_, search)
    by_part = (avoiding(outcome, part, search) for part in parts(condition))
    if (
        isinstance(condition, AllOf) is outcome
    ):  # an `all` that must not be met, an `any` that must not fail: one part is enough
        return smallest((places for sets in by_part for places in sets), search)
    found: list[Places] = [()]
    for sets in by_part:
        found = smallest((joined(one, other) for one in found for other in sets), search)
    return found


def joined(one: Places, other: Places) -> Places:
    return tuple(sorted({*one, *other}))


def smallest(sets: Iterable[Places], search: Search) -> list[Places]:
    """In order, without those that contain a smaller one."""
    kept: list[Places] = []
    for places in sorted(set(sets), key=lambda places: (len(places), len(search.fixed.intersection(places)), places)):
        if len(kept) < SPEC.most_change_sets and not any(set(other) <= set(places) for other in kept):
            kept.append(places)
    return kept
