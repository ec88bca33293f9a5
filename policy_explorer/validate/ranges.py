"""Rule: a condition whose quote gives a range has both ends of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.base import read_date
from policy_explorer.text.comparison_table import kind_of_figure
from policy_explorer.text.comparisons import is_in_note, readable
from policy_explorer.text.quantities import DateMention, dates
from policy_explorer.text.ranges import is_range, is_range_of_days
from policy_explorer.text.units import Quantity, counted_in, quantities, read_unit
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.bounds import FIGURE_OPERATORS, ComparedFigure, compared_figures
from policy_explorer.validate.comparisons import DATE_OPERATORS
from policy_explorer.validate.content import Content, NoticeFiles, WrittenTest, periods, written_tests
from policy_explorer.validate.period_claims import text_in

UPWARDS = ("at_least", "more_than", "after")  # the ends of operators


def ranges_have_both_ends(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require a test of the other end too where the quote of a bound gives it as one end of a range.

    The other test is in the same rule or in a general clause. Where the question takes no number beyond that end, or a term
    is compared with the answer, none is needed. `operators_fit_words` says whether the ends count.

    Passes: at_least 16 and at_most 24, quote 16至24周岁的青年.
    Fails: at_most 24 alone, with that quote; at_least 5 alone, quote 客房5间以上15间以下.
    Fails: on_or_after 2031-01-01 alone, quote 2031年1月1日至12月31日开业的.
    """
    questions = questions_in(content.questions) if content.questions else None
    bounded = {
        (place, written.test["fact"], is_upwards(written, operator))
        for written in written_tests(notice)
        for operator in written.test.keys() & (FIGURE_OPERATORS | DATE_OPERATORS)
        for place in ([rule_of(written)] if written.file is not notice.document else [rule_of(written), None])
    }
    compared = {(file.path, text_in(period, "fact")) for file in notice.measures for _, period in periods(file)}
    for written in written_tests(notice):
        for operator in written.test.keys() & (FIGURE_OPERATORS | DATE_OPERATORS):
            upwards, fact = is_upwards(written, operator), written.test["fact"]
            others = {(place, fact, not upwards) for place in (rule_of(written), None)}
            if bounded.isdisjoint(others) and (written.file.path, fact) not in compared:
                words = other_end(written, operator, questions)
                if words:
                    other = needed(operator, upwards)
                    hint = f"再写一个条件：{other}，写“{words}”这一头；不含这一头的照引文改"
                    message = "引文写的是一个范围，只写了一头"
                    yield written.file.problem((*written.at, operator), message, written.quote, hint, on_key=True)


def rule_of(written: WrittenTest) -> tuple[str, FieldPath]:
    """Return where the rule that contains the test is."""
    return written.file.path, written.at[: written.at.index("eligibility") + 1]


def is_upwards(written: WrittenTest, operator: str) -> bool:
    """Return whether the test is met by numbers above its bound, or by later days."""
    return operator.endswith(UPWARDS) is not written.negated


def needed(operator: str, upwards: bool) -> str:
    """Return the operator for the other end of a range."""
    if operator in DATE_OPERATORS:
        return "on_or_before" if upwards else "on_or_after"
    return kind_of_figure(operator) + ("at_most" if upwards else "at_least")


def other_end(written: WrittenTest, operator: str, questions: Questions | None) -> str:
    """Return the words of the other end of the range that the bound is surely an end of, "" where none is needed."""
    upwards = is_upwards(written, operator)
    if operator in DATE_OPERATORS:
        day = read_date(written.test[operator])
        return other_day(readable(written.quote), day, upwards) if isinstance(day, date) else ""
    fact, figure = written.test["fact"], next(compared_figures(written.test, questions), None)
    other = other_number(written, figure) if figure else None
    if other is None or is_needless(other, upwards, questions, fact):
        return ""
    return written.quote[other.start : other.end]


def other_number(written: WrittenTest, figure: ComparedFigure) -> Quantity | None:
    """Return the other end of the range that the bound is an end of; None where the quote has the bound otherwise too.

    Where the quote goes on with figures beyond that end, as in 5至10人补5万元，10人以上补8万元, it is open how far the rule goes.
    """
    unit, text, upwards = figure.unit, readable(written.quote), is_upwards(written, figure.operator)
    found = [each for each in quantities(text, counted_in(unit)) if not is_in_note(text, each.start)]
    ends: list[Quantity | None] = []
    for at, each in enumerate(found):
        if each.may_be(figure.number, read_unit(unit)):
            lower, upper = is_range(text, found, at), at > 0 and is_range(text, found, at - 1)
            fits = lower is upwards and lower is not upper
            end = found[at + 1 if lower else at - 1] if fits else None
            ends.append(None if end is None or goes_beyond(found, each, end) else end)
    return ends[0] if ends and all(ends) else None


def goes_beyond(found: list[Quantity], bound: Quantity, end: Quantity) -> bool:
    """Return whether quantities besides a range from `bound` to `end` are at or beyond `end`."""
    rest = [
        each for each in found if each is not bound and each is not end and each.unit.dimension == end.unit.dimension
    ]
    return any(each.value >= end.value if end.value > bound.value else each.value <= end.value for each in rest)


def other_day(text: str, day: date, upwards: bool) -> str:
    """Return the words of the other end of the range of days that `day` is an end of, "" where it may be otherwise."""
    found = list(dates(text))
    ends: list[DateMention | None] = []
    for at, each in enumerate(found):
        if day in (each.first, each.last, each.adjacent):
            lower, upper = is_range_of_days(text, found, at), at > 0 and is_range_of_days(text, found, at - 1)
            fits = len(found) == 2 and lower is upwards and lower is not upper
            ends.append(found[at + 1 if lower else at - 1] if fits else None)
    end = ends[0] if ends and all(ends) else None
    return text[end.start : end.end] if end else ""


def is_needless(other: Quantity, upwards: bool, questions: Questions | None, fact: str) -> bool:
    """Return whether the question about `fact` takes no number beyond the end `other` of a range."""
    question = questions.valid.get(fact) if questions else None
    limit = (question.maximum if upwards else question.minimum) if question else None
    if question is None or limit is None:
        return False
    value = limit * read_unit(question.unit or "").size
    return other.value >= value if upwards else other.value <= value
