"""The payouts of a measure as the rules see them: their figures with their clauses, their facts, and the bounds of tiers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError

from policy_explorer.load.problem import FieldPath
from policy_explorer.model import Payout
from policy_explorer.model.payout import PERCENT
from policy_explorer.text.patterns import regex
from policy_explorer.text.payout_figures import quoted_figures
from policy_explorer.text.quantities import numbers
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.answers import Questions
from policy_explorer.validate.bounds import (
    bound_forms,
    compared_figures,
)
from policy_explorer.validate.content import WrittenTest
from policy_explorer.validate.source_file import DEEP, EACH, SourceFile, cached_per_file

RATIO = regex(r"[0-9]+(?:[:：∶比][0-9]+)+")
IN_PARTS = regex("分(?P<count>[0-9两二三四五六七八九十]+)(?:年|期|次|批|个?季度|个?月)")


class WrittenPayout(NamedTuple):
    """A payout of the right shape, the path of its benefit and its own."""

    benefit: FieldPath
    at: FieldPath
    payout: Payout


class PayoutFigure(NamedTuple):
    """A figure: the path of its value, what the clause must have, and which part of the payout it belongs to."""

    at: FieldPath
    value: int | float
    unit: str
    quote: str
    part: str


@cached_per_file
def payouts(file: SourceFile) -> list[WrittenPayout]:
    """Return the payouts of a measure that have the right shape."""
    found = []
    for at, written in file.select("benefits", EACH, "payout", kind=dict):
        try:
            found.append(WrittenPayout(at[:-1], at, Payout.model_validate(written)))
        except ValidationError:
            continue  # `shapes` reports it
    return found


@cached_per_file
def payout_figures(file: SourceFile) -> list[PayoutFigure]:
    """Return every figure of the payouts of a measure, with its quote as it is written."""
    return [each for written in payouts(file) for each in figures_of(written)]


def figures_of(written: WrittenPayout) -> Iterator[PayoutFigure]:
    at, payout = written.at, written.payout
    for part in ("fixed", "per", "at_most", "cap", "quota"):
        figure: Any = getattr(payout, part)
        if figure is not None:
            yield PayoutFigure((*at, part, "value"), figure.value, figure.unit, figure.quote, part)
    if payout.rate is not None:
        yield PayoutFigure((*at, "rate", "value"), payout.rate.value, PERCENT, payout.rate.quote, "rate")
    if payout.range is not None:
        for name, end in (("from", payout.range.from_), ("to", payout.range.to)):
            yield PayoutFigure((*at, "range", name), end, payout.range.unit, payout.range.quote, "range")
    if payout.tiers is not None:
        for index, line in enumerate(payout.tiers.lines):
            place = (*at, "tiers", "lines", index, "value")
            yield PayoutFigure(place, line.value, payout.tiers.unit, line.quote or payout.tiers.quote, "tiers")
    if payout.instalments is not None:
        for index, share in enumerate(payout.instalments.shares):
            place = (*at, "instalments", "shares", index)
            yield PayoutFigure(place, share, PERCENT, payout.instalments.quote, "instalments")


def tier_tests(file: SourceFile) -> Iterator[WrittenTest]:
    """Yield each written bound of a tier as a test of its fact."""
    for written in payouts(file):
        tiers = written.payout.tiers
        for index, line in enumerate(tiers.lines if tiers else ()):
            quote = without_whitespace(line.quote or tiers.quote)  # type: ignore[union-attr]
            for operator, operand in line.operands.items():
                test = {"fact": tiers.by, operator: operand, "quote": quote}  # type: ignore[union-attr]
                yield WrittenTest(file, (*written.at, "tiers", "lines", index), test, quote, file.text)


def recorded_forms(file: SourceFile, questions: Questions | None) -> Iterator[tuple[str, str]]:
    """Yield (wording, quote), both without white space, of every figure that a payout records.

    Of a payout whose shape is wrong, and of a figure that is not in its quote, these are all numbers of the quote: what is
    wrong is reported once.
    """
    for figure in payout_figures(file):
        quote = without_whitespace(figure.quote)
        if not quoted_figures(figure.value, figure.unit, quote):
            yield from all_numbers(quote)
        yield from ((quote[each.start : each.end], quote) for each in quoted_figures(figure.value, figure.unit, quote))
    for written in payouts(file):
        if written.payout.instalments is not None:
            quote = without_whitespace(written.payout.instalments.quote)
            yield from ((found[0], quote) for form in (RATIO, IN_PARTS) for found in form.finditer(quote))
    for test in tier_tests(file):
        for compared in compared_figures(test.test, questions):
            yield from bound_forms(compared.number, compared.unit, test.quote)
    valid = {written.at for written in payouts(file)}
    for at, _ in file.select("benefits", EACH, "payout", kind=dict):
        for _, quote in file.select(*at, DEEP, "quote", kind=str) if at not in valid else ():
            yield from all_numbers(without_whitespace(quote))


def all_numbers(quote: str) -> Iterator[tuple[str, str]]:
    return ((quote[number.start : number.end], quote) for number in numbers(quote))


def facts_of_payouts(file: SourceFile) -> Iterator[str]:
    """Yield the facts that payouts name, whatever their shape."""
    for _, part in file.select("benefits", EACH, "payout", DEEP, kind=dict):
        yield from (part[field] for field in ("by", "of", "for") if isinstance(part.get(field), str))
