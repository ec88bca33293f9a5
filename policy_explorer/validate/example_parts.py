"""Examples that are proposed with a computed fact -> the same with answers to its parts, which is what an editor writes. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from policy_explorer.model import Question
from policy_explorer.model.answers import Answer, Answers, is_number
from policy_explorer.rules.computed import complete, on_grid
from policy_explorer.text.computed_ranges import SCALES, fraction

DENOMINATORS = (100, 1000, 10_000, 10, 1, 100_000, 1_000_000)  # tried in this order


def with_parts(answers: Answers, questions: Mapping[str, Question]) -> Answers | None:
    """Return answers without computed facts, whose parts give the values that these have; None where none are found."""
    found: dict[str, Answer] = dict(answers)
    for fact, answer in answers.items():
        question = questions[fact]
        if not question.parts:
            continue
        del found[fact]
        if complete(found, [question]).get(fact, answer) == answer and all(part in found for part in question.parts):
            continue
        given = parts_giving(fraction(answer), question, questions) if is_number(answer) else None
        if given is None:
            return None
        found |= given
    return found


def parts_giving(
    value: Fraction | None, question: Question, questions: Mapping[str, Question]
) -> dict[str, Answer] | None:
    """Return answers to the parts that a computed fact with this value follows from, in round figures if possible."""
    parts = [questions[part] for part in question.parts]
    if value is None:
        return None
    ways = ratios(value, question, parts[1]) if question.ratio is not None else sums(value, parts)
    for numbers in ways:
        if all(accepts(part, number) for part, number in zip(parts, numbers, strict=True)):
            return {part.id: on_grid(number) for part, number in zip(parts, numbers, strict=True)}
    return None


def ratios(value: Fraction, question: Question, to: Question) -> Iterator[list[Fraction]]:
    ratio = value / SCALES.get(question.unit or "", 1)
    nearest = [ratio.denominator * times for times in (1, 10, 100)]
    ends = [end for end in (fraction(to.minimum), fraction(to.maximum)) if end is not None]
    for denominator in (*map(Fraction, (*DENOMINATORS, *nearest)), *ends):
        if denominator > 0:
            yield [ratio * denominator, denominator]


def sums(value: Fraction, parts: list[Question]) -> Iterator[list[Fraction]]:
    """Yield the parts of a sum: each as small as possible, and one after the other as great as needed."""
    for in_order in (range(len(parts)), sorted(range(len(parts)), key=lambda at: not parts[at].whole)):
        found = [least(part) for part in parts]
        left = value - sum(found, Fraction(0))
        for at in in_order:
            high, lowest = fraction(parts[at].maximum), Fraction(0) if parts[at].minimum is not None else left
            more = max(left if high is None else min(left, high - found[at]), lowest)
            more = Fraction(more.numerator // more.denominator) if parts[at].whole else more
            found[at] += more
            left -= more
        if left == 0:
            yield found


def least(part: Question) -> Fraction:
    low, high = fraction(part.minimum), fraction(part.maximum)
    return low if low is not None else min(Fraction(0), high) if high is not None else Fraction(0)


def accepts(part: Question, number: Fraction) -> bool:
    """Return whether a question takes a number, and its field does: the page takes six decimals."""
    low, high = fraction(part.minimum), fraction(part.maximum)
    within = (low is None or number >= low) and (high is None or number <= high)
    return within and is_number(on_grid(number)) and (number.denominator == 1 or not part.whole)
