"""Rule: the number that a condition compares with is in its quote."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.load.problem import Problem
from policy_explorer.model.answers import is_number
from policy_explorer.model.rules import OPERATORS_BY_TYPE
from policy_explorer.text.comparisons import is_in_note, readable
from policy_explorer.text.units import Quantity, quantities, read_unit
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.content import Content, NoticeFiles, written_tests

NUMBER_OPERATORS = frozenset(OPERATORS_BY_TYPE["number"])


def bounds_in_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the bound of a condition is a number that its quote mentions, if the quote mentions any.

    Quantities are compared by value where their units are known: 10万元 is 10 万元 and 100000 元, 两年 is 24 个月. Dates do
    not count as numbers.

    Passes: at_most 100000, unit 元, quote 月销售额10万元以下.
    Passes: at_least 24, unit 个月, quote 经营满两年.
    Fails: at_most 15, unit 万元, quote 月销售额10万元以下.
    """
    questions = questions_in(content.questions) if content.questions else None
    for written in written_tests(notice):
        for operator in written.test.keys() & NUMBER_OPERATORS:
            bound, unit = written.test[operator], unit_of(questions, written.test["fact"])
            quoted = quoted_quantities(written.quote, unit) if is_number(bound) else []
            if quoted and not any(quantity.may_be(bound, read_unit(unit)) for quantity in quoted):
                words = "、".join(dict.fromkeys(written.quote[each.start : each.end] for each in quoted))
                hint = f"引文里的数：{words}" + (f"；这一题的单位：{unit}" if unit else "")
                yield written.file.problem((*written.at, operator), "引文写的不是这个数", bound, hint)


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


def counted_in(unit: str) -> str:
    """Return the word that a figure in `unit` is followed by: 亩 of 万亩, 元 of 元/人."""
    return unit.partition("/")[0].lstrip("万亿")
