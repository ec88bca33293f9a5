"""Bounds of conditions say what their quotes say."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from msgspec import Struct

from policy_explorer.load.problem import Problem
from policy_explorer.model.rules import OPERATORS_BY_TYPE
from policy_explorer.text.quantities import MULTIPLIERS, NumberMention, dates, narrow, numbers
from policy_explorer.text.verbatim import squeeze
from policy_explorer.validate.amounts import is_number
from policy_explorer.validate.answers import asked
from policy_explorer.validate.content import Content, NoticeFiles, tests

# A question may ask in quite another unit than the text: years and months, per cent.
UNITS = (1, 12, 100, 10**4, 10**8)
NUMBER_OPERATORS = frozenset(OPERATORS_BY_TYPE["number"])


def bounds_in_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """A number that a condition compares with is one that its quote mentions, if the quote mentions any: in the unit of
    the question, if that is what the quote counts in (10万元 is 10 万元 and 100000 元); or else perhaps in another.
    """
    questions = asked(content.questions).sound if content.questions else {}
    units = {fact: question.unit or "" for fact, question in questions.items()}
    for file in notice.measures:
        for at, test in tests(file):
            quote, fact = test.get("quote"), test.get("fact")
            unit = units.get(fact, "") if isinstance(fact, str) else ""
            for operator in test.keys() & NUMBER_OPERATORS if isinstance(quote, str) else ():
                bound = test[operator]
                mentioned = figures(squeeze(quote), unit) if is_number(bound) else []
                if mentioned and not any(figure.says(bound) for figure in mentioned):
                    words = "、".join(dict.fromkeys(figure.words for figure in mentioned))
                    hint = f"引文里的数：{words}" + (f"；这一题的单位：{unit}" if unit else "")
                    yield file.problem((*at, operator), "引文写的不是这个数", bound, hint)


class Figure(Struct, frozen=True):
    """A number of a quote. `multiple` is how much of its unit one of the question's is, None where the units differ."""

    words: str
    mention: NumberMention
    multiple: int | None

    def says(self, bound: int | float) -> bool:
        if self.multiple is not None:
            return isclose(bound * self.multiple, self.mention.scaled)
        return any(
            isclose(bound * unit, self.mention.value) or isclose(bound, self.mention.value * unit) for unit in UNITS
        )


def figures(quote: str, unit: str) -> list[Figure]:
    """The numbers of a quote, but for those of dates."""
    spans = [(mention.start, mention.end) for mention in dates(quote)]
    found = (n for n in numbers(quote) if not any(start <= n.start < end for start, end in spans))
    return [figure(quote, mention, unit) for mention in found]


def figure(quote: str, mention: NumberMention, unit: str) -> Figure:
    end = mention.end + (quote[mention.end : mention.end + 1] in MULTIPLIERS)
    multiple = MULTIPLIERS.get(unit[:1], 1)
    counted = unit[1:] if multiple > 1 else unit
    if counted and narrow(quote).startswith(narrow(counted), end):
        return Figure(quote[mention.start : end] + counted, mention, multiple)
    return Figure(quote[mention.start : end], mention, None)
