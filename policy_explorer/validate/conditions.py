"""Rule: a condition tests a fact as the question about it allows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.rules import DURATION_OPERATORS, OPERATORS, OPERATORS_BY_TYPE
from policy_explorer.validate.answers import CHECKS_BY_TYPE, Questions, questions_in
from policy_explorer.validate.computed import clash
from policy_explorer.validate.content import Content, NoticeFiles, tests
from policy_explorer.validate.hints import suggestion
from policy_explorer.validate.source_file import SourceFile, cached_per_file

CLASH_HINT = "只看其中一个，或者拆成几项内容"


def tests_fit_questions(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require tests whose fact is a question, whose operator suits its type, and whose operand is an answer to it.

    One rule does not test a computed fact beside one of its parts, or two that share a part.

    Passes: `{fact: staff, at_least: 2, ...}`, where staff is a number question.
    Fails: `{fact: staff, is: true, ...}` (the operator is for truth values and choices).
    Fails: `{fact: trade, is: minning, ...}` (no option of that id).
    Fails: `all: [{fact: rd_ratio, ...}, {fact: revenue, ...}]`, where rd_ratio is worked out from revenue.
    """
    if content.questions is None:
        return
    questions = questions_in(content.questions)
    for file in notice.with_rules:
        yield from (problem for _, problem in condition_problems(file, questions))


@cached_per_file
def condition_problems(file: SourceFile, questions: Questions) -> list[tuple[FieldPath, Problem]]:
    """Return (path of the test, problem) for each problem of a test in `file`."""
    fact_tests = [(at, test) for at, test in tests(file) if isinstance(test.get("fact"), str)]
    found = [(at, problem) for at, test in fact_tests for problem in test_problems(file, at, test, questions)]
    return found + (list(clash_problems(file, fact_tests, questions)) if questions.computed else [])


def clash_problems(
    file: SourceFile, fact_tests: list[tuple[FieldPath, dict[str, Any]]], questions: Questions
) -> Iterator[tuple[FieldPath, Problem]]:
    """Yield (path of the later test, problem) of a rule that tests facts which hang together."""
    rules: dict[FieldPath, dict[str, FieldPath]] = {}
    for at, test in fact_tests:
        rules.setdefault(at[:2], {}).setdefault(test["fact"], at)
    for facts in rules.values():
        if found := clash(facts, questions.valid):
            place = (*facts[found[1]], "fact")
            yield facts[found[1]], file.problem(place, clash_words(found), found[1], CLASH_HINT)


def clash_words(facts: tuple[str, str]) -> str:
    return f"同一条规则里，{facts[0]} 和 {facts[1]} 用到同一题的数，没法证明"


def test_problems(file: SourceFile, at: FieldPath, test: dict[str, Any], questions: Questions) -> Iterator[Problem]:
    """Yield the problems of the fact test `test`, which is at path `at` of `file`."""
    fact = test["fact"]
    if unknown := questions.unknown(fact):
        yield file.problem((*at, "fact"), unknown.message, fact, unknown.hint)
    question = questions.valid.get(fact)
    if question is None:
        return
    for operator in (operator for operator in OPERATORS if operator in test):
        suitable = OPERATORS_BY_TYPE[question.type]
        if operator not in suitable:
            message = f"{operator} 不适用于 {question.type} 类型的问题 {fact}"
            hint = suggestion(operator, suitable) or f"可用：{'、'.join(suitable)}"
            yield file.problem((*at, operator), message, test[operator], hint, on_key=True)
            continue
        if operator in DURATION_OPERATORS:
            continue  # its operand is no answer, and has the right shape
        for path, operand in operands(test[operator], (*at, operator)):
            if problem := CHECKS_BY_TYPE[question.type](question, operand):
                yield file.problem(path, problem.message, operand, problem.hint)


def operands(value: object, at: FieldPath) -> Iterator[tuple[FieldPath, object]]:
    """Yield (path, operand) of each item of `value`, or of `value` itself where it is no list."""
    if isinstance(value, list):
        yield from (((*at, index), item) for index, item in enumerate(value))
    else:
        yield at, value
