"""Answers and their parts in Chinese words: figures, days, lengths, ranges, options. Pure.

`condition_wording` has the conditions. Only 不超过 says that the bound is included: people doubt it. 不少于, 超过 and 低于 leave no doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from math import ceil, floor
from typing import Any

from policy_explorer.model import Condition, Document, Length, Question, tests_in
from policy_explorer.model.answers import Answer, NumberRange, parse_answer
from policy_explorer.model.period import WindowLength
from policy_explorer.text.computed_ranges import with_ranges

NUMBER_WORDING = {
    "at_least": "不少于{bound}",
    "at_most": "不超过{bound}（含{bound}）",
    "more_than": "超过{bound}",
    "less_than": "低于{bound}",
}
# Lengths of time are full or not: 满6个月, 不满6个月.
TIME_WORDING = NUMBER_WORDING | {"at_least": "满{bound}", "less_than": "不满{bound}"}
TIME_UNITS = frozenset({"年", "个月", "月", "周", "天", "日"})
RANGE_ORDER = ("at_least", "more_than", "at_most", "less_than")
UNNAMED_UNITS = "有关单位（文件没有写明是哪个）"


def by_id(questions: Iterable[Question]) -> dict[str, Question]:
    """Return the questions by the fact that each asks for, computed facts with their ranges."""
    return with_ranges(questions)


def labels(question: Question, options: Iterable[str]) -> list[str]:
    label = {option.id: option.label for option in question.options}
    return [label[option] for option in options]


def quantity(value: float, unit: str | None) -> str:
    """Return a figure with its unit, never in exponents: `10万元`, `0.6万元`, `50%`."""
    figure = f"{Decimal(repr(value)):f}"
    figure = figure.rstrip("0").rstrip(".") if "." in figure else figure
    return figure + (unit or "")


def bound_wording(operator: str, bound: int | float, unit: str | None) -> str:
    """Return a bound in words: `不超过10万元（含10万元）`, `满6个月`."""
    wordings = TIME_WORDING if unit in TIME_UNITS else NUMBER_WORDING
    return wordings[operator].format(bound=quantity(bound, unit))


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
    """Return a range of numbers in words: `超过10万元，不超过20万元（含20万元）`, `正好10万元`, `满6个月及以上`, `5至9人`."""
    bounds = set(answer.values())
    if len(answer) == 2 and len(bounds) == 1:
        return f"正好{quantity(bounds.pop(), question.unit)}"
    if question.whole:
        return whole_range_wording(answer, question.unit)
    lower_first = sorted(answer, key=RANGE_ORDER.index)
    return "，".join(bound_wording(operator, answer[operator], question.unit) for operator in lower_first)


def whole_range_wording(answer: Mapping[str, int | float], unit: str | None) -> str:
    """Return a range of whole numbers, which has a first and a last one, or one of them."""
    low = ceil(answer["at_least"]) if "at_least" in answer else None
    high = floor(answer["at_most"]) if "at_most" in answer else None
    low = floor(answer["more_than"]) + 1 if "more_than" in answer else low
    high = ceil(answer["less_than"]) - 1 if "less_than" in answer else high
    if low is None or high is None:
        if unit in TIME_UNITS and low is None and high is not None:
            return f"不满{quantity(high + 1, unit)}"
        full = "满" if unit in TIME_UNITS else ""
        return f"{full}{quantity(low, unit)}及以上" if low is not None else f"{quantity(high or 0, unit)}及以下"
    if low == high:
        return f"正好{quantity(low, unit)}"
    if unit in TIME_UNITS:
        return f"满{quantity(low, unit)}，不满{quantity(high + 1, unit)}"
    return f"{quantity(low, None)}至{quantity(high, unit)}"


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
    """Return an answer that suits its question in words: `企业`, `是`, `甲、乙`, `10万元`, `不超过10万元（含10万元）`, `2023年4月1日`."""
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
