"""Official texts -> their figures and dates by value, each with the spellings that the texts have. Pure.

A figure is written `<plain decimal> <unit>`: 10万元 and 100000元 are `100000 元`. 万 and 亿 are multiplied out, ‰ is counted in %,
角 in 元, weeks in days; years and months stay apart. A unit that is not known is left out. A day is an ISO date, a month
`YYYY-MM`, a quarter `YYYY-Qn`; the end of a year, 2023年底, is its last day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import DateMention, dates, narrow
from policy_explorer.text.unit_kinds import unit_name, unit_named_at
from policy_explorer.text.units import Quantity, quantities

Figures = Mapping[str, frozenset[str]]  # by the figure as it is written here: how texts spell it

COUNTED = regex("[家个户名位人场次项件台辆套间批笔倍期层栋幢亩吨种条部集只艘架号强]")
END_OF_YEAR = regex("年?[底末终]")
DAY = timedelta(days=1)


def figures(texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return the figures and dates of `texts`."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for written, spelling in (*written_dates(text), *written_quantities(text)):
            found[written].add(spelling)
    return {written: frozenset(spellings) for written, spellings in found.items()}


def written_dates(text: str) -> Iterator[tuple[str, str]]:
    """Yield (date, spelling) of each date of `text`; a whole year is none."""
    for mention in dates(text):
        end_of_year = END_OF_YEAR.match(text, mention.end)
        if is_year(mention) and end_of_year:
            yield mention.last.isoformat(), text[mention.start : end_of_year.end()]
        elif (written := date_written(mention.first, mention.last)) is not None:
            yield written, text[mention.start : mention.end]


def is_year(mention: DateMention) -> bool:
    return (mention.first, mention.last) == (date(mention.first.year, 1, 1), date(mention.first.year, 12, 31))


def date_written(first: date, last: date) -> str | None:
    """Return how a day, a month or a quarter is written; None for any other span."""
    if first == last:
        return first.isoformat()
    whole_months = first.day == 1 and (last + DAY).day == 1 and first.year == last.year
    if whole_months and first.month == last.month:
        return first.isoformat()[:7]
    if whole_months and last.month - first.month == 2 and last.month % 3 == 0:
        return f"{first.year}-Q{last.month // 3}"
    return None


def written_quantities(text: str) -> Iterator[tuple[str, str]]:
    """Yield (figure, spelling) of each quantity of `text`. A single digit without a known unit is none."""
    narrowed = narrow(text)
    for quantity in quantities(text):
        value, unit, end = valued(quantity, narrowed)
        if unit or quantity.end - quantity.start > 1:
            yield f"{decimal(value)} {unit}".rstrip(), text[quantity.start : end]


def valued(quantity: Quantity, text: str) -> tuple[float, str, int]:
    """Return the value of a quantity, its unit, "" where it is not known, and where its spelling ends."""
    dimension = quantity.unit.dimension
    if dimension == "月":
        years = quantity.unit.size != 1
        return quantity.count, "年" if years else "月", quantity.end
    if dimension:
        return quantity.value, "天" if dimension == "日" else dimension, quantity.end
    if named := unit_named_at(text, quantity.end):
        length = next(
            length for length in range(1, 9) if unit_name(text[quantity.end : quantity.end + length]) == named
        )
        return quantity.count, named, quantity.end + length
    counted = COUNTED.match(text, quantity.end)
    return quantity.count, counted[0] if counted else "", quantity.end + bool(counted)


def decimal(value: float) -> str:
    """Return a number in plain decimal notation: 1.5, 100000."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def merged(parts: Iterable[Figures]) -> dict[str, frozenset[str]]:
    """Return the figures of several documents, in order of their writing."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        for written, spellings in part.items():
            found[written] |= spellings
    return {written: frozenset(found[written]) for written in sorted(found)}
