"""Bounds of conditions say what their quotes say."""

from __future__ import annotations

from collections.abc import Iterator

from ..fidelity import squeeze
from ..mentions import dates, numbers
from ..model.rules import OPERATORS_BY_TYPE
from ..problems import Problem
from .amounts import is_number
from .content import DEEP, EACH, Content

# A question may ask in another unit than the text: years and months, per cent, 万 and 亿.
UNITS = (1, 12, 100, 10**4, 10**8)


def bounds_in_quotes(content: Content) -> Iterator[Problem]:
    """A number that a condition compares with is one that its quote mentions, if the quote mentions any;
    it may be counted in another unit."""
    for file in content.measures:
        for at, test in file.select("benefits", EACH, "eligibility", DEEP, sort=dict):
            quote = test.get("quote")
            for operator in OPERATORS_BY_TYPE["number"] if isinstance(quote, str) else ():
                bound = test.get(operator)
                mentioned = figures(squeeze(quote))
                if is_number(bound) and mentioned and not any(same(bound, figure) for figure in mentioned):
                    hint = f"引文里的数：{'、'.join(map(str, mentioned))}"
                    yield file.problem((*at, operator), "引文写的不是这个数", bound, hint)


def figures(quote: str) -> list[int | float]:
    """The numbers of a quote, but for those of dates."""
    spans = [(mention.start, mention.end) for mention in dates(quote)]
    found = (n for n in numbers(quote) if not any(start <= n.start < end for start, end in spans))
    return list(dict.fromkeys(number.value for number in found))


def same(bound: int | float, figure: int | float) -> bool:
    return any(abs(bound * unit - figure) < 1e-9 or abs(bound - figure * unit) < 1e-9 for unit in UNITS)
