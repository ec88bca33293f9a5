"""Rule: the number that a condition compares with is in its quote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.answers import is_number
from policy_explorer.model.rules import AGE_OPERATORS, DURATION_OPERATORS, ELAPSED_OPERATORS, OPERATORS_BY_TYPE
from policy_explorer.text.comparisons import is_in_note, readable
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import numbers
from policy_explorer.text.unit_kinds import are_apart, unit_name, unit_named_at
from policy_explorer.text.units import Quantity, counted_in, quantities, read_unit
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.content import Content, NoticeFiles, WrittenTest, written_tests

OR_UNIT = regex("[0-9][0-9.,]*[万亿]?[一-鿿]{1,3}（(?P<unit>[一-鿿]{1,3})）")
NUMBER_OPERATORS = frozenset(OPERATORS_BY_TYPE["number"])
FIGURE_OPERATORS = NUMBER_OPERATORS | frozenset(DURATION_OPERATORS)
LENGTH_UNITS = {"years": "年", "months": "个月", "days": "天"}
AGE_UNIT = "周岁"


class ComparedFigure(NamedTuple):
    """The figure that a test compares with: its path within the test, the operator, the number and its unit."""

    at: FieldPath
    operator: str
    number: int | float
    unit: str
    unit_of_question: bool = False  # the unit is that of the question


def compared_figures(test: dict[str, Any], questions: Questions | None) -> Iterator[ComparedFigure]:
    """Yield the number, the length or the age that a test compares with."""
    for operator in FIGURE_OPERATORS & test.keys():
        operand = test[operator]
        if operator in NUMBER_OPERATORS and is_number(operand):
            yield ComparedFigure((operator,), operator, operand, unit_of(questions, str(test.get("fact"))), True)
        elif operator in AGE_OPERATORS and isinstance(operand, int):
            yield ComparedFigure((operator,), operator, operand, AGE_UNIT)
        elif operator in ELAPSED_OPERATORS and isinstance(operand, dict) and len(operand) == 1:
            ((field, count),) = operand.items()
            if field in LENGTH_UNITS and is_number(count):
                yield ComparedFigure((operator, field), operator, count, LENGTH_UNITS[field])


def bounds_in_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the bound of a condition is a number that its quote mentions, if the quote mentions any.

    Quantities are compared by value where their units are known: 10万元 is 10 万元 and 100000 元, 两年 is 24 个月. Dates do
    not count as numbers.

    Passes: at_most 100000, unit 元, quote 月销售额10万元以下.
    Passes: at_least 24, unit 个月, quote 经营满两年.
    Passes: elapsed_at_least 36 months, quote 成立满3年.
    Fails: at_most 15, unit 万元, quote 月销售额10万元以下.
    Fails: at_least 500, unit 亩, quote 种植面积500平方米以上.
    Fails: at_least 500 of a question without a unit, quote 种植面积500亩以上.
    """
    questions = questions_in(content.questions) if content.questions else None
    for written in written_tests(notice):
        yield from bound_problems(written, questions)


def bound_problems(written: WrittenTest, questions: Questions | None) -> Iterator[Problem]:
    """Yield the problems of the bounds of one test."""
    for figure in compared_figures(written.test, questions):
        bound, unit = figure.number, figure.unit
        quoted = quoted_quantities(written.quote, unit)
        meant = [quantity for quantity in quoted if quantity.may_be(bound, read_unit(unit))]
        if meant and all(is_in_another_unit(written.quote, each, unit) for each in meant):
            number = written.quote[meant[0].start : meant[0].end].removesuffix(counted_in(unit))
            words = number + unit_behind(written.quote, meant[0], unit)
            hint = f"引文写的是{words}，不能换算；换成写{unit}的原文，或者这一题改用引文的单位"
            yield written.file.problem((*written.at, *figure.at), f"引文里这个数不是以{unit}计", bound, hint)
        elif (
            figure.unit_of_question
            and has_no_unit(questions, written.test)
            and (whole := with_lost_unit(written.quote, meant))
        ):
            hint = f"引文写的是{whole}；在 questions.yaml 给这一题写 unit，不然页面上的数没有单位"
            yield written.file.problem((*written.at, *figure.at), "引文里这个数有单位，这一题没有写", bound, hint)
        if quoted and not meant:
            words = "、".join(dict.fromkeys(written.quote[each.start : each.end] for each in quoted))
            whose = "这一题的单位" if figure.unit_of_question else "条件写的单位"
            hint = f"引文里的数：{words}" + (f"；{whose}：{unit}" if unit else "")
            yield written.file.problem((*written.at, *figure.at), "引文写的不是这个数", bound, hint)


def has_no_unit(questions: Questions | None, test: dict[str, Any]) -> bool:
    """Return whether the fact of `test` is surely a number that has no unit."""
    question = questions.valid.get(str(test.get("fact"))) if questions else None
    return question is not None and question.type == "number" and question.unit is None


def with_lost_unit(quote: str, meant: list[Quantity]) -> str:
    """Return the first of the figures that a bound without a unit may be, with its unit; "" if one surely has none: 第3名."""
    behind = [unit_named_at(readable(quote), each.end) for each in meant]
    sure = [
        (unit or each.unit.dimension) and not quote[: each.start].endswith("第")
        for each, unit in zip(meant, behind, strict=True)
    ]
    return quote[meant[0].start : meant[0].end] + behind[0] if sure and all(sure) else ""


def is_in_another_unit(quote: str, quantity: Quantity, unit: str) -> bool:
    """Return whether the unit behind a figure of `quote` is surely not `unit`, although of its kind.

    Of 10人（户）以上 it may be either.
    """
    name = unit_name(counted_in(unit))
    if not are_apart(name, unit_behind(quote, quantity, unit)):
        return False
    either = OR_UNIT.match(readable(quote), quantity.start)
    return not (either and unit_name(either["unit"]) == name)


def has_unit(quote: str, quantity: Quantity, unit: str) -> bool:
    """Return whether a figure of `quote` is counted in `unit`, or in one that it can be converted to."""
    same = quantity.unit.dimension == read_unit(unit).dimension
    return same or unit_behind(quote, quantity, unit) == unit_name(counted_in(unit))


def unit_behind(quote: str, quantity: Quantity, unit: str) -> str:
    """Return the name of the unit behind a figure of `quote`: 人次 of 500人次, also where `unit` is 人."""
    counted = counted_in(unit)
    known = quantity.unit.dimension and quantity.unit.dimension == read_unit(counted).dimension
    return unit_named_at(readable(quote), quantity.end - len(counted) if known else quantity.end)


def unit_of(questions: Questions | None, fact: str) -> str:
    """Return the unit of the question about `fact`, "" where there is none."""
    question = questions.valid.get(fact) if questions else None
    return (question.unit or "") if question else ""


def quoted_quantities(quote: str, unit: str) -> list[Quantity]:
    """Return the quantities of `quote` that a bound in `unit` may be compared with.

    A Chinese figure counts only in the dimension of the unit: 一次 is no number of months.
    """
    text, wanted = readable(quote), read_unit(unit)
    return [
        each
        for each in quantities(text, counted_in(unit))
        if not is_in_note(text, each.start)
        and (text[each.start].isdecimal() or each.unit.dimension == wanted.dimension)
    ]


def bound_forms(bound: Any, unit: str, quote: str) -> Iterator[tuple[str, str]]:
    """Yield (wording, quote) of the numbers in `quote` that are `bound`, in `unit` or as they stand: 2年 is 24个月 too."""
    spans = [(number.start, number.end) for number in numbers(quote) if bound in (number.value, number.scaled)]
    if not spans and is_number(bound):
        counted = read_unit(unit)
        spans = [(each.start, each.end) for each in quoted_quantities(quote, unit) if each.may_be(bound, counted)]
    yield from ((quote[start:end], quote) for start, end in spans)
