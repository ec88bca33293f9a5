"""Conditions fit the questions that they ask."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.rules import OPERATORS, OPERATORS_BY_TYPE
from policy_explorer.validate.answers import FAULTS, Questions, asked
from policy_explorer.validate.content import Content, NoticeFiles, SourceFile, once_a_file, tests
from policy_explorer.validate.messages import meant


def tests_fit_questions(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """A test names a question, compares in a way that suits the question's type, and with answers that
    the question can have: its options, or numbers between its minimum and maximum.
    """
    if content.questions is None:
        return
    questions = asked(content.questions)
    for file in notice.measures:
        yield from (problem for _, problem in misfits(file, questions))


@once_a_file
def misfits(file: SourceFile, questions: Questions) -> list[tuple[FieldPath, Problem]]:
    """The problems of tests, each with the place of its test."""
    about_facts = ((at, test) for at, test in tests(file) if isinstance(test.get("fact"), str))
    return [(at, problem) for at, test in about_facts for problem in test_faults(file, at, test, questions)]


def test_faults(file: SourceFile, at: FieldPath, test: dict, questions: Questions) -> Iterator[Problem]:
    fact = test["fact"]
    if unknown := questions.unknown(fact):
        yield file.problem((*at, "fact"), unknown.message, fact, unknown.hint)
    question = questions.sound.get(fact)
    for operator in (operator for operator in OPERATORS if operator in test) if question else ():
        suitable = OPERATORS_BY_TYPE[question.type]
        if operator not in suitable:
            message = f"{operator} 不适用于 {question.type} 类型的问题 {fact}"
            hint = meant(operator, suitable) or f"可用：{'、'.join(suitable)}"
            yield file.problem((*at, operator), message, test[operator], hint, on_key=True)
            continue
        for path, operand in operands(test[operator], (*at, operator)):
            if fault := FAULTS[question.type](question, operand):
                yield file.problem(path, fault.message, operand, fault.hint)


def operands(value: object, at: FieldPath) -> Iterator[tuple[FieldPath, object]]:
    """Each of several, or the one."""
    if isinstance(value, list):
        yield from (((*at, index), item) for index, item in enumerate(value))
    else:
        yield at, value
