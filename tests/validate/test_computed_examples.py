"""The examples that the check proposes for a computed fact give its parts, and are all that a rule needs."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from policy_explorer.model import Benefit, Question
from policy_explorer.rules.computed import complete
from policy_explorer.rules.evaluate import verdict
from policy_explorer.validate.answers import answer_problem, checked_questions
from policy_explorer.validate.checked_examples import checked_examples
from policy_explorer.validate.effective_rules import JudgedBenefit
from policy_explorer.validate.example_parts import parts_giving, with_parts
from policy_explorer.validate.missing_examples import missing_examples

BENEFIT = {"id": "b", "title": "t", "kind": "k", "quote": "q", "access": "apply", "strength": "shall"}
MONEY = {"type": "number", "unit": "万元", "minimum": 0, "maximum": 100000}
PEOPLE = {"type": "number", "unit": "人", "whole": True, "minimum": 0, "maximum": 500}
FIELDS: dict[str, dict[str, Any]] = {
    "cost": {**MONEY, "ask": "？"},
    "revenue": {**MONEY, "ask": "？"},
    "profit": {"type": "number", "unit": "万元", "ask": "？"},
    "tax": {**MONEY, "minimum": 5, "maximum": 10, "ask": "？"},
    "staff": {**PEOPLE, "minimum": 1, "ask": "？"},
    "graduates": {**PEOPLE, "ask": "？"},
    "share": {"type": "number", "unit": "%", "ratio": {"of": "cost", "to": "revenue"}},
    "margin": {"type": "number", "unit": "%", "ratio": {"of": "profit", "to": "revenue"}},
    "educated": {"type": "number", "unit": "%", "ratio": {"of": "graduates", "to": "staff"}},
    "each": {"type": "number", "unit": "万元/人", "ratio": {"of": "tax", "to": "staff"}},
    "total": {"type": "number", "unit": "万元", "sum": ["cost", "profit", "tax"]},
    "people": {"type": "number", "unit": "人", "sum": ["staff", "graduates"]},
}
ASKED = checked_questions(
    Question.model_validate({"id": id, "name": f"题{id}", **fields}) for id, fields in FIELDS.items()
)


def part(fact: str, **operator: Any) -> dict[str, Any]:
    return {"fact": fact, **operator, "quote": "原文"}


RULES = (
    part("share", at_least=3),
    part("share", less_than=0.3),
    {"all": [part("share", more_than=3), part("share", at_most=3.5)]},
    {"any": [part("margin", less_than=-2.5), part("margin", at_least=60)]},
    {"all": [part("educated", at_least=20), part("people", at_least=0)]},
    part("each", at_least=0.5),
    part("total", more_than=500),
    {"all": [part("people", at_least=10), part("people", at_most=600)]},
)


def test_what_is_proposed_gives_parts_and_is_enough():
    for rule in RULES[:4] + RULES[5:]:
        given: list[dict[str, Any]] = []
        for _ in range(4):  # what is proposed for a verdict may also show a bound
            lacking = list(missing_examples(checked(rule, given)))
            for each in lacking:
                for answers in each.answers:
                    parts = with_parts(answers, ASKED.valid)
                    assert parts is not None, (rule, each)
                    for fact, value in parts.items():
                        assert answer_problem(ASKED, fact, value) is None, (rule, parts)
                    assert verdict_of(rule, parts) == verdict_of(rule, complete(answers, ())), (rule, parts)
                    given.append(dict(parts))
        assert lacking == [], (rule, given)


def checked(rule: dict[str, Any], given: list[dict[str, Any]]):
    verdicts = tuple(verdict_of(rule, answers) for answers in given)
    examples = [{"answers": answers, "verdict": found} for answers, found in zip(given, verdicts, strict=True)]
    benefit = Benefit.model_validate({**BENEFIT, "eligibility": rule, "examples": examples})
    found = checked_examples(JudgedBenefit((), benefit, benefit.eligibility, benefit.eligibility), verdicts, ASKED)
    assert found is not None
    return found


def verdict_of(rule: dict[str, Any], answers: Any) -> str:
    condition = Benefit.model_validate({**BENEFIT, "eligibility": rule}).eligibility
    computed = [each for each in ASKED.computed if each.id not in answers]
    return verdict(condition, complete(answers, computed))


def test_parts_are_round_figures_that_questions_take():
    shown = {
        ("share", "3"): {"cost": 3, "revenue": 100},
        ("share", "0.01"): {"cost": 0.01, "revenue": 100},
        ("educated", "20"): {"graduates": 20, "staff": 100},
        ("educated", "0.2"): {"graduates": 1, "staff": 500},
        ("educated", "0.01"): None,  # nobody has so many people
        ("each", "1"): {"tax": 10, "staff": 10},
        ("each", "0.01"): None if FIELDS["staff"]["maximum"] < 500 else {"tax": 5, "staff": 500},
        ("total", "500"): {"cost": 495, "profit": 0, "tax": 5},
        ("total", "-1"): {"cost": 0, "profit": -6, "tax": 5},
        ("people", "700"): {"staff": 500, "graduates": 200},
        ("people", "700.5"): None,
        ("people", "1001"): None,
    }
    found = {(fact, value): parts_giving(Fraction(value), ASKED.valid[fact], ASKED.valid) for fact, value in shown}
    assert found == shown


def test_the_range_of_a_computed_fact_follows_from_its_parts():
    ranges = {id: (each.minimum, each.maximum, each.whole) for id, each in ASKED.valid.items() if each.parts}
    assert ranges == {
        "share": (0, None, False),
        "margin": (None, None, False),
        "educated": (0, 50000, False),
        "each": (0.01, 10, False),
        "total": (None, None, False),
        "people": (1, 1000, True),
    }
