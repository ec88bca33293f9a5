"""What answers a question takes: shared by the rules on conditions and on examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from ..messages import meant
from ..model import Question
from ..model.base import read_date
from .content import EACH, SourceFile

Fault = tuple[str, str]  # message, hint


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions by id. `unsound` are the ids of those that have problems of their own."""

    sound: Mapping[str, Question]
    unsound: frozenset[str]

    def unknown(self, fact: str) -> Fault | None:
        if fact in self.sound or fact in self.unsound:
            return None
        return "questions.yaml 里没有这个问题", meant(fact, [*self.sound, *self.unsound]) or "先在 questions.yaml 里补上"


def asked(file: SourceFile) -> Questions:
    """The questions of questions.yaml."""
    sound, unsound = {}, set()
    for at, entry in file.select(EACH, sort=dict):
        try:
            question = Question.model_validate(entry)
            sound.setdefault(question.id, question)
        except ValidationError:
            unsound.update(id for _, id in file.select(*at, "id", sort=str))
    return Questions(sound, frozenset(unsound))


def option_fault(question: Question, value: Any) -> Fault | None:
    options = [option.id for option in question.options]
    if not isinstance(value, str):
        return "应为选项代号", f"可写：{'、'.join(options)}"
    if value in options:
        return None
    return f"问题 {question.id} 没有这个选项", meant(value, options) or f"可写：{'、'.join(options)}"


def number_fault(question: Question, value: Any) -> Fault | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "应为数字", ""
    if question.whole and value != int(value):
        return f"问题 {question.id} 只收整数", ""
    if question.minimum is not None and value < question.minimum:
        return f"小于问题 {question.id} 可填的最小值 {question.minimum}", ""
    if question.maximum is not None and value > question.maximum:
        return f"大于问题 {question.id} 可填的最大值 {question.maximum}", ""
    return None


def boolean_fault(question: Question, value: Any) -> Fault | None:
    return None if isinstance(value, bool) else ("应为 true 或 false", "")


def date_fault(question: Question, value: Any) -> Fault | None:
    return None if isinstance(read_date(value), date) else ("应为日期，如 2023-12-31", "")


# For one value; where a question or an operator takes several, each is checked.
FAULTS: dict[str, Callable[[Question, Any], Fault | None]] = {
    "choice": option_fault,
    "choices": option_fault,
    "boolean": boolean_fault,
    "number": number_fault,
    "date": date_fault,
}
