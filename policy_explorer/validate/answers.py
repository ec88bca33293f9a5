"""Which answers a question accepts. Used for conditions, examples, presets and the answers of an applicant. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from math import ceil, floor, inf
from typing import Any, NamedTuple

from pydantic import ValidationError

from policy_explorer.load.problem import FieldPath, Problem, shown
from policy_explorer.model import Question
from policy_explorer.model.answers import LOWER, UPPER, Answers, NumberRange, is_number, parse_answers, parse_range
from policy_explorer.model.base import read_date
from policy_explorer.rules.computed import MOST_PLACES, complete, computed_facts
from policy_explorer.text.computed_ranges import with_ranges
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import dates
from policy_explorer.validate.computed import computed_flaws, has_too_many_places
from policy_explorer.validate.hints import DATE, number_hint, suggestion
from policy_explorer.validate.source_file import EACH, SourceFile, cached_per_file

EIGHT_DIGITS = regex("([0-9]{4})([0-9]{2})([0-9]{2})")


class AnswerProblem(NamedTuple):
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

    valid: Mapping[str, Question]  # by id, computed facts with their ranges
    invalid: frozenset[str]  # ids of questions that have problems themselves

    @cached_property
    def with_several_answers(self) -> frozenset[str]:
        """The ids of the questions that accept more than one answer.

        A choice of one option is a problem itself, and would make each test of it seem implied.
        """
        return frozenset(
            id for id, question in self.valid.items() if question.type != "choice" or len(question.options) > 1
        )

    @cached_property
    def computed(self) -> tuple[Question, ...]:
        """The facts that are not asked."""
        return computed_facts(self.valid.values())

    def read(self, written: Mapping[str, Any]) -> Answers:
        """Return answers that have no problem as values, with those to computed facts."""
        return complete(parse_answers(written), self.computed)

    def unknown(self, fact: str) -> AnswerProblem | None:
        """Return the problem that no question is called `fact`, or None where there is one."""
        if fact in self.valid or fact in self.invalid:
            return None
        # Strict: an id that is only a little like this one is another question, where this one was deleted.
        near = get_close_matches(fact, [*self.valid, *self.invalid], n=1, cutoff=0.7)
        hint = (
            f"是否想写 {shown(near[0])}？"
            if near
            else "先在 questions.yaml 里补上；问题已经删去的，改写或删去用到它的地方"
        )
        return AnswerProblem("questions.yaml 里没有这个问题", hint, on_key=True)


@cached_per_file
def question_models(file: SourceFile) -> Questions:
    """Return the questions of `file`, questions.yaml, each as it is written: whether parts fit is not known yet."""
    valid: dict[str, Question] = {}
    invalid: set[str] = set()
    for at, entry in file.select(EACH, kind=dict):
        try:
            question = Question.model_validate(entry)
            valid.setdefault(question.id, question)
        except ValidationError:
            invalid.update(id for _, id in file.select(*at, "id", kind=str))
    return Questions(valid, frozenset(invalid))


@cached_per_file
def questions_in(file: SourceFile) -> Questions:
    """Return the questions of `file`, questions.yaml."""
    written = question_models(file)
    unfit = {each.id for each in written.computed if not fits(each, written.valid)}
    unfit |= {id for id, each in written.valid.items() if has_no_answer(each)}
    fitting = with_ranges(question for id, question in written.valid.items() if id not in unfit)
    return Questions(fitting, written.invalid | unfit)


def has_no_answer(question: Question) -> bool:
    """Return whether the least value of a question is above the greatest."""
    return question.minimum is not None and question.maximum is not None and question.minimum > question.maximum


def fits(computed: Question, known: Mapping[str, Question]) -> bool:
    """Return whether a computed fact has no problem, and none of its parts has."""
    return all(part in known for part in computed.parts) and not any(computed_flaws(computed, known))


def checked_questions(questions: Iterable[Question]) -> Questions:
    """Return `questions`, of content that has no problems, as `Questions`."""
    return Questions(with_ranges(questions), frozenset())


def problems_of_answers(
    file: SourceFile, at: FieldPath, questions: Questions, answers: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield the problems of `answers`, by fact, which are at path `at` of `file`."""
    for fact, value in answers.items():
        if problem := answer_problem(questions, fact, value):
            path = (*at, fact, *problem.at)
            offending = path[-1] if problem.on_key else value_at(value, problem.at)
            yield file.problem(path, problem.message, offending, problem.hint, on_key=problem.on_key)


def value_at(value: Any, path: FieldPath) -> Any:
    """Return the value at `path` within `value`."""
    for step in path:
        value = value[step]
    return value


def answer_problem(questions: Questions, fact: str, value: Any) -> AnswerProblem | None:
    """Return why the question `fact` does not accept `value`, or None where it does. Null, 不清楚, is always accepted."""
    if unknown := questions.unknown(fact):
        return unknown
    question = questions.valid.get(fact)
    if question is not None and question.parts:
        return AnswerProblem("这个数是算出来的，不用回答", f"回答 {'、'.join(question.parts)}", on_key=True)
    if question is None or value is None:
        return None
    if isinstance(value, dict):
        return range_problem(question, value)
    if question.type == "choices":
        return choices_problem(question, value)
    return CHECKS_BY_TYPE[question.type](question, value)


def choices_problem(question: Question, value: Any) -> AnswerProblem | None:
    """Return why `value` is not an answer to a `choices` question, which is a list of options, each once."""
    if not isinstance(value, list):
        return AnswerProblem("应为列表", "多选题的答案写在方括号里；都不选写 []")
    for index, item in enumerate(value):
        problem = CHECKS_BY_TYPE["choices"](question, item) or (
            AnswerProblem("选项重复", "删去一个") if item in value[:index] else None
        )
        if problem:
            return problem._replace(at=(index,))
    return None


def range_problem(question: Question, value: Mapping[str, Any]) -> AnswerProblem | None:
    """Return why the range `value`, such as `{more_than: 10, at_most: 20}`, is not an answer to `question`, or None."""
    if question.type != "number":
        return AnswerProblem(f"问题 {question.id} 是 {question.type} 题，不能用范围回答", "只有 number 题可以")
    for key, bound in value.items():
        if key not in (*LOWER, *UPPER):
            hint = suggestion(key, (*LOWER, *UPPER)) or f"可写：{'、'.join((*LOWER, *UPPER))}"
            return AnswerProblem(f"范围里没有 {key} 这种写法", hint, (key,), on_key=True)
        if problem := number_problem(question, bound):
            return problem._replace(at=(key,))
    for ends, name in ((LOWER, "下限"), (UPPER, "上限")):
        if set(ends) <= value.keys():
            second = [key for key in value if key in ends][1]
            return AnswerProblem(f"范围的{name}写了两个", f"{'、'.join(ends)} 只留一个", (second,), on_key=True)
    if not value:
        return AnswerProblem("范围里没有写界限", "写上限、下限，或两个都写，如 {more_than: 10, at_most: 20}")
    given = parse_range(value)
    if given and contains_accepted_number(question, given):
        return None
    return AnswerProblem(f"这个范围里没有问题 {question.id} 可填的数", "检查上限和下限")


def contains_accepted_number(question: Question, given: NumberRange) -> bool:
    """Return whether the range contains a number that `question` accepts: within its bounds, and whole if required."""
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


def option_problem(question: Question, value: Any) -> AnswerProblem | None:
    """Return why `value` is not the id of an option of `question`, or None."""
    options = [option.id for option in question.options]
    if not isinstance(value, str):
        return AnswerProblem("应为选项代号", f"可写：{'、'.join(options)}")
    if value in options:
        return None
    return AnswerProblem(
        f"问题 {question.id} 没有这个选项", suggestion(value, options) or f"可写：{'、'.join(options)}"
    )


def number_problem(question: Question, value: Any) -> AnswerProblem | None:
    """Return why `value` is not a number that `question` accepts, or None."""
    if not is_number(value):
        return AnswerProblem("应为数字", number_hint(value) if isinstance(value, str) else "")
    if question.parts and has_too_many_places(value):
        return AnswerProblem(f"算出来的数，界限最多写 {MOST_PLACES} 位小数")
    if question.whole and value != int(value):
        return AnswerProblem(f"问题 {question.id} 只收整数")
    if question.minimum is not None and value < question.minimum:
        return AnswerProblem(f"小于问题 {question.id} 可填的最小值 {question.minimum}")
    if question.maximum is not None and value > question.maximum:
        return AnswerProblem(f"大于问题 {question.id} 可填的最大值 {question.maximum}")
    return None


def boolean_problem(question: Question, value: Any) -> AnswerProblem | None:
    """Return why `value` is not a truth value, or None."""
    return None if isinstance(value, bool) else AnswerProblem("应为 true 或 false", "是写 true，否写 false")


def date_problem(question: Question, value: Any) -> AnswerProblem | None:
    """Return why `value` is neither a date nor a string that gives one, or None."""
    if isinstance(read_date(value), date):
        return None
    if isinstance(value, str) and DATE.fullmatch(value):
        return AnswerProblem("没有这一天", "检查年、月、日")
    return AnswerProblem("应为日期，如 2023-12-31", date_hint(str(value)))


def date_hint(written: str) -> str:
    """Return how a day is to be written that people write otherwise: `二〇二三年四月一日`, `2023.4.1`, `20230401`."""
    digits = EIGHT_DIGITS.fullmatch(written)
    found = tuple(dates("{}年{}月{}日".format(*digits.groups()) if digits else written))
    if len(found) == 1 and found[0].first == found[0].last:
        return f"是否想写 {found[0].first}？"
    return "年份写四位，月、日写两位，中间用“-”"


# The check of a single value, by type of question; where a question or an operator takes several, each is checked.
CHECKS_BY_TYPE: dict[str, Callable[[Question, Any], AnswerProblem | None]] = {
    "choice": option_problem,
    "choices": option_problem,
    "boolean": boolean_problem,
    "number": number_problem,
    "date": date_problem,
}
