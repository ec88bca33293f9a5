"""Rule: the operator of a condition agrees with the words around the figure or the date in its quote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policy_explorer.load.problem import Problem
from policy_explorer.model.base import read_date
from policy_explorer.model.rules import DAY_OPERATORS
from policy_explorer.text.comparison_table import OPPOSITE, kind_of_figure
from policy_explorer.text.comparisons import (
    Side,
    is_end_of_range,
    is_in_note,
    operators_of_figure,
    opposite_side,
    readable,
    side_of,
    sides_of_date,
)
from policy_explorer.text.exclusions import excludes, may_exclude
from policy_explorer.text.polarity import denies_after
from policy_explorer.text.quantities import DateMention, dates
from policy_explorer.text.units import Quantity, counted_in, quantities, read_unit
from policy_explorer.text.verbatim import Surroundings, surroundings
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.bounds import ComparedFigure, compared_figures
from policy_explorer.validate.content import Content, NoticeFiles, WrittenTest, written_tests

DATE_OPERATORS = frozenset(DAY_OPERATORS)
TIMES = ("月", "日")
TABLE = "docs/rules.zh.md 里有对照表"


def operators_fit_words(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that no operator contradicts the words around its figure: 以上, 不足, （不含）, 之前, 除外.

    A test within `not` means the opposite. What the words leave open may be either.

    Passes: at_most 10, quote 月销售额10万元以下（含本数）.
    Fails: less_than 10, with that quote.
    Fails: at_least 5, quote 客房不足5间.
    Fails: elapsed_at_least 3 years, quote 成立不满3年.
    """
    questions = questions_in(content.questions) if content.questions else None
    for written in written_tests(notice):
        yield from contradictions(written, questions)


def contradictions(written: WrittenTest, questions: Questions | None) -> Iterator[Problem]:
    """Yield the problem of each operator of a test that the words do not allow."""
    for operator, fitting in fitting_operators(written, questions):
        meant = OPPOSITE[operator] if written.negated else operator
        if fitting and meant not in fitting:
            yield contradiction(written, operator, fitting)


def fitting_operators(written: WrittenTest, questions: Questions | None) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the operator of a test that compares a figure or a date, and those that the words allow there."""
    for figure in compared_figures(written.test, questions):
        yield figure.operator, fitting_figures(written, figure)
    for operator in written.test.keys() & DATE_OPERATORS:
        yield operator, fitting_dates(written, read_date(written.test[operator]))


def contradiction(written: WrittenTest, operator: str, fitting: frozenset[str]) -> Problem:
    """Return the problem of `operator`, whose words stand for one of `fitting`."""
    suited = sorted(OPPOSITE[each] if written.negated else each for each in fitting)
    within = "，写在 not 里意思相反" if written.negated else ""
    message = f"比较写的是 {operator}{within}，引文说的不是这个意思"
    hint = f"照引文应为 {' 或 '.join(suited)}；{TABLE}"
    return written.file.problem((*written.at, operator), message, written.quote, hint, on_key=True)


def fitting_figures(written: WrittenTest, figure: ComparedFigure) -> frozenset[str]:
    """Return the operators that the words allow beside the figure; none where some mention leaves it open."""
    bound, unit, kind = figure.number, figure.unit, kind_of_figure(figure.operator)
    allowed: set[str] = set()
    for around in surroundings(written.quote, written.text):
        text = readable(around.sentence)
        found = [each for each in quantities(text, counted_in(unit)) if not is_in_note(text, each.start)]
        for at, quantity in enumerate(found):
            if is_quoted(around, quantity.start) and quantity.may_be(bound, read_unit(unit)):
                again = is_end_of_range(text, found, at) and occurs_again(written.text, quantity, unit)
                said = operators_of_figure(text, found, at, again, kind)
                # 近3年内无不良记录: the last of them is three years ago, or more.
                lapse = quantity.unit.dimension in TIMES and denies_after(text, quantity.end)
                if not said or lapse:
                    return frozenset()
                allowed |= with_exclusions(around, quantity.start, quantity.end, said)
    return frozenset(allowed)


def occurs_again(text: str, quantity: Quantity, unit: str) -> bool:
    """Return whether `text` has `quantity`, of a sentence in it, more than once."""
    found = quantities(readable(text), counted_in(unit))
    return sum(each.value == quantity.value and each.unit == quantity.unit for each in found) > 1


def with_exclusions(around: Surroundings, start: int, end: int, said: frozenset[str]) -> frozenset[str]:
    """Return the operators that `said` allow where the figure at `start` may be one that is taken out."""
    opposite = frozenset(OPPOSITE[each] for each in said)
    if excludes(around.sentence, start, end):
        return opposite
    return said | opposite if may_exclude(around.sentence) else said


def fitting_dates(written: WrittenTest, day: object) -> frozenset[str]:
    """Return the operators that the words allow beside `day`; none where some mention leaves it open."""
    if not isinstance(day, date):
        return frozenset()
    allowed: set[Side] = set()
    for around in surroundings(written.quote, written.text):
        text, earliest = readable(around.sentence), 0
        for mention in dates(text):
            sides = sides_of_date(text, mention, earliest)
            earliest = mention.end
            if is_quoted(around, mention.start) and may_be_day(mention, day):
                if not sides or denies_after(text, mention.end):
                    return frozenset()
                opposite = {opposite_side(side) for side in sides}
                out = excludes(text, mention.start, mention.end)
                allowed |= opposite if out else sides | opposite if may_exclude(text) else sides
    return frozenset(operator for operator in DATE_OPERATORS if side_of(operator, day, day) in allowed)


def is_quoted(around: Surroundings, index: int) -> bool:
    """Return whether the character at `index` of the sentence is part of the quote."""
    return around.start <= index < around.end


def may_be_day(mention: DateMention, day: date) -> bool:
    """Return whether a bound on `day` may be read from `mention`."""
    return day in (mention.first, mention.last, mention.adjacent)
