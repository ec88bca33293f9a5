"""Answers -> answers with those to computed facts: sums of the answers to others, and ratios of two. Pure.

Answers are completed once, where they enter; whatever judges, explains or words a test of a computed fact then finds its answer as
that to any other. `static/js/rules/computed.js` is the twin in the browser; docs/decisions/computed-facts.md gives the
reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

from policy_explorer.model import Question
from policy_explorer.model.answers import Answer, Answers, NumberRange, is_number
from policy_explorer.text.computed_ranges import SCALES
from policy_explorer.text.wording import answer_wording, quantity

MOST_PLACES, MOST_DIGITS = 6, 15  # all decimal numbers of so many digits are different doubles, in the same order


def computed_facts(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return the questions that are not asked."""
    return tuple(question for question in questions if question.parts)


def complete(answers: Answers, computed: Sequence[Question]) -> Answers:
    """Return the answers with those to `computed`, whatever is given for these; where there are none, the answers themselves."""
    if not computed:
        return answers
    found = {question.id: worked_out(question, answers) for question in computed if is_worked_out(question, answers)}
    return {fact: answer for fact, answer in answers.items() if all(fact != each.id for each in computed)} | found


def is_worked_out(question: Question, answers: Answers) -> bool:
    """Return whether a computed fact has an answer: all of its parts have, or one of them makes it 不清楚."""
    return why_unknown(question, answers) is not None or all(part in answers for part in question.parts)


def worked_out(question: Question, answers: Answers) -> Answer:
    """Return the answer to a computed fact for which `is_worked_out` holds: a number, or the range between two neighbours.

    不清楚 if a part is, or if it is a range, and for a ratio if the denominator is 0.
    """
    if why_unknown(question, answers) is not None:
        return None
    given = (number_of(answers[part]) for part in question.parts)
    numbers = [number for number in given if number is not None]
    if question.ratio is None:
        return on_grid(sum(numbers, Fraction(0)))
    return on_grid(numbers[0] * SCALES.get(question.unit or "", 1) / numbers[1])


def why_unknown(question: Question, answers: Answers) -> tuple[str, str] | None:
    """Return the part that makes a computed fact 不清楚, and why: it is `unknown`, a `range`, or a `zero` denominator."""
    for part in question.parts:
        if part in answers and number_of(answers[part]) is None:
            return part, "range" if isinstance(answers[part], NumberRange) else "unknown"
    if question.ratio is not None and question.ratio.to in answers and not number_of(answers[question.ratio.to]):
        return question.ratio.to, "zero"
    return None


def number_of(answer: Answer) -> Fraction | None:
    """Return an answer that is one number, exactly as a person typed it; None for any other."""
    if isinstance(answer, NumberRange):
        return Fraction(Decimal(repr(answer.low))) if answer.low == answer.high else None
    return Fraction(Decimal(repr(answer))) if is_number(answer) else None


def on_grid(value: Fraction) -> int | float | NumberRange:
    """Return a value of at most `MOST_PLACES` decimals and `MOST_DIGITS` digits as it is, else the range between its neighbours.

    A bound of a rule has no more decimals either, so a range decides it as exactly as a number.
    """
    places = min(MOST_PLACES, MOST_DIGITS - len(str(abs(value.numerator) // value.denominator)))
    steps = value * Fraction(10) ** places
    below = floor(steps)
    if below == steps:
        return stepped(below, places)
    return NumberRange(stepped(below, places), False, stepped(below + 1, places), False)


def stepped(steps: int, places: int) -> int | float:
    value = Decimal(steps).scaleb(-places)
    return int(value) if places >= 0 and value == value.to_integral_value() else float(value)


UNKNOWN_WORDS = {
    "unknown": "{name}不清楚，算不出",
    "range": "{name}填的是范围，要填准数才算得出",
    "zero": "{name}是 0，分母是 0 算不出",
}


def computed_wording(question: Question, answers: Answers, questions: Mapping[str, Question]) -> str:
    """Return how the answer to a computed fact comes about, or why there is none: `按您填的30万元 ÷ 1000万元 = 3%`."""
    if reason := why_unknown(question, answers):
        return UNKNOWN_WORDS[reason[1]].format(name=questions[reason[0]].name)
    value = worked_out(question, answers)
    sign = " + " if question.ratio is None else " ÷ "
    steps = sign.join(answer_wording(as_figure(answers[part]), questions[part]) for part in question.parts)
    if isinstance(value, NumberRange):
        return f"按您填的{steps} ≈ {quantity(value.low, question.unit)}"
    return f"按您填的{steps} = {answer_wording(value, question)}"


def as_figure(answer: Answer) -> Answer:
    return answer.low if isinstance(answer, NumberRange) else answer
