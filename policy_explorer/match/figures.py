"""A figure as people write it, in an answer to a number question -> the number in the unit of the question. Pure.

Read is only what can mean one thing: 8万 (or 8w), 8000元, 3%, 18个月, 1,200人. A figure without a unit has that of the question; 万 or 亿
behind it counts single ones of it, 元 where the question asks for 万元. What is in another unit stays a text, and so a problem.
Where a text without a unit would be improbably large, and would not be in the smaller unit, `other_meaning` says so, as the page
asks back (static/js/figures/read_figure.js). A plain number is always in the unit of the question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from policy_explorer.model import Question
from policy_explorer.rules.bands import bands
from policy_explorer.rules.fingerprint import Bound
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import MULTIPLIERS, narrow
from policy_explorer.text.unit_kinds import unit_name
from policy_explorer.text.units import read_unit
from policy_explorer.validate.answers import number_problem

FIGURE = regex(
    r"(?P<figure>[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?P<rest>\.[0-9]{1,15})?(?P<multiplier>[万亿wW]?)(?P<unit>[^0-9万亿wW]*)"
)
SPACE = regex(r"\s+")
LARGE = "万亿"
TIMES_THE_LARGEST_BOUND = 100


def with_figures(written: Any, questions: Iterable[Question]) -> Any:
    """Return the answers with what they write as figures as numbers, in ranges too."""
    if not isinstance(written, dict):
        return written
    numbers = {question.id: question for question in questions if question.type == "number"}
    return {fact: read(value, numbers[fact]) if fact in numbers else value for fact, value in written.items()}


def read(value: Any, question: Question) -> Any:
    if isinstance(value, Mapping):
        return {key: read(bound, question) for key, bound in value.items()}
    number = figure_in(value, question.unit or "") if isinstance(value, str) else None
    return value if number is None else number


def figure_in(text: str, asked: str) -> int | float | None:
    """Return the figure in the unit `asked`; None where the text has none, or in a unit that is not comparable."""
    match = FIGURE.fullmatch(narrow(SPACE.sub("", text)))
    if match is None:
        return None
    multiplier, unit = match["multiplier"].replace("w", "万").replace("W", "万"), match["unit"]
    counted = Decimal(match["figure"].replace(",", "") + (match["rest"] or "")) * MULTIPLIERS.get(multiplier, 1)
    ratio = ratio_of(unit or (asked.lstrip(LARGE) if multiplier else asked), asked)
    if ratio is None:
        return None
    value = counted * ratio
    return int(value) if value == int(value) else float(value)


def ratio_of(unit: str, asked: str) -> Decimal | None:
    """Return how many of the unit `asked` one `unit` is; None where that is not the same in every notice."""
    if unit_name(unit) == unit_name(asked):
        return Decimal(1)
    if "/" in unit + asked or unit == "月":  # 3月 may be a month of the year
        return None
    given, wanted = read_unit(unit), read_unit(asked)
    if not given.dimension or given.dimension != wanted.dimension:
        return None
    return Decimal(str(given.size)) / Decimal(str(wanted.size))


def other_meaning(text: str, question: Question, bounds: Iterable[Bound]) -> str:
    """Return what else an improbably large figure without a unit may mean; "" where it can mean one thing only."""
    unit = question.unit or ""
    base = unit.lstrip(LARGE)
    match = FIGURE.fullmatch(narrow(SPACE.sub("", text)))
    value = figure_in(text, unit)
    if match is None or value is None or match["unit"] or match["multiplier"] or base == unit:
        return ""
    multiple = 1
    for each in unit[: -len(base)]:
        multiple *= MULTIPLIERS[each]
    largest = max((abs(bound) for band in bands(question, bounds) for bound in band.answer.values()), default=0)
    limit = TIMES_THE_LARGEST_BOUND * largest or multiple
    improbable = value >= limit or (question.maximum is not None and value > question.maximum)
    return f"{text.strip()}{base}" if improbable and number_problem(question, value / multiple) is None else ""
