"""The cases of rule_cases.yaml, in Python; tests/browser/agreement/test_evaluators_agree.py runs the same in the browser."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest

from policy_explorer.model import OPERATORS
from policy_explorer.model.answers import parse_answers
from policy_explorer.rules.dated import dated
from policy_explorer.rules.evaluate import truth
from support.random_rules import READ, fact_tests_in
from support.rule_cases import rule_cases

CASES = rule_cases()


def test_each_rule_has_the_truth_that_stands_beside_it():
    found = {case.name: truth(dated(READ(case.rule), case.day), parse_answers(case.answers)) for case in CASES}
    assert found == {case.name: case.truth for case in CASES}


def test_no_two_cases_have_one_name():
    assert len({case.name for case in CASES}) == len(CASES)


def test_every_operator_stands_there_met_refused_and_open():
    truths = defaultdict(set)
    for case in CASES:
        if "fact" in case.rule:
            truths[READ(case.rule).operator].add(case.truth)
    assert {operator: truths[operator] for operator in OPERATORS} == {
        operator: {True, False, None} for operator in OPERATORS
    }


@pytest.mark.parametrize("connective", ["all", "any"])
def test_the_tables_of_two_parts_are_whole(connective):
    rows = [
        tuple(case.answers.get(test["fact"]) for test in fact_tests_in(case.rule))
        for case in CASES
        if [test["fact"] for test in fact_tests_in({"all": case.rule.get(connective, [])})] == ["p", "q"]
    ]
    assert sorted(rows, key=repr) == sorted(product([True, False, None], repeat=2), key=repr)
