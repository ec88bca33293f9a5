"""Examples are answers that can be given, and the verdicts that they state are right."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from ..evaluate import verdict
from ..model import Benefit, Question
from ..problems import FieldPath, Problem
from .answers import FAULTS, Fault, Questions, asked
from .conditions import misfits
from .content import EACH, Content, SourceFile

VERDICTS = {"yes": "yes（符合）", "maybe": "maybe（可能符合）", "no": "no（不符合）", "none": "无需申请"}


def answers_fit_questions(content: Content) -> Iterator[Problem]:
    """An example answers questions that there are, with answers that they take; null is 不清楚."""
    if content.questions is None:
        return
    questions = asked(content.questions)
    for file in content.measures:
        for at, answers in file.select("benefits", EACH, "examples", EACH, "answers", sort=dict):
            for fact, value in answers.items():
                if fault := answer_fault(questions, fact, value):
                    yield file.problem((*at, fact), fault[0], value, fault[1], on_key=fact not in questions.sound)


def answer_fault(questions: Questions, fact: str, value: object) -> Fault | None:
    if unknown := questions.unknown(fact):
        return unknown
    question = questions.sound.get(fact)
    if question is None or value is None:
        return None
    if question.type == "choices":
        return chosen_fault(question, value)
    return FAULTS[question.type](question, value)


def chosen_fault(question: Question, value: object) -> Fault | None:
    if not isinstance(value, list):
        return "应为列表", "多选题的答案写在方括号里；都不选写 []"
    faults = (FAULTS["choices"](question, item) for item in value)
    return next(filter(None, faults), None) or (("选项重复", "") if len(set(value)) < len(value) else None)


def verdicts_hold(content: Content) -> Iterator[Problem]:
    """The verdict of an example is the one that the evaluator gives, where rule and answers are sound."""
    if content.questions is None:
        return
    questions = asked(content.questions)
    for file in content.measures:
        for at, benefit in sound_benefits(file, questions):
            for index, example in enumerate(benefit.examples):
                found = verdict(benefit, example.answers)
                sound = not any(answer_fault(questions, *answer) for answer in example.answers.items())
                if sound and found != example.verdict:
                    hint = f"按条件判定为 {VERDICTS[found]}；改判定，或改条件"
                    yield file.problem((*at, "examples", index, "verdict"), "示例的判定与条件不符", example.verdict, hint)


def sound_benefits(file: SourceFile, questions: Questions) -> Iterator[tuple[FieldPath, Benefit]]:
    for at, written in file.select("benefits", EACH, sort=dict):
        try:
            benefit = Benefit.model_validate(written)
        except ValidationError:
            continue  # `shapes` reports it
        if not any(misfits(file, at, questions)):
            yield at, benefit
