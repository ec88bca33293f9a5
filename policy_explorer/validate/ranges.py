"""Rule: a condition whose quote gives a range has both ends of it."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.text.comparisons import begins_range, is_in_note, kind_of_figure, readable
from policy_explorer.text.units import Quantity, quantities, read_unit
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.bounds import FIGURE_OPERATORS, ComparedFigure, compared_figures, counted_in
from policy_explorer.validate.content import Content, NoticeFiles, WrittenTest, written_tests

UPWARDS = ("at_least", "more_than")  # the ends of operators


def ranges_have_both_ends(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require a test of the other end too where the quote of a bound gives it as one end of a range.

    The other test is in the same rule or in a general clause. Where the question takes no number beyond that end, none is
    needed. `operators_fit_words` says whether the ends count.

    Passes: at_least 16 and at_most 24, quote 16至24周岁的青年.
    Fails: at_most 24 alone, with that quote.
    """
    questions = questions_in(content.questions) if content.questions else None
    bounded = {
        (place, written.test["fact"], is_upwards(written, operator))
        for written in written_tests(notice)
        for operator in written.test.keys() & FIGURE_OPERATORS
        for place in ([rule_of(written)] if written.file is not notice.document else [rule_of(written), None])
    }
    for written in written_tests(notice):
        for figure in compared_figures(written.test, questions):
            operator = figure.operator
            upwards, fact = is_upwards(written, operator), written.test["fact"]
            if bounded.isdisjoint({(place, fact, not upwards) for place in (rule_of(written), None)}):
                other = other_end(written, figure)
                if other and not is_needless(other, upwards, questions, fact):
                    words = written.quote[other.start : other.end]
                    hint = f"再写一个条件：{kind_of_figure(operator)}{'at_most' if upwards else 'at_least'}，写“{words}”这一头；不含这个数的照引文改"
                    message = "引文写的是一个范围，只写了一头"
                    yield written.file.problem((*written.at, operator), message, written.quote, hint, on_key=True)


def rule_of(written: WrittenTest) -> tuple[str, FieldPath]:
    """Return where the rule that contains the test is."""
    return written.file.path, written.at[: written.at.index("eligibility") + 1]


def is_upwards(written: WrittenTest, operator: str) -> bool:
    """Return whether the test is met by numbers above its bound."""
    return operator.endswith(UPWARDS) is not written.negated


def other_end(written: WrittenTest, figure: ComparedFigure) -> Quantity | None:
    """Return the other end of the range that the bound is an end of; None where the quote has the bound otherwise too."""
    unit, text = figure.unit, readable(written.quote)
    found = [each for each in quantities(text, counted_in(unit)) if not is_in_note(text, each.start)]
    ends: list[Quantity | None] = []
    for at, each in enumerate(found):
        if each.may_be(figure.number, read_unit(unit)):
            lower, upper = begins_range(text, found, at), at > 0 and begins_range(text, found, at - 1)
            fits = lower is is_upwards(written, figure.operator) and lower is not upper
            ends.append(found[at + 1 if lower else at - 1] if fits else None)
    return ends[0] if ends and all(ends) else None


def is_needless(other: Quantity, upwards: bool, questions: Questions | None, fact: str) -> bool:
    """Return whether the question about `fact` takes no number beyond the end `other` of a range."""
    question = questions.valid.get(fact) if questions else None
    limit = (question.maximum if upwards else question.minimum) if question else None
    if question is None or limit is None:
        return False
    value = limit * read_unit(question.unit or "").size
    return other.value >= value if upwards else other.value <= value
