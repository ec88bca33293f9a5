"""A rule and conditions that stand elsewhere are one rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from policy_explorer.model import Clause, Condition
from policy_explorer.model.answers import parse_answers
from policy_explorer.rules.cells import located_tests
from policy_explorer.rules.compose import compose, governing
from policy_explorer.rules.evaluate import conjunction, truth
from support.random_rules import READ, rules, some_answers

ANSWERS_A_RULE = 30


@given(rules, st.lists(rules, max_size=3), st.integers(0, 2**32))
def test_it_is_met_when_all_of_them_are(own, extra, seed):
    conditions = [READ(own), *map(READ, extra)]
    composed = compose(conditions[0], conditions[1:])
    for written in some_answers({"all": [own, *extra]}, seed, ANSWERS_A_RULE):
        answers = parse_answers(written)
        assert truth(composed, answers) is conjunction(truth(each, answers) for each in conditions)


@given(rules, rules)
def test_the_conditions_of_an_own_all_stay_where_they_are_in_the_file(own, extra):
    rule = READ(own if "all" in own else {"all": [own]})
    composed = dict(located_tests(compose(rule, [READ(extra)])))
    assert all(composed[path] is test for path, test in located_tests(rule))


@given(rules)
def test_a_rule_that_nothing_governs_is_the_own_one(own):
    rule = READ(own)
    assert compose(rule, []) is rule


@given(rules, rules)
def test_a_composed_rule_is_a_rule_of_the_model(own, extra):
    composed = compose(READ(own), [READ(extra)])
    written = composed.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert TypeAdapter(Condition).validate_python(written) == composed


@pytest.mark.parametrize(("measures", "governed"), [((), {1, 2, 3}), ((2,), {2}), ((1, 3), {1, 3})])
def test_a_clause_governs_the_measures_that_it_names_or_all(measures, governed):
    clause = Clause(id="c", title="t", quote="q", concerns_applicants=False, measures=measures)
    assert {number for number in (1, 2, 3) if list(governing([clause], number))} == governed
