"""Proofs about rules, compared with trying every possible answer."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from policy_explorer.model import AllOf, AnyOf, CountOf, Manual, Not, Question
from policy_explorer.model.answers import parse_answers
from policy_explorer.model.rules import CONNECTIVES
from policy_explorer.rules.analyse import Flaw, flaws
from policy_explorer.rules.evaluate import truth
from support.proof_rules import (
    ANSWERS,
    QUESTIONS,
    READ,
    facts,
    rule_of,
    rules,
)
from support.usual_run import of_examples


def replaced(rule, path, other):
    """The rule with the part at a path exchanged."""
    if not path:
        return other
    match rule:
        case AllOf() | AnyOf() | CountOf():
            join, at, *rest = path
            parts = list(getattr(rule, join))
            parts[at] = replaced(parts[at], rest, other)
            return rule.model_copy(update={join: tuple(parts)})
    return rule.model_copy(update={"not_": replaced(rule.not_, path[1:], other)})


def leaves(rule, path=()):
    match rule:
        case AllOf() | AnyOf() | CountOf():
            join = CONNECTIVES[type(rule)]
            for at, part in enumerate(getattr(rule, join)):
                yield from leaves(part, (*path, join, at))
        case Not():
            yield from leaves(rule.not_, (*path, "not"))
        case _:
            yield path, rule


def judgement(name, met):
    """Return a test that takes the place of a manual condition: met for `met` true, failed for false."""
    return READ.validate_python({"fact": name, "is": met, "quote": "原文"})


def everything(rule):
    """Every way in which the answers and the departments may turn out, and the rule that has only tests."""
    manual = [path for path, leaf in leaves(rule) if isinstance(leaf, Manual)]
    for at, path in enumerate(manual):
        rule = replaced(rule, path, judgement(f"judged_{at}", True))
    asked = sorted(facts(rule))
    ways = product(*(ANSWERS.get(fact, [True, False]) for fact in asked))
    return rule, [parse_answers(dict(zip(asked, way, strict=True))) for way in ways]


def tried(rule, open_to_all: bool) -> list[Flaw]:
    """What `flaws` should say, from trying everything; of a rule never met, only that."""
    tests_only, ways = everything(rule)
    outcome = [truth(tests_only, way) for way in ways]
    if not any(outcome):
        return [Flaw("never_met", ())]
    refused = any(truth(rule, {fact: way[fact] for fact in facts(rule)}) is False for way in ways)
    found = [Flaw("refused" if refused else "never_refused", ())] if refused == open_to_all else []
    for path, _ in leaves(tests_only):
        for met, flaw in ((True, Flaw("implied", path)), (False, Flaw("idle", path))):
            exchanged = replaced(tests_only, path, judgement("judged", met))
            if [truth(exchanged, {**way, "judged": True}) for way in ways] == outcome:
                found.append(flaw)
                break
    return found


@settings(max_examples=of_examples(300), deadline=None)
@given(rules(), some.booleans())
def test_flaws_are_those_that_trying_everything_finds(rule, open_to_all):
    proved = list(flaws(rule, QUESTIONS, open_to_all))
    if proved and proved[0].kind == "never_met":
        proved = [Flaw("never_met", ())]
    assert proved == tried(rule, open_to_all)


@pytest.mark.parametrize(
    ("rule", "flaw"),
    [
        (
            rule_of(
                {"fact": "staff", "at_least": 3}, {"fact": "member", "is": True}, {"fact": "staff", "less_than": 3}
            ),
            Flaw("never_met", ("all", 2)),
        ),
        (rule_of({"fact": "staff", "more_than": 2}, {"fact": "staff", "less_than": 3}), Flaw("never_met", ("all", 1))),
        (rule_of({"fact": "sales", "at_least": 1}, {"fact": "sales", "more_than": 0}), Flaw("implied", ("all", 1))),
        (rule_of({"fact": "staff", "at_least": 0}, {"fact": "member", "is": True}), Flaw("implied", ("all", 0))),
        (rule_of({"manual": "由部门判断"}), Flaw("never_refused", ())),
    ],
)
def test_the_part_at_fault_is_named(rule, flaw):
    assert list(flaws(rule, QUESTIONS, False)) == [flaw]


def test_between_two_bounds_there_is_room_where_the_number_need_not_be_whole():
    rule = rule_of({"fact": "sales", "more_than": 2}, {"fact": "sales", "less_than": 3})
    assert list(flaws(rule, QUESTIONS, False)) == []


def yes_or_no(*facts: str) -> tuple[list[dict], dict[str, Question]]:
    tests = [{"fact": fact, "is": True, "quote": "原文"} for fact in facts]
    return tests, {
        fact: Question.model_validate({"id": fact, "name": "名", "ask": "问", "type": "boolean"}) for fact in facts
    }


def test_a_clause_written_twice_is_found_however_many_others_there_are():
    """Trying all answers to the others would take longer than anyone lives."""
    tests, questions = yes_or_no(*(f"f{number}" for number in range(80)))
    clauses = [{"any": tests[at : at + 2]} for at in range(0, 80, 2)]
    found = flaws(READ.validate_python({"all": [*clauses, clauses[0]]}), questions, open_to_all=False)
    assert {flaw.path[:2] for flaw in found} == {("all", 0), ("all", 40)}


def test_a_question_with_very_many_options():
    options = [f"o{number}" for number in range(600)]
    question = {
        "id": "trades",
        "name": "名",
        "ask": "问",
        "type": "choices",
        "options": [{"id": id, "label": id} for id in options],
    }
    rule = READ.validate_python({"fact": "trades", "includes_any": options, "quote": "原文"})
    assert list(flaws(rule, {"trades": Question.model_validate(question)}, open_to_all=False)) == []


def test_facts_that_have_nothing_to_do_with_each_other_do_not_multiply():
    """Each of so many facts is asked for twice, and comes in three cells."""
    facts = [f"f{number}" for number in range(60)]
    bounds = ("at_least", 1), ("at_most", 2)
    tests = [{"fact": fact, operator: bound, "quote": "原文"} for fact in facts for operator, bound in bounds]
    questions = {
        fact: Question.model_validate({"id": fact, "name": "名", "ask": "问", "type": "number"}) for fact in facts
    }
    assert list(flaws(READ.validate_python({"all": tests}), questions, open_to_all=False)) == []
    impossible = {"all": [*tests, {"fact": "f7", "more_than": 2, "quote": "原文"}]}
    assert list(flaws(READ.validate_python(impossible), questions, open_to_all=False)) == [
        Flaw("never_met", ("all", 120))
    ]


def test_facts_that_all_hang_on_one_fall_apart_when_it_is_fixed():
    facts = [f"f{number}" for number in range(30)]
    questions = {
        fact: Question.model_validate({"id": fact, "name": "名", "ask": "问", "type": "number"}) for fact in facts
    }
    bounds = ("at_least", 1), ("at_most", 2)
    clauses = [[{"fact": fact, operator: bound, "quote": "原文"} for operator, bound in bounds] for fact in facts]
    hub = [{"fact": "trade", "is": trade, "quote": "原文"} for trade in "ab"]
    rule = {"any": [{"all": [hub[at % 2], *clause]} for at, clause in enumerate(clauses)]}
    assert list(flaws(READ.validate_python(rule), questions | QUESTIONS, open_to_all=False)) == []


def test_a_tangle_too_large_is_reported():
    tests, questions = yes_or_no(*(f"f{number}" for number in range(40)))
    random = Random(1)
    rule = READ.validate_python({"any": [{"all": random.sample(tests, 3)} for _ in range(200)]})
    assert list(flaws(rule, questions, open_to_all=False)) == [Flaw("too_large", ())]
