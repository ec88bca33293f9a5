"""Rule: the number that a condition compares with is in its quote."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from msgspec import Struct

from policy_explorer.load.problem import Problem
from policy_explorer.model.answers import is_number
from policy_explorer.model.rules import OPERATORS_BY_TYPE
from policy_explorer.text.quantities import MULTIPLIERS, NumberMention, dates, narrow, numbers
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.answers import questions_in
from policy_explorer.validate.content import Content, NoticeFiles, tests

# The ratios of units between which a question and its text may differ: months and years, per cent, 万, 亿.
UNITS = (1, 12, 100, 10**4, 10**8)
NUMBER_OPERATORS = frozenset(OPERATORS_BY_TYPE["number"])


def bounds_in_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the bound of a condition is a number that its quote mentions, if the quote mentions any.

    Where the quote counts in the unit of the question, the number must be equal (10万元 is 10 万元 and 100000 元); where
    it counts in another unit, it may be a multiple of it (see `UNITS`). Dates do not count as numbers.

    Passes: at_most 100000, unit 元, quote 月销售额10万元以下.
    Passes: at_least 24, unit 月, quote 经营满2年.
    Fails: at_most 15, unit 万元, quote 月销售额10万元以下.
    """
    questions = questions_in(content.questions).valid if content.questions else {}
    units = {fact: question.unit or "" for fact, question in questions.items()}
    for file in notice.with_rules:
        for at, test in tests(file):
            quote, fact = test.get("quote"), test.get("fact")
            unit = units.get(fact, "") if isinstance(fact, str) else ""
            if not isinstance(quote, str):
                continue
            for operator in test.keys() & NUMBER_OPERATORS:
                bound = test[operator]
                mentioned = quoted_numbers(without_whitespace(quote), unit) if is_number(bound) else []
                if mentioned and not any(number.says(bound) for number in mentioned):
                    words = "、".join(dict.fromkeys(number.words for number in mentioned))
                    hint = f"引文里的数：{words}" + (f"；这一题的单位：{unit}" if unit else "")
                    yield file.problem((*at, operator), "引文写的不是这个数", bound, hint)


class QuotedNumber(Struct, frozen=True):
    """A number of a quote."""

    words: str  # as it is in the quote, with its unit if that is the question's
    mention: NumberMention
    multiple: int | None  # how many of the quote's unit the question's unit is; None where they are not comparable

    def says(self, bound: int | float) -> bool:
        """Return whether the number may be `bound`, which is in the unit of the question."""
        if self.multiple is not None:
            return isclose(bound * self.multiple, self.mention.scaled)
        return any(
            isclose(bound * unit, self.mention.value) or isclose(bound, self.mention.value * unit) for unit in UNITS
        )


def quoted_numbers(quote: str, unit: str) -> list[QuotedNumber]:
    """Return the numbers of `quote` that are not part of a date. `unit` is the question's, or ""."""
    spans = [(mention.start, mention.end) for mention in dates(quote)]
    found = (n for n in numbers(quote) if not any(start <= n.start < end for start, end in spans))
    return [quoted_number(quote, mention, unit) for mention in found]


def quoted_number(quote: str, mention: NumberMention, unit: str) -> QuotedNumber:
    """Return the number `mention` of `quote`, compared with the question's `unit`."""
    end = mention.end + (quote[mention.end : mention.end + 1] in MULTIPLIERS)
    multiple = MULTIPLIERS.get(unit[:1], 1)
    counted = unit[1:] if multiple > 1 else unit
    if counted and narrow(quote).startswith(narrow(counted), end):
        return QuotedNumber(quote[mention.start : end] + counted, mention, multiple)
    return QuotedNumber(quote[mention.start : end], mention, None)
