"""Rules: the words of a quote say what its condition or its period claims, and of which option."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at
from policy_explorer.model import Question
from policy_explorer.model.base import read_date
from policy_explorer.text.comparison_table import OPPOSITE, OTHER_STRICTNESS
from policy_explorer.text.lengths import WORKING_DAYS, lengths
from policy_explorer.text.polarity import common_part, denies, says
from policy_explorer.text.quantities import dates
from policy_explorer.text.term_ends import is_provisional, may_be_provisional, stays_provisional, without_brackets
from policy_explorer.text.term_starts import COUNTED_FROM
from policy_explorer.text.verbatim import surroundings, without_whitespace
from policy_explorer.validate.answers import questions_in
from policy_explorer.validate.bounds import compared_figures, has_unit, quoted_quantities
from policy_explorer.validate.comparisons import fitting_operators
from policy_explorer.validate.content import WrittenTest, written_tests
from policy_explorer.validate.period_claims import claims, recorded_days
from policy_explorer.validate.polarity import OPTION_OPERATORS
from policy_explorer.validate.source_file import DEEP

CLOSER = 2  # characters more of another option's label than of the one that is tested
RECOGNISED = 3  # characters by which a label is recognised


def words_decide(context: RuleContext) -> Iterator[Finding]:
    """Expect quotes whose words decide how a figure, a date or a truth value is compared."""
    questions = questions_in(context.content.questions) if context.content.questions else None
    for notice in context.content.notices:
        for written in written_tests(notice):
            fact = written.test["fact"]
            question = questions.valid.get(fact) if questions else None
            for operator, fitting in fitting_operators(written, questions):
                if not decided(written, operator, fitting):
                    text = f"引文“{written.quote}”没有写明该用哪种比较，{operator} 是否合原意"
                    yield finding_at(written.file, (*written.at, operator), text)
            if question and question.type == "boolean" and isinstance(written.test.get("is"), bool):
                yield from undecided_truth(written, question)


def bounds_have_their_unit(context: RuleContext) -> Iterator[Finding]:
    """Expect that the quote of a bound has a number in the unit of the question."""
    questions = questions_in(context.content.questions) if context.content.questions else None
    for notice in context.content.notices:
        for written in written_tests(notice):
            for _, operator, _, unit, _ in compared_figures(written.test, questions):
                if unit and not any(
                    has_unit(written.quote, each, unit) for each in quoted_quantities(written.quote, unit)
                ):
                    text = f"引文“{written.quote}”里没有以“{unit}”计的数，看 {operator} 从哪里来"
                    yield finding_at(written.file, (*written.at, operator), text)


def decided(written: WrittenTest, operator: str, fitting: frozenset[str]) -> bool:
    """Return whether the words of the quote, which allow the operators `fitting`, decide how the bound is compared."""
    meant = OPPOSITE[operator] if written.negated else operator
    return bool(fitting) and OTHER_STRICTNESS[meant] not in fitting


def undecided_truth(written: WrittenTest, question: Question) -> Iterator[Finding]:
    """Yield a finding where a quote neither affirms nor denies what the question asks."""
    name, ask = without_whitespace(question.name), without_whitespace(question.ask or "")
    if None in {says(around, name, ask) for around in surroundings(written.quote, written.text)}:
        text = f"引文“{written.quote}”没有照“{question.ask}”的说法写是或不是，看 is 写得对不对"
        yield finding_at(written.file, (*written.at, "is"), text)


def days_are_quoted(context: RuleContext) -> Iterator[Finding]:
    """Expect that the quote of a first or last day mentions a date, a length, or what happened on that day."""
    for notice in context.content.notices:
        for claim in claims(notice, recorded_days(notice.document)):
            for field, quote in (("from", claim.start_quote), ("until", claim.end_quote)):
                day = read_date(claim.mapping.get(field))
                if isinstance(day, date) and quote and claim.mapping.get("basis") != "other" and not says_day(quote):
                    text = f"引文“{quote}”没有写 {day}，看这一天从哪里来"
                    yield finding_at(claim.file, (*claim.at, field), text)


def provisional_terms_are_marked(context: RuleContext) -> Iterator[Finding]:
    """Expect that the quote of a period has no word such as 暂定 or 试点 where the period is not provisional."""
    for notice in context.content.notices:
        for claim in claims(notice, recorded_days(notice.document)):
            surely = stays_provisional if claim.extension else is_provisional
            doubtful = may_be_provisional(without_brackets(claim.end_quote)) and not surely(claim.end_quote)
            if doubtful and not claim.mapping.get("provisional"):
                text = f"引文“{claim.end_quote}”有暂定、试行一类的词，期限是暂定的要写 provisional: true"
                yield finding_at(claim.file, (*claim.at, "quote"), text)


def says_day(quote: str) -> bool:
    """Return whether `quote` mentions a date, a length that can be counted, or an event that document.yaml has the day of."""
    counted = any(each.unit != WORKING_DAYS for each in lengths(quote))
    return any(dates(quote)) or counted or any(words.search(quote) for words in COUNTED_FROM.values())


def options_are_named(context: RuleContext) -> Iterator[Finding]:
    """Expect that no quote is closer to another option of the question than to the one that is tested."""
    questions = questions_in(context.content.questions).valid if context.content.questions else {}
    for notice in context.content.notices:
        for written in written_tests(notice):
            question = questions.get(written.test["fact"])
            if question and not written.negated and (label := closer_option(written, question)):
                yield finding_at(written.file, written.at, f"引文“{written.quote}”更像是另一个选项“{label}”")


def closer_option(written: WrittenTest, question: Question) -> str | None:
    """Return the label of an option that the rule does not test and that the quote is closer to; else None."""
    tested = options_tested(written)
    labels = {option.id: without_whitespace(option.label) for option in question.options}
    chosen = [labels[each] for each in operands(written.test) if each in labels]
    if not chosen or denies(written.quote):
        return None
    own = max(len(common_part(label, written.quote)) for label in chosen)
    for each, label in labels.items():
        part = common_part(label, written.quote)
        if each not in tested and len(part) >= max(RECOGNISED, len(label) / 2, own + CLOSER):
            return label
    return None


def options_tested(written: WrittenTest) -> set[str]:
    """Return the options of the question that the rule around the test tests."""
    root = written.at[: written.at.index("eligibility") + 1]
    tests = [test for _, test in written.file.select(*root, DEEP, kind=dict)]
    return {each for test in tests if test.get("fact") == written.test["fact"] for each in operands(test)}


def operands(test: dict[str, object]) -> list[str]:
    """Return the options that a test compares the answer with."""
    values = [test[operator] for operator in OPTION_OPERATORS if operator in test]
    return [
        each for value in values for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)
    ]
