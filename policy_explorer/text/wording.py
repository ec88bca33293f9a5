"""Conditions and answers in Chinese words, made of questions and operators. Pure.

Bounds say whether they are included: 不少于（含）, 超过（不含）, 及以后（含当日）, 以后（不含当日）.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from policy_explorer.model import (
    AllOf,
    AnyOf,
    Condition,
    CountOf,
    DatedTest,
    Document,
    FactTest,
    Length,
    Manual,
    Not,
    Question,
    tests_in,
)
from policy_explorer.model.answers import Answer, NumberRange, parse_answer
from policy_explorer.model.period import WindowLength
from policy_explorer.text.computed_ranges import with_ranges

# How a list of conditions is introduced.
HEADINGS: dict[type, str] = {AllOf: "须全部满足", AnyOf: "满足其一即可", Not: "不得满足"}

NUMBER_WORDING = {
    "at_least": "不少于 {bound}（含）",
    "at_most": "不超过 {bound}（含）",
    "more_than": "超过 {bound}（不含）",
    "less_than": "低于 {bound}（不含）",
}
RANGE_ORDER = ("at_least", "more_than", "at_most", "less_than")
UNNAMED_UNITS = "有关单位（文件没有写明是哪个）"
DATE_WORDING = {
    "on_or_after": "在 {bound}及以后（含当日）",
    "on_or_before": "在 {bound}及以前（含当日）",
    "after": "在 {bound}以后（不含当日）",
    "before": "在 {bound}以前（不含当日）",
}

ELAPSED_WORDING = {
    "elapsed_at_least": "至今满 {length}",
    "elapsed_more_than": "至今超过 {length}",
    "elapsed_at_most": "至今不超过 {length}",
    "elapsed_less_than": "至今不满 {length}",
}
AGE_WORDING = {
    "age_at_least": "年满 {age} 周岁",
    "age_more_than": "超过 {age} 周岁（不含）",
    "age_at_most": "不超过 {age} 周岁（含）",
    "age_less_than": "未满 {age} 周岁",
}
# What a test of a length or an age is on the reference date; within brackets. `static/js/rules/dated.js` has the same.
DATED_WORDING = {
    "on_or_after": "{bound}及以后",
    "on_or_before": "{bound}及以前",
    "after": "{bound}以后，不含当日",
    "before": "{bound}以前，不含当日",
}


def by_id(questions: Iterable[Question]) -> dict[str, Question]:
    """Return the questions by the fact that each asks for, computed facts with their ranges."""
    return with_ranges(questions)


def list_heading(condition: Condition) -> str:
    """Return the heading above the parts of a condition."""
    if isinstance(condition, CountOf):
        return f"下列 {len(condition.count)} 项中至少 {condition.at_least} 项"
    return HEADINGS[type(condition)]


def condition_wording(condition: FactTest | Manual, questions: Mapping[str, Question], lead: Iterable[str] = ()) -> str:
    """Return a test, or a matter for a department, in words. `lead` are the names of the leading departments."""
    if isinstance(condition, Manual):
        return f"由 {judge(condition, lead)} 判断：{condition.manual}"
    return fact_wording(condition, questions[condition.fact])


def judge(manual: Manual, lead: Iterable[str]) -> str:
    """Return who decides: the department that the rule names, or else the leading ones, as far as the notice names any."""
    return manual.by or "、".join(lead) or UNNAMED_UNITS


def fact_wording(test: FactTest, question: Question) -> str:
    if isinstance(test, DatedTest):
        return dated_wording(test, question)
    return f"{question.name}{WORDINGS[question.type](test, question)}"


def choice_wording(test: FactTest, question: Question) -> str:
    operand: Any = test.operand
    return f"：{' 或 '.join(labels(question, [operand] if isinstance(operand, str) else operand))}"


def boolean_wording(test: FactTest, question: Question) -> str:
    return "：是" if test.operand else "：否"


def choices_wording(test: FactTest, question: Question) -> str:
    operand: Any = test.operand
    if isinstance(operand, str) or len(operand) == 1:
        return choice_wording(test, question)
    return f"：{'、'.join(labels(question, operand))}（有其一即可）"


def number_wording(test: FactTest, question: Question) -> str:
    bound: Any = test.operand
    return " " + NUMBER_WORDING[test.operator].format(bound=quantity(bound, question.unit))


def date_wording(test: FactTest, question: Question) -> str:
    operand: Any = test.operand
    if test.operator in ELAPSED_WORDING:
        return " " + ELAPSED_WORDING[test.operator].format(length=length_wording(operand))
    if test.operator in AGE_WORDING:
        return " " + AGE_WORDING[test.operator].format(age=operand)
    return " " + DATE_WORDING[test.operator].format(bound=day_wording(operand))


def dated_wording(test: DatedTest, question: Question) -> str:
    """Return a test of a length or an age in words, with what it is on its day: `开业日期 至今满 3年（按…算，即…）`."""
    bound: Any = test.operand
    plain = DATED_WORDING[test.operator].format(bound=day_wording(bound))
    return f"{fact_wording(test.written, question)}（按 {day_wording(test.on)}算，即 {plain}）"


WORDINGS: dict[str, Callable[[FactTest, Question], str]] = {
    "choice": choice_wording,
    "boolean": boolean_wording,
    "choices": choices_wording,
    "number": number_wording,
    "date": date_wording,
}


def labels(question: Question, options: Iterable[str]) -> list[str]:
    label = {option.id: option.label for option in question.options}
    return [label[option] for option in options]


def quantity(value: float, unit: str | None) -> str:
    """Return a figure with its unit, never in exponents: `10 万元`, `0.6 万元`, `50%`."""
    figure = f"{Decimal(repr(value)):f}"
    figure = figure.rstrip("0").rstrip(".") if "." in figure else figure
    if unit is None:
        return figure
    return f"{figure}{unit}" if unit == "%" else f"{figure} {unit}"


def document_wording(document: Document) -> str:
    """Return a name that tells a document from others: `某县若干措施（某政〔2031〕5号）`."""
    return f"{document.short_title}（{document.reference}）"


def day_wording(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def length_wording(length: Length) -> str:
    """Return a length of time in words: `3年`, `6个月`, `30天`, `30个工作日`."""
    working_days = length.working_days if isinstance(length, WindowLength) else None
    units = ((length.years, "年"), (length.months, "个月"), (length.days, "天"), (working_days, "个工作日"))
    return next(f"{count}{unit}" for count, unit in units if count is not None)


def range_wording(answer: Mapping[str, int | float], question: Question) -> str:
    """Return a range of numbers in words: `不超过 10 万元（含）`, `超过 10 万元（不含），不超过 20 万元（含）`, `正好 10 万元`."""
    bounds = set(answer.values())
    if len(answer) == 2 and len(bounds) == 1:
        return f"正好 {quantity(bounds.pop(), question.unit)}"
    lower_first = sorted(answer, key=RANGE_ORDER.index)
    return "，".join(
        NUMBER_WORDING[operator].format(bound=quantity(answer[operator], question.unit)) for operator in lower_first
    )


# Answers that tell nothing.
UNANSWERED = "未回答"
UNKNOWN = "不清楚"
NONE_CHOSEN = "以上都没有"
VERDICT_LABELS = {"yes": "✓ 符合", "maybe": "? 可能符合", "no": "✗ 不符合"}


def example_answers(
    answers: Mapping[str, Any], rule: Condition, questions: Mapping[str, Question]
) -> Iterator[tuple[str, str, bool]]:
    """Yield (name, answer in words, whether it is known) of each fact that a rule tests, in its order, and of other answers.

    In place of a computed fact these are its parts.
    """
    tested = (fact for test in tests_in(rule) for fact in questions[test.fact].parts or (test.fact,))
    for fact in dict.fromkeys((*tested, *answers)):
        question = questions[fact]
        words = answer_wording(parse_answer(answers[fact]), question) if fact in answers else UNANSWERED
        yield question.name, words, answers.get(fact) is not None


def answer_wording(answer: Answer, question: Question) -> str:
    """Return an answer that suits its question in words: `企业`, `是`, `甲、乙`, `10 万元`, `不超过 10 万元（含）`, `2023年4月1日`."""
    if answer is None:
        return UNKNOWN
    match answer:
        case bool():
            return "是" if answer else "否"
        case NumberRange():
            return range_wording(answer.bounds, question)
        case int() | float():
            return quantity(answer, question.unit)
        case date():
            return day_wording(answer)
        case str():
            return labels(question, [answer])[0]
    return "、".join(labels(question, answer)) or NONE_CHOSEN
