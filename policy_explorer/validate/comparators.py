"""Rule: the comparator of an amount agrees with the words around its figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.answers import is_number
from policy_explorer.text.comparators import ABOUT, certain_comparator, may_be_certain
from policy_explorer.text.comparisons import operators_of_figure, readable
from policy_explorer.text.units import Quantity, counted_in, quantities, read_unit
from policy_explorer.text.verbatim import Surroundings, surroundings, without_whitespace
from policy_explorer.validate.amounts import amounts
from policy_explorer.validate.comparisons import is_quoted
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import SourceFile

GIVEN = ("amount", "rate")  # of thresholds the rule says how they are compared
ABOUT_WITHIN = 3  # characters around a figure


def comparators_fit_words(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require the `comparator` that stands beside what is given, and none that the words do not bear out.

    Passes: comparator at_most, quote 最高不超过10万元; no comparator, quote 给予10万元.
    Fails: no comparator, role amount, quote 最高10万元; comparator at_least with that quote; comparator at_most, quote
    给予10万元.
    """
    for file in notice.measures:
        for at, amount in amounts(file):
            value, unit, quote = amount.get("value"), amount.get("unit"), amount.get("quote")
            if not (is_number(value) and isinstance(unit, str) and isinstance(quote, str)):
                continue
            comparator = amount.get("comparator")
            if comparator is None:
                certain = sure_words(file, quote, value, unit) if amount.get("role") in GIVEN else set()
                if len(certain) == 1:
                    yield missing(file, at, amount, certain.pop())
            elif isinstance(comparator, str) and comparator not in (said := words_around(file, quote, value, unit)):
                found = "、".join(sorted(said))
                hint = f"照引文应为 {found}" if found else "引文里没有这样的字眼的，删去 comparator，或换一段引文"
                yield file.problem((*at, "comparator"), "与引文里这个数前后的字眼对不上", comparator, hint)


def words_around(file: SourceFile, quote: str, value: int | float, unit: str) -> set[str]:
    """Return the comparators that the words around the figure may stand for."""
    said: set[str] = set()
    for around in surroundings(without_whitespace(quote), file.words):
        text = readable(around.sentence)
        found = quantities(text, counted_in(unit))
        for index, quantity in mentions(around, found, value, unit):
            said |= operators_of_figure(text, found, index)
            if ABOUT.search(text, max(0, quantity.start - ABOUT_WITHIN), quantity.end + ABOUT_WITHIN):
                said.add("about")
            if sure := certain_comparator(text, quantity.start, quantity.end):
                said.add(sure)
    return said


def sure_words(file: SourceFile, quote: str, value: int | float, unit: str) -> set[str]:
    """Return the comparators that the words around the figure surely stand for."""
    certain: set[str | None] = set()
    for around in surroundings(without_whitespace(quote), file.words):
        if may_be_certain(around.sentence):
            text = readable(around.sentence)
            found = quantities(text, counted_in(unit))
            certain |= {
                certain_comparator(text, each.start, each.end) for _, each in mentions(around, found, value, unit)
            }
    return {each for each in certain if each}


def mentions(
    around: Surroundings, found: Sequence[Quantity], value: int | float, unit: str
) -> Iterator[tuple[int, Quantity]]:
    """Yield each quantity of the quote in `around` that may be the figure, with its index in `found`."""
    for index, quantity in enumerate(found):
        if is_quoted(around, quantity.start) and quantity.may_be(value, read_unit(unit)):
            yield index, quantity


def missing(file: SourceFile, at: FieldPath, amount: dict[str, Any], comparator: str) -> Problem:
    """Return the problem of a bound that is written as the figure itself."""
    hint = f"加上 comparator: {comparator}；说的不是这个数的，换一段引文"
    return file.problem((*at, "value"), "引文里这个数是上限或下限，不是定数", amount["value"], hint)
