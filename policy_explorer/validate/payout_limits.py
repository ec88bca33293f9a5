"""Rule: no payout is written for what a payout cannot say: 每满100万元奖励1万元, 超过部分按10%, 按孰低."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.text.payout_limits import EACH_FULL, LESS_THAN_A_SUM, Limit, is_less_of_two, is_of_parts, limits
from policy_explorer.text.verbatim import surroundings, without_whitespace
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.payouts import WrittenPayout, payouts
from policy_explorer.validate.source_file import SourceFile

OF_PART = re.compile("部分|超过|超出|超额")
WORKED_OUT = ("fixed", "rate", "per", "tiers")  # of a range and a maximum a department decides


def payouts_can_be_said(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Refuse a payout whose quotes say what no payout works out. Such a benefit has its figures in `amounts`.

    Passes: `rate` with `cap` 20 万元, quote of the cap 与20万元孰低.
    Fails: `fixed` 1 万元, quote 每满100万元奖励1万元; `rate` 10, quote 超过500万元的部分按10%给予补助.
    Fails: `per` 1000 元/年, quote 每满一年补贴1000元, where the question also takes 2.5 years.
    """
    questions = questions_in(content.questions) if content.questions else None
    for file in notice.measures:
        for written in payouts(file):
            for at, quote in worked_out_quotes(written):
                for limit in limits(quote):
                    if not can_be_said(limit, written, questions):
                        yield beyond(file, at, limit)
            yield from parts_counted(file, written, questions)


def can_be_said(limit: Limit, written: WrittenPayout, questions: Questions | None) -> bool:
    """Return whether a payout says it after all: by its cap, or by a question that asks for the part alone."""
    if is_less_of_two(limit):
        return has_lower_cap(written)
    question = questions.valid.get(written.payout.times or "") if questions else None
    return is_of_parts(limit) and question is not None and OF_PART.search(f"{question.name}{question.ask}") is not None


def beyond(file: SourceFile, at: FieldPath, limit: Limit) -> Problem:
    hint = "删去 payout，数写进 amounts"
    if is_less_of_two(limit):
        hint += "；较低的一笔是写明的一个数的，写成 cap，引文引到“…万元孰低”"
    return file.problem(at, f"引文说的是{limit.says}，payout 写不出来", limit.words, hint)


def worked_out_quotes(written: WrittenPayout) -> Iterator[tuple[FieldPath, str]]:
    """Yield path and text, without white space, of each clause by which a figure is worked out or fixed."""
    payout = written.payout
    if payout.way not in WORKED_OUT:
        return
    yield (*written.at, payout.way, "quote"), without_whitespace(getattr(payout, payout.way).quote)
    for index, line in enumerate(payout.tiers.lines if payout.tiers is not None else ()):
        if line.quote is not None:
            yield (*written.at, "tiers", "lines", index, "quote"), without_whitespace(line.quote)
    if payout.cap is not None:
        yield (*written.at, "cap", "quote"), without_whitespace(payout.cap.quote)


def has_lower_cap(written: WrittenPayout) -> bool:
    """Return whether the cap of a payout is the sum that is compared with what is worked out."""
    cap = written.payout.cap
    return cap is not None and LESS_THAN_A_SUM.search(without_whitespace(cap.quote)) is not None


def parts_counted(file: SourceFile, written: WrittenPayout, questions: Questions | None) -> Iterator[Problem]:
    """Yield the problem of a number that may be a fraction, where only whole ones count: 每满一年."""
    payout = written.payout
    question = questions.valid.get(payout.times or "") if questions else None
    if question is None or question.type != "number" or question.whole or payout.rate is not None:
        return
    for at, quote in worked_out_quotes(written):
        if found := EACH_FULL.search(quote):
            hint = f"在 questions.yaml 里给 {question.id} 写 whole: true，只填整数"
            yield file.problem(at, "引文说的是每满一个，这一题却可以填小数", found[0], hint)


def limits_beside(file: SourceFile, written: WrittenPayout) -> Iterator[Limit]:
    """Yield the words of the sentences around the quotes, outside them, that no payout has a way for."""
    quotes = dict(worked_out_quotes(written))
    inside = {limit for quote in quotes.values() for limit in limits(quote)}
    for quote in quotes.values():
        for around in surroundings(quote, file.text):
            yield from (limit for limit in limits(around.sentence) if limit not in inside)
