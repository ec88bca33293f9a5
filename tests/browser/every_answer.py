"""Whether an answer can decide a rule, found by trying every answer: what policy_explorer/rules/relevance.py must come to. Pure."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from typing import Any

from policy_explorer.model import Condition, FactTest, Question
from policy_explorer.model import tests_in as tests_of_rule
from policy_explorer.model.answers import Answer, parse_answers
from policy_explorer.rules.cells import representatives
from policy_explorer.rules.evaluate import truth


def can_decide(rule: Condition, fact: str, given: Mapping[str, Any], questions: Mapping[str, Question]) -> bool:
    """Whether, with some answers to the other open questions or none, the answer to this one makes a difference."""
    domains = {name: answers for name, answers in answers_told_apart(rule, questions).items() if name not in given}
    if fact not in domains:
        return False
    others = [name for name in domains if name != fact]
    for chosen in itertools.product(*([None, *domains[name]] for name in others)):
        around = {**parse_answers(given), **dict(zip(others, chosen, strict=True))}
        if len({truth(rule, {**around, fact: answer}) for answer in (None, *domains[fact])}) > 1:
            return True
    return False


def answers_told_apart(rule: Condition, questions: Mapping[str, Question]) -> dict[str, list[Answer]]:
    """Of each fact in a rule, answers enough to bring out everything that its tests can come to."""
    tests = list(tests_of_rule(rule))
    return {
        fact: possible(questions[fact], [test for test in tests if test.fact == fact])
        for fact in {test.fact for test in tests}
    }


def possible(question: Question, tests: list[FactTest]) -> list[Answer]:
    if question.type != "choices":
        return list(representatives(question, tests))
    options = sorted({option for test in tests for option in named(test.operand)})
    return [chosen for size in range(len(options) + 1) for chosen in itertools.combinations(options, size)]


def named(operand: Any) -> Iterable[str]:
    return [operand] if isinstance(operand, str) else operand
