"""Questions, and computed facts with the range that follows from their parts. Pure.

A computed fact is written without minimum, maximum and `whole`. Whatever proves, explains or words it gets a question that has
them, as if they had been written: see docs/decisions/computed-facts.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from policy_explorer.model import Question

SCALES = {"%": 100, "‰": 1000}  # of a ratio in such a unit


def with_ranges(questions: Iterable[Question]) -> dict[str, Question]:
    """Return questions by id, each computed fact with its range. Parts are questions for numbers, where they are known."""
    known = {question.id: question for question in questions}
    return {id: with_range(question, known) if question.parts else question for id, question in known.items()}


def with_range(question: Question, known: Mapping[str, Question]) -> Question:
    parts = [known[part] for part in question.parts if part in known]
    if len(parts) < len(question.parts):
        return question
    low, high = ratio_ends(question, *parts) if question.ratio is not None else sum_ends(parts)
    fields = {
        "minimum": None if low is None else as_number(low),
        "maximum": None if high is None else as_number(high),
        "whole": question.ratio is None and all(part.whole for part in parts),
        "fixed": all(part.fixed for part in parts),
    }
    return question.model_copy(update=fields)


def sum_ends(parts: Iterable[Question]) -> tuple[Fraction | None, Fraction | None]:
    lows, highs = zip(*((fraction(part.minimum), fraction(part.maximum)) for part in parts), strict=True)
    return sum_of(lows), sum_of(highs)


def sum_of(ends: Iterable[Fraction | None]) -> Fraction | None:
    total = Fraction(0)
    for end in ends:
        if end is None:
            return None
        total += end
    return total


def ratio_ends(question: Question, of: Question, to: Question) -> tuple[Fraction | None, Fraction | None]:
    """Return the ends of a ratio whose denominator is not negative; where that may be next to nothing, the ratio has no end."""
    scale = SCALES.get(question.unit or "", 1)
    low, high = fraction(of.minimum), fraction(of.maximum)
    nearest, farthest = fraction(to.minimum), fraction(to.maximum)

    def end(value: Fraction | None, outwards: bool) -> Fraction | None:
        if value is None:
            return None
        if outwards:  # away from 0: divided by the smallest denominator
            return value * scale / nearest if nearest else None
        return value * scale / farthest if farthest else Fraction(0)

    return end(low, low is not None and low < 0), end(high, high is not None and high >= 0)


def fraction(value: int | float | None) -> Fraction | None:
    """Return the number that a person typed: 0.1, not the binary fraction beside it."""
    return None if value is None else Fraction(Decimal(repr(value)))


def as_number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)
