"""Which answers a question accepts. Used for conditions, examples, presets and the answers of an applicant. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import ceil, floor, inf
from typing import Any, NamedTuple

from pydantic import ValidationError

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Question
from policy_explorer.model.answers import LOWER, UPPER, NumberRange, is_number, parse_range
from policy_explorer.model.base import read_date
from policy_explorer.validate.messages import DATE, PLAIN_NUMBER, meant
from policy_explorer.validate.source_file import EACH, SourceFile, cached_per_file


class Fault(NamedTuple):
    """Why a question does not accept an answer.

    `at` is the path from the answer to the part of it that is wrong; `on_key`: the key of that part is.
    """

    message: str
    hint: str = ""
    at: FieldPath = ()
    on_key: bool = False


@dataclass(frozen=True, eq=False)
class Questions:
    """The questions of the content."""

    valid: Mapping[str, Question]  # by id
    invalid: frozenset[str]  # ids of questions that have problems themselves

    @cached_property
    def choosable(self) -> frozenset[str]:
        """The ids of questions with more than one answer.

        A choice of one option is a problem itself, and would make each test of it seem implied.
        """
        return frozenset(
            id for id, question in self.valid.items() if question.type != "choice" or len(question.options) > 1
        )

    def unknown(self, fact: str) -> Fault | None:
        """Return the fault that no question is called `fact`, or None where there is one."""
        if fact in self.valid or fact in self.invalid:
            return None
        hint = meant(fact, [*self.valid, *self.invalid]) or "先在 questions.yaml 里补上"
        return Fault("questions.yaml 里没有这个问题", hint, on_key=True)


@cached_per_file
def questions_in(file: SourceFile) -> Questions:
    """Return the questions of `file`, questions.yaml."""
    valid: dict[str, Question] = {}
    invalid: set[str] = set()
    for at, entry in file.select(EACH, kind=dict):
        try:
            question = Question.model_validate(entry)
            valid.setdefault(question.id, question)
        except ValidationError:
            invalid.update(id for _, id in file.select(*at, "id", kind=str))
    return Questions(valid, frozenset(invalid))


def checked_questions(questions: Iterable[Question]) -> Questions:
    """Return `questions`, of content that has no problems, as `Questions`."""
    return Questions({question.id: question for question in questions}, frozenset())


def answer_problems(
    file: SourceFile, at: FieldPath, questions: Questions, answers: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield the problems of `answers`, by fact, which are at path `at` of `file`."""
    for fact, value in answers.items():
        if fault := answer_fault(questions, fact, value):
            path = (*at, fact, *fault.at)
            offending = path[-1] if fault.on_key else value_at(value, fault.at)
            yield file.problem(path, fault.message, offending, fault.hint, on_key=fault.on_key)


def value_at(value: Any, path: FieldPath) -> Any:
    """Return the value at `path` within `value`."""
    for step in path:
        value = value[step]
    return value


def answer_fault(questions: Questions, fact: str, value: Any) -> Fault | None:
    """Return why the question `fact` does not accept the answer `value`, or None. Null, 不清楚, is always accepted."""
    if unknown := questions.unknown(fact):
        return unknown
    question = questions.valid.get(fact)
    if question is None or value is None:
        return None
    if isinstance(value, dict):
        return range_fault(question, value)
    if question.type == "choices":
        return chosen_fault(question, value)
    return FAULTS[question.type](question, value)


def chosen_fault(question: Question, value: Any) -> Fault | None:
    """Return why `value` is not an answer to a `choices` question, which is a list of options, each once."""
    if not isinstance(value, list):
        return Fault("应为列表", "多选题的答案写在方括号里；都不选写 []")
    for index, item in enumerate(value):
        fault = FAULTS["choices"](question, item) or (Fault("选项重复", "删去一个") if item in value[:index] else None)
        if fault:
            return fault._replace(at=(index,))
    return None


def range_fault(question: Question, value: Mapping[str, Any]) -> Fault | None:
    """Return why the range `value`, such as `{more_than: 10, at_most: 20}`, is not an answer to `question`, or None."""
    if question.type != "number":
        return Fault(f"问题 {question.id} 是 {question.type} 题，不能用范围回答", "只有 number 题可以")
    for key, bound in value.items():
        if key not in (*LOWER, *UPPER):
            hint = meant(key, (*LOWER, *UPPER)) or f"可写：{'、'.join((*LOWER, *UPPER))}"
            return Fault(f"范围里没有 {key} 这种写法", hint, (key,), on_key=True)
        if fault := number_fault(question, bound):
            return fault._replace(at=(key,))
    for ends, name in ((LOWER, "下限"), (UPPER, "上限")):
        if set(ends) <= value.keys():
            second = [key for key in value if key in ends][1]
            return Fault(f"范围的{name}写了两个", f"{'、'.join(ends)} 只留一个", (second,), on_key=True)
    if not value:
        return Fault("范围里没有写界限", "写上限、下限，或两个都写，如 {more_than: 10, at_most: 20}")
    given = parse_range(value)
    if given and holds_an_answer(question, given):
        return None
    return Fault(f"这个范围里没有问题 {question.id} 可填的数", "检查上限和下限")


def holds_an_answer(question: Question, given: NumberRange) -> bool:
    """Tell whether the range contains a number that `question` accepts: within its bounds, and whole if required."""
    low, low_in = max(
        (given.low, given.low_in), (bound_or(question.minimum, -inf), True), key=lambda end: (end[0], not end[1])
    )
    high, high_in = min(
        (given.high, given.high_in), (bound_or(question.maximum, inf), True), key=lambda end: (end[0], end[1])
    )
    if question.whole and low > -inf and high < inf:
        low, high = (low if low_in else floor(low) + 1), (high if high_in else ceil(high) - 1)
        return ceil(low) <= floor(high)
    return low < high or (low == high and low_in and high_in)


def bound_or(bound: float | None, default: float) -> float:
    """Return `bound`, or `default` where it is None."""
    return default if bound is None else bound


def option_fault(question: Question, value: Any) -> Fault | None:
    """Return why `value` is not the id of an option of `question`, or None."""
    options = [option.id for option in question.options]
    if not isinstance(value, str):
        return Fault("应为选项代号", f"可写：{'、'.join(options)}")
    if value in options:
        return None
    return Fault(f"问题 {question.id} 没有这个选项", meant(value, options) or f"可写：{'、'.join(options)}")


def number_fault(question: Question, value: Any) -> Fault | None:
    """Return why `value` is not a number that `question` accepts, or None."""
    if not is_number(value):
        return Fault("应为数字", "去掉引号" if isinstance(value, str) and PLAIN_NUMBER.fullmatch(value) else "")
    if question.whole and value != int(value):
        return Fault(f"问题 {question.id} 只收整数")
    if question.minimum is not None and value < question.minimum:
        return Fault(f"小于问题 {question.id} 可填的最小值 {question.minimum}")
    if question.maximum is not None and value > question.maximum:
        return Fault(f"大于问题 {question.id} 可填的最大值 {question.maximum}")
    return None


def boolean_fault(question: Question, value: Any) -> Fault | None:
    """Return why `value` is not a truth value, or None."""
    return None if isinstance(value, bool) else Fault("应为 true 或 false", "是写 true，否写 false")


def date_fault(question: Question, value: Any) -> Fault | None:
    """Return why `value` is neither a date nor a string that gives one, or None."""
    if isinstance(read_date(value), date):
        return None
    if isinstance(value, str) and DATE.fullmatch(value):
        return Fault("没有这一天", "检查年、月、日")
    return Fault("应为日期，如 2023-12-31")


# By type of question, for a single value; where a question or an operator takes several, each is checked.
FAULTS: dict[str, Callable[[Question, Any], Fault | None]] = {
    "choice": option_fault,
    "choices": option_fault,
    "boolean": boolean_fault,
    "number": number_fault,
    "date": date_fault,
}
