"""Over several benefits: which questions are left, in which order, and which answers no longer bear on anything."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from in_one_piece import call
from policy_explorer.model.answers import parse_answer, parse_answers
from policy_explorer.rules.evaluate import truth
from policy_explorer.rules.relevance import open_facts
from rule_engine import engine  # noqa: F401
from support.random_rules import READ, as_shipped, rules_of, some_answers, values_by_fact
from support.repeatable import REPEATABLE
from support.usual_run import of_examples

MANUAL = {"manual": "由部门判断", "quote": "原文"}


def yes(fact: str) -> dict[str, Any]:
    return {"fact": fact, "is": True, "quote": "原文"}


def benefits(*rules: dict[str, Any] | None) -> list[dict[str, Any]]:
    return [{"id": str(at), "rule": rule} if rule else {"id": str(at)} for at, rule in enumerate(rules)]


def asked(engine: Page, facts: dict[str, int], given: dict[str, Any], *rules: dict[str, Any] | None) -> list[list[Any]]:
    """What is asked, as [fact, ids of benefits]; `facts` in the order of the file, each with its tier."""
    return engine.evaluate(
        """([questions, benefits, answers]) => tested.openQuestions(questions, benefits, new Map(Object.entries(answers)))
             .map(({question, benefits: open}) => [question.id, open.map(({id}) => id)])""",
        [[{"id": fact, "tier": tier} for fact, tier in facts.items()], benefits(*rules), given],
    )


def idle_in_all(engine: Page, given: list[dict[str, Any]], *rules: dict[str, Any] | None) -> list[list[str]]:
    return call(
        engine,
        "([benefits, all]) => all.map((answers) => [...tested.idleAnswers(benefits, new Map(answers))])",
        [benefits(*rules), [list(answers.items()) for answers in given]],
    )


def test_the_order_is_the_tier_then_the_number_of_benefits_then_the_file(engine: Page):
    facts = {"late": 2, "second": 1, "hidden": 1, "first": 1, "many": 1, "done": 1, "unused": 1}
    rules: list[dict[str, Any] | None] = [
        {"all": [yes("late"), yes("many")]},
        {"all": [yes("many"), yes("first")]},
        {"all": [yes("many"), yes("second"), yes("done"), yes("hidden")]},
        {"all": [{"not": yes("done")}, yes("unused")]},
        None,
    ]
    found = asked(engine, facts, {"done": True}, *rules)
    assert found == [["many", ["0", "1", "2"]], ["second", ["2"]], ["hidden", ["2"]], ["first", ["1"]], ["late", ["0"]]]


def test_only_the_benefits_that_an_answer_can_decide_count(engine: Page):
    """`b` stands in three rules; in two of them the department decides whatever is answered."""
    settled_by_nobody = {"all": [MANUAL, {"any": [yes("gap"), yes("b")]}]}
    facts = {"gap": 1, "b": 1, "a": 1, "c": 1}
    rules: list[dict[str, Any]] = [
        settled_by_nobody,
        settled_by_nobody,
        {"all": [yes("a"), yes("b")]},
        {"all": [yes("a"), yes("c")]},
    ]
    assert asked(engine, facts, {"gap": None}, *rules) == [["a", ["2", "3"]], ["b", ["2"]], ["c", ["3"]]]


@pytest.mark.parametrize(
    ("given", "rules", "expected"),
    [
        ({"a": True, "b": True}, [{"all": [yes("a"), yes("b")]}], []),
        ({"a": False, "b": True}, [{"all": [yes("a"), yes("b")]}], ["b"]),
        # Either would do; the one given first is kept.
        ({"a": False, "b": False}, [{"all": [yes("a"), yes("b")]}], ["b"]),
        ({"b": False, "a": False}, [{"all": [yes("a"), yes("b")]}], ["a"]),
        # What is idle for one benefit bears on another.
        ({"a": False, "b": True}, [{"all": [yes("a"), yes("b")]}, yes("b")], []),
        ({"a": None, "b": False}, [{"all": [yes("a"), yes("b")]}], ["a"]),
        ({"a": None, "b": True}, [{"all": [MANUAL, {"any": [yes("a"), yes("b")]}]}], ["b"]),
        ({"c": True}, [yes("a")], ["c"]),
        ({"a": True}, [None], ["a"]),
        ({}, [yes("a")], []),
    ],
)
def test_idle_answers(engine: Page, given, rules, expected):
    assert idle_in_all(engine, [given], *rules) == [expected]


def test_without_the_idle_answers_nothing_is_ever_different_and_each_other_answer_counts(engine: Page):
    seen = {"idle": 0, "kept": 0}

    @settings(REPEATABLE, max_examples=of_examples(120))
    @given(st.lists(rules_of(6), min_size=1, max_size=3), st.integers(0, 2**32))
    def holds(written, seed):
        conditions, choice = [READ(rule) for rule in written], random.Random(seed)
        given_answers = some_answers({"all": written}, seed, 12)[-12:]
        for answers, found in zip(
            given_answers, idle_in_all(engine, given_answers, *map(as_shipped, written)), strict=True
        ):
            kept = {fact: value for fact, value in answers.items() if fact not in found}
            answers, kept = parse_answers(answers), parse_answers(kept)
            later = {
                fact: parse_answer(choice.choice(values))
                for fact, values in values_by_fact({"all": written}).items()
                if fact not in answers
            }
            for further in ({}, later):
                assert [truth(rule, {**answers, **further}) for rule in conditions] == [
                    truth(rule, {**kept, **further}) for rule in conditions
                ]
            for fact in kept:
                others = {other: value for other, value in kept.items() if other != fact}
                assert any(fact in open_facts(rule, others) for rule in conditions)
            seen["idle"] += len(found)
            seen["kept"] += len(kept)

    holds()
    assert min(seen.values()) > of_examples(200)


def order(engine: Page, facts: dict[str, int], given: dict[str, Any], *rules: dict[str, Any]) -> list[str]:
    return [fact for fact, _ in asked(engine, facts, given, *rules)]


def option(fact: str, *ids: str) -> dict[str, Any]:
    return {"fact": fact, "includes_any": list(ids), "quote": "原文"}


def test_what_tells_this_person_apart_is_asked_first(engine: Page):
    """`who` speaks for all, `kind` for one benefit: what that one waits for comes before what two wait for."""
    facts = {"who": 1, "kind": 1, "size": 1, "own": 9}
    common = {"all": [yes("who"), yes("size")]}
    rules = [common, common, {"all": [yes("who"), option("kind", "agency"), yes("own")]}]
    assert order(engine, facts, {"who": True, "kind": ["agency"]}, *rules) == ["own", "size"]
    assert order(engine, facts, {"who": True}, *rules) == ["size", "kind", "own"]


def test_what_needs_one_more_answer_comes_before_what_needs_several(engine: Page):
    facts = {"a": 1, "b": 1, "c": 1, "d": 1}
    assert order(engine, facts, {}, {"all": [yes("a"), yes("b"), yes("c")]}, yes("d"))[0] == "d"


def test_within_one_benefit_the_tier_holds_whatever_was_answered(engine: Page):
    facts = {"dues": 4, "union": 3, "kind": 1}
    rule = {"all": [option("kind", "x"), yes("union"), yes("dues")]}
    assert order(engine, facts, {"kind": ["x"]}, rule) == ["union", "dues"]
