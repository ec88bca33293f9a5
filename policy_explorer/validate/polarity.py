"""Rule: a condition does not require the contrary of what its quote says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policy_explorer.load.problem import Problem
from policy_explorer.model import Question
from policy_explorer.text.patterns import regex
from policy_explorer.text.polarity import denies, may_take_out, names, says, takes_out
from policy_explorer.text.verbatim import surroundings, without_whitespace
from policy_explorer.validate.answers import questions_in
from policy_explorer.validate.content import Content, NoticeFiles, WrittenTest, written_tests

EXCEPTION = regex("（(?:不含|不包括|不包含)[^）]*）|（[^（）]*除外）")
OPTION_OPERATORS = ("is", "one_of", "includes", "includes_any")


def polarity_fits_words(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that no condition on a truth value or on options says the contrary of its quote.

    A test within `not` means the opposite. Words decide only where they repeat those of the question or of the option.

    Passes: `is: true`, question 是否取得有机认证, quote 取得有机认证.
    Fails: `is: true`, that question, quote 未取得有机认证.
    Fails: `is: homestay`, an option 民宿, quote 不适用于民宿 or 民宿不得申报.
    Fails: `one_of: [hotel, homestay]`, quote 住宿企业（不含民宿）.
    """
    questions: Mapping[str, Question] = questions_in(content.questions).valid if content.questions else {}
    for written in written_tests(notice):
        question = questions.get(written.test["fact"])
        operator = next((each for each in OPTION_OPERATORS if each in written.test), None)
        if question is None or operator is None:
            continue
        found = (
            of_truth_value(written, question) if question.type == "boolean" else of_options(written, operator, question)
        )
        if found:
            message, hint = found
            yield written.file.problem((*written.at, operator), message, written.quote, hint)


def of_truth_value(written: WrittenTest, question: Question) -> tuple[str, str] | None:
    """Return message and hint where a test of a truth value contradicts its quote, else None."""
    value = written.test["is"]
    if not isinstance(value, bool):
        return None
    name, ask = without_whitespace(question.name), without_whitespace(question.ask or "")
    said = {says(around, name, ask) for around in surroundings(written.quote, written.text)}
    if said != {not required(written, value)}:
        return None
    needed = required(written, not value)
    hint = f"照引文应为 is: {str(needed).lower()}" + ("（在 not 里面）" if written.negated else "")
    return f"与引文相反：问的是“{question.ask}”", hint


def required(written: WrittenTest, value: bool) -> bool:
    """Return the answer that the rule requires by `is: value`, which may be within `not`."""
    return value is not written.negated


def of_options(written: WrittenTest, operator: str, question: Question) -> tuple[str, str] | None:
    """Return message and hint where a test of options contradicts its quote, else None."""
    if not written.negated and not may_take_out(written.quote):
        return None
    operand = written.test[operator]
    tested = operand if isinstance(operand, list) else [operand]
    labels = {option.id: without_whitespace(option.label) for option in question.options}
    chosen = [labels[each] for each in tested if isinstance(each, str) and each in labels]
    others = [label for each, label in labels.items() if each not in tested]
    if len(chosen) != len(tested):
        return None
    named = [part for label in chosen if (part := names(written.quote, label))]
    if written.negated:
        return of_excluded_options(written, named, others)
    denied = [part for part in named if takes_out(written.quote, part)]
    if len(denied) < len(named):  # by chance, a part of a label may be denied
        denied = [part for part in denied if part in chosen]
    if denied:
        return f"引文把“{denied[0]}”除外", "写在 not 里面，或换一段引文"
    return None


def of_excluded_options(written: WrittenTest, named: list[str], others: list[str]) -> tuple[str, str] | None:
    """Return message and hint where options are excluded that the quote names without a word that denies."""
    sentences = [without_exceptions(around.sentence, named) for around in surroundings(written.quote, written.text)]
    quote = without_exceptions(written.quote, named)
    if not named or any(other in quote for other in others) or any(map(denies, sentences)):
        return None
    return f"写在 not 里面，引文却没有把“{named[0]}”除外", "去掉 not，或换成写明除外的原文"


def without_exceptions(text: str, named: list[str]) -> str:
    """Return the text without exceptions in brackets that name none of `named`: 住宿企业（不含民宿）."""
    return EXCEPTION.sub(lambda match: match[0] if any(part in match[0] for part in named) else "", text)
