"""Why a rule fails and what would have to be different: by example, and compared with trying every set of tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_explorer.model import AllOf, Condition, CountOf, FactTest, Not, Question, parts
from policy_explorer.model.answers import parse_answers
from policy_explorer.rules.changes import distinct_tests, key_of
from policy_explorer.rules.evaluate import conjunction, count_truth, fact_truth, negation, truth
from policy_explorer.rules.reasons import FailureReasons, failure_reasons, undecided
from policy_explorer.rules.relevance import open_facts
from policy_explorer.rules.remedies import remedies
from policy_explorer.rules.spec import SPEC
from support.random_rules import QUESTIONS, READ, rules, rules_of_distinct_facts, some_answers
from support.reason_cases import (
    ASKED,
    BLAME_EXPECTED,
    FIRM,
    LISTED,
    MANUAL,
    MEMBER,
    REMEDIES_EXPECTED,
    SELECTIONS_EXPECTED,
    SMALL,
    fact,
)
from support.repeatable import REPEATABLE
from support.usual_run import of_examples

THOROUGHLY = settings(REPEATABLE, max_examples=of_examples(300))

Outcomes = Mapping[tuple[Any, ...], bool | None]  # how each test comes out, by what it says


# --- by example -----------------------------------------------------------------------------------------------------


def in_short(changes: Iterable) -> str:
    return ", ".join(f"{'' if change.wanted else 'not '}{change.test.fact} {change.test.operand}" for change in changes)


def given_remedies(rule: dict[str, Any], answers: dict[str, Any]) -> list[tuple[str, bool | None]]:
    return [(in_short(remedy.changes), remedy.then) for remedy in remedies(READ(rule), parse_answers(answers), ASKED)]


@pytest.mark.parametrize(("rule", "answers", "expected"), REMEDIES_EXPECTED)
def test_remedies(rule, answers, expected):
    assert given_remedies(rule, answers) == expected


@pytest.mark.parametrize(("rule", "present", "new"), SELECTIONS_EXPECTED)
def test_options_are_added_to_the_selection_and_taken_from_it(rule, present, new):
    found = [remedy.answers["traits"] for remedy in remedies(READ(rule), {"traits": tuple(present)}, ASKED)]
    assert found == ([tuple(new)] if new else [])


@pytest.mark.parametrize(("rule", "answers", "always", "one_of"), BLAME_EXPECTED)
def test_blamed(rule, answers, always, one_of):
    found = failure_reasons(READ(rule), parse_answers(answers), ASKED)
    assert (in_short(found.always), [in_short(changes) for changes in found.one_of]) == (always, one_of)


def test_many_alternatives_side_by_side_do_not_multiply():
    """Ten to the power of thirty sets; a dozen of the smallest are given."""
    facts = [f"f{number}" for number in range(300)]
    questions = {
        fact: Question.model_validate({"id": fact, "name": "名", "ask": "问", "type": "boolean"}) for fact in facts
    }
    tests = [fact(name, "is", True) for name in facts]
    rule = READ({"all": [{"any": tests[at : at + 10]} for at in range(0, 300, 10)]})
    found = remedies(rule, dict.fromkeys(facts, False), questions)
    assert len(found) == SPEC.most_remedies
    assert {len(remedy.changes) for remedy in found} == {30}
    assert [change.test.fact for change in found[0].changes] == facts[::10]


def test_undecided_by_kind():
    rule = READ({"all": [FIRM, MANUAL, {"any": [MEMBER, LISTED]}, {"any": [SMALL, fact("months", "at_least", 6)]}]})
    found = undecided(rule, parse_answers({"member": None, "sales": {"at_least": 5}}))
    assert [test.fact for test in found.unanswered] == ["applicant"], (
        "neither `listed` nor `months` can change anything any more"
    )
    assert [test.fact for test in found.unknown] == ["member", "sales"]
    assert [matter.manual for matter in found.manual] == ["由部门判断"]
    found = undecided(rule, {"applicant": "shop"})
    assert (found.unanswered, found.unknown, found.manual) == ((), (), ())


# --- over random rules ----------------------------------------------------------------------------------------------


def outcomes(rule: Condition, answers: Mapping[str, Any]) -> dict[tuple[Any, ...], bool | None]:
    return {key_of(test): fact_truth(test, answers.get(test.fact)) for test in distinct_tests(rule)}


def truth_with(condition: Condition, outcome: Outcomes) -> bool | None:
    """Return the truth of a rule for these outcomes of its tests."""
    if isinstance(condition, FactTest):
        return outcome[key_of(condition)]
    truths = [truth_with(part, outcome) for part in parts(condition)]
    if not truths:
        return None
    if isinstance(condition, Not):
        return negation(truths[0])
    if isinstance(condition, CountOf):
        return count_truth(truths, condition.at_least)
    return conjunction(truths) if isinstance(condition, AllOf) else negation(conjunction(map(negation, truths)))


def turned(outcome: Outcomes, which: Iterable[tuple[Any, ...]]) -> Outcomes:
    return {**outcome, **{test: not outcome[test] for test in which}}


def failing_cases(rule: dict[str, Any], seed: int, at_most: int) -> list[tuple[Condition, dict[str, Any]]]:
    condition = READ(rule)
    cases = [
        (condition, answers)
        for answers in map(parse_answers, some_answers(rule, seed, 30))
        if truth(condition, answers) is False
    ]
    return cases[:at_most]


def test_a_remedy_does_what_it_says_and_asks_for_nothing_that_could_be_spared():
    seen = []

    @THOROUGHLY
    @given(rules, st.integers(0, 2**32))
    def holds(rule, seed):
        for condition, answers in failing_cases(rule, seed, 12):
            outcome = outcomes(condition, answers)
            for remedy in remedies(condition, answers, QUESTIONS):
                new = {**answers, **remedy.answers}
                changed = {key_of(change.test): change.wanted for change in remedy.changes}
                assert truth(condition, new) is remedy.then is not False
                assert {test: outcomes(condition, new)[test] for test in changed} == changed
                assert set(remedy.answers) == {change.test.fact for change in remedy.changes}
                assert all(outcome[test] is (not wanted) for test, wanted in changed.items())
                for size in range(len(changed)):
                    assert all(
                        truth_with(condition, turned(outcome, fewer)) is False for fewer in combinations(changed, size)
                    )
                seen.append((len(changed), remedy.then))

    holds()
    assert len(seen) > of_examples(2_000)
    assert {then for _, then in seen} == {True, None}
    assert {1, 2, 3} <= {size for size, _ in seen}


def by_trying(condition: Condition, answers: dict[str, Any]) -> dict[frozenset, bool | None]:
    """Every smallest set of decided tests whose turning keeps the rule from failing, and what it then is."""
    outcome = outcomes(condition, answers)
    decided = [test for test, met in outcome.items() if met is not None]
    found: dict[frozenset, bool | None] = {}
    for size in range(1, len(decided) + 1):
        for which in map(frozenset, combinations(decided, size)):
            if (
                not any(smaller <= which for smaller in found)
                and (then := truth_with(condition, turned(outcome, which))) is not False
            ):
                found[which] = then
    return found


def test_none_is_missing_where_each_fact_is_tested_once():
    seen = []

    unbounded = sorted(set(QUESTIONS) - {"number_2"})  # its question has bounds, so not every test can be met

    @THOROUGHLY
    @given(rules_of_distinct_facts(unbounded), st.integers(0, 2**32))
    def complete(rule, seed):
        for condition, answers in failing_cases(rule, seed, 12):
            found = remedies(condition, answers, QUESTIONS)
            given_then = {frozenset(key_of(change.test) for change in remedy.changes): remedy.then for remedy in found}
            assert given_then == by_trying(condition, answers)
            sizes = [
                (len(remedy.changes), sum(QUESTIONS[change.test.fact].fixed for change in remedy.changes))
                for remedy in found
            ]
            assert sizes == sorted(sizes)
            seen.append(len(found))

    complete()
    assert len(seen) > 300
    assert max(seen) < SPEC.most_remedies, "else the dozen would hide what is missing"
    assert set(seen) >= {1, 2, 3}


@THOROUGHLY
@given(rules, st.integers(0, 2**32))
def test_a_rule_that_fails_always_has_someone_to_blame(rule, seed):
    condition = READ(rule)
    for answers in map(parse_answers, some_answers(rule, seed, 10)):
        reasons = failure_reasons(condition, answers, QUESTIONS)
        if truth(condition, answers) is not False:
            assert reasons == FailureReasons((), ())
            continue
        assert reasons.always or reasons.one_of
        for changes in reasons.one_of or [()]:
            which = {key_of(change.test) for change in (*reasons.always, *changes)}
            assert which <= {test for test, met in outcomes(condition, answers).items() if met is not None}
            assert all(changes for changes in reasons.one_of) and len(reasons.one_of) != 1


@THOROUGHLY
@given(rules, st.integers(0, 2**32))
def test_what_is_undecided_is_what_keeps_the_rule_open(rule, seed):
    condition = READ(rule)
    for answers in map(parse_answers, some_answers(rule, seed, 10)):
        found = undecided(condition, answers)
        assert {test.fact for test in found.unanswered} == open_facts(condition, answers)
        assert (truth(condition, answers) is None) == bool(found.unanswered or found.unknown or found.manual)
        assert all(test.fact in answers and fact_truth(test, answers[test.fact]) is None for test in found.unknown)
