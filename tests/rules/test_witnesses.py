"""Answers that make a rule come out as wanted, compared with trying every possible answer."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings

from policy_explorer import model
from policy_explorer.model import FactTest
from policy_explorer.model.answers import parse_answers, written_form
from policy_explorer.rules.evaluate import truth
from policy_explorer.rules.reasons import open_leaves
from policy_explorer.rules.witnesses import (
    answers_giving,
    answers_leaving_judgement,
    neighbour_across_bound,
    pair_at_bound,
)
from policy_explorer.validate.answers import answer_problem, checked_questions
from support.proof_rules import ANSWERS, QUESTIONS, READ, facts, rule_of, rules
from support.usual_run import of_examples

ASKED = checked_questions(QUESTIONS.values())


def ways(rule, fixed=()):
    """All answers to the facts of a rule but the fixed ones."""
    asked = sorted(facts(rule) - set(fixed))
    return [parse_answers(dict(zip(asked, way, strict=True))) for way in product(*(ANSWERS[fact] for fact in asked))]


def only_judgement_is_open(rule, answers) -> bool:
    still = list(open_leaves(rule, answers))
    return bool(still) and not any(isinstance(part, FactTest) for part in still)


def can_be_given(answers) -> bool:
    return not any(answer_problem(ASKED, fact, written_form(answer)) for fact, answer in answers.items())


@settings(max_examples=of_examples(300), deadline=None)
@given(rules())
def test_they_are_found_wherever_there_are_any(rule):
    for wanted in (True, False):
        found = answers_giving(rule, QUESTIONS, wanted)
        assert (found is None) == (not any(truth(rule, way) is wanted for way in ways(rule)))
        assert found is None or (truth(rule, found) is wanted and can_be_given(found))
    found = answers_leaving_judgement(rule, QUESTIONS)
    assert (found is None) == (not any(only_judgement_is_open(rule, way) for way in ways(rule)))
    assert found is None or (only_judgement_is_open(rule, found) and can_be_given(found))


@settings(max_examples=of_examples(300), deadline=None)
@given(rules())
def test_a_pair_is_found_wherever_the_bound_can_be_seen(rule):
    for test in model.tests_in(rule):
        if QUESTIONS[test.fact].type not in ("number", "date"):
            continue
        bound, other_side = test.operand, neighbour_across_bound(rule, test, QUESTIONS[test.fact])
        pair = pair_at_bound(rule, QUESTIONS, test)
        seen = other_side is not None and any(
            truth(rule, {**way, test.fact: bound}) is not truth(rule, {**way, test.fact: other_side})
            for way in ways(rule, [test.fact])
        )
        assert (pair is not None) == seen
        if pair:
            at, over = pair
            assert truth(rule, at) is not truth(rule, over) and {**at, test.fact: 0} == {**over, test.fact: 0}
            assert (at[test.fact], over[test.fact]) == (bound, other_side)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ({"fact": "staff", "at_least": 2}, 1),
        ({"fact": "staff", "less_than": 2}, 1),
        ({"fact": "staff", "at_most": 2}, 3),
        ({"fact": "staff", "more_than": 2}, 3),
        ({"fact": "staff", "at_most": 4}, None),  # the most there can be
        ({"fact": "sales", "at_least": 1}, 0.99),
        ({"fact": "sales", "at_most": 1}, 1.01),
        ({"fact": "sales", "at_least": 0.01}, 0.005),  # not 0, which is the least there can be
        ({"fact": "sales", "at_least": 0.3}, 0.29),  # not 0.28999999999999998
        ({"fact": "sales", "less_than": 0}, None),
        ({"fact": "opened", "on_or_after": "2023-03-01"}, date(2023, 2, 28)),
        ({"fact": "opened", "after": "2023-12-31"}, date(2024, 1, 1)),
        ({"fact": "opened", "after": "9999-12-31"}, None),
        ({"fact": "opened", "before": "1000-01-01"}, None),  # years have four digits
    ],
)
def test_the_other_side_of_a_bound(part, expected):
    rule = rule_of(part)
    assert neighbour_across_bound(rule, rule.all[0], QUESTIONS[part["fact"]]) == expected


def test_the_other_side_lies_before_the_next_bound():
    rule = rule_of({"fact": "sales", "at_least": 1}, {"fact": "sales", "more_than": 0.995})
    assert neighbour_across_bound(rule, rule.all[0], QUESTIONS["sales"]) == 0.9975


def test_a_bound_that_no_answers_show_is_found_soon_among_many_other_clauses():
    """Trying all answers to the others would take longer than anyone lives."""
    either = [{"fact": "traits", "includes": "a", "quote": "原文"}, {"fact": "member", "is": True, "quote": "原文"}]
    several = [{"fact": f"f{number}", "is": True, "quote": "原文"} for number in range(80)]
    clauses = [{"any": several[at : at + 2]} for at in range(0, 80, 2)]
    manual = {"manual": "由部门判断", "quote": "原文"}
    hidden = {
        "any": [
            {"all": [{"fact": "staff", "at_least": 2, "quote": "原文"}, manual]},
            {"all": [manual, {"any": either}]},
            manual,
        ]
    }
    rule = READ.validate_python({"all": [*clauses, hidden]})
    boolean = QUESTIONS["member"]
    questions = {**QUESTIONS, **{f"f{number}": boolean.model_copy(update={"id": f"f{number}"}) for number in range(80)}}
    assert pair_at_bound(rule, questions, rule.all[-1].any[0].all[0]) is None


def test_that_no_answers_meet_a_rule_is_found_soon_among_many_other_clauses():
    """A search that tries one answer after the other would go through all answers to the other clauses."""
    several = [{"fact": f"f{number}", "is": True, "quote": "原文"} for number in range(80)]
    clauses = [{"any": several[at : at + 2]} for at in range(0, 80, 2)]
    manual = {"manual": "由部门判断", "quote": "原文"}
    judged = {"any": [manual, {"all": [{"fact": "member", "is": True, "quote": "原文"}, manual]}]}
    rule = READ.validate_python({"all": [*clauses, judged]})
    boolean = QUESTIONS["member"]
    questions = {**QUESTIONS, **{f"f{number}": boolean.model_copy(update={"id": f"f{number}"}) for number in range(80)}}
    assert answers_giving(rule, questions, True) is None
    left = answers_leaving_judgement(rule, questions)
    assert left is not None and only_judgement_is_open(rule, left)
