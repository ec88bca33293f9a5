"""Rules: general clauses govern measures that exist; a term is compared with the answer to a question for a date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policy_explorer.derive.term import resolve_period
from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Document
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.content import Content, NoticeFiles, periods
from policy_explorer.validate.effective_rules import document_model, period_of
from policy_explorer.validate.source_file import EACH, SourceFile


def clauses_govern_measures(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the measures that a general clause names are measures of its document, each named once.

    A clause with conditions has to govern a benefit with a rule.

    Passes: `measures: [3, 4]` in a document with four measures.
    Fails: `measures: [5]` in that document; `measures: [3, 3]`; `eligibility` where measure 3 has no rule, with
    `measures: [3]`.
    """
    numbers = [file.get("number", int) for file in notice.measures]
    if notice.document is None or None in numbers:
        return
    with_rules = {file.get("number", int) for file in notice.measures if file.select("benefits", EACH, "eligibility")}
    for at, _ in notice.document.select("clauses", EACH, "eligibility"):
        named = notice.document.select(*at[:-1], "measures", EACH, kind=int)
        governed = {number for _, number in named} & {*numbers} if named else {*numbers}
        if governed and not governed & with_rules:
            hint = "这几项都无需申请；改 measures，或删去 eligibility"
            yield notice.document.problem(at, "所管的各项都没有规则，这个条件用不上", hint=hint, on_key=True)
    for at, written in notice.document.select("clauses", EACH, "measures", kind=list):
        for index, number in enumerate(written):
            if not isinstance(number, int):
                continue
            if number not in numbers:
                yield notice.document.problem(
                    (*at, index), "没有这个序号的措施", number, "写所管措施的序号；管全部的不写 measures"
                )
            elif number in written[:index]:
                yield notice.document.problem((*at, index), "序号重复", number, "删去一个")


def terms_compared_with_answers(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the fact of a term is a question for a date, and that rule and days are there to compare.

    Passes: `period: {fact: tax_period, ...}`, where tax_period is a date question, in a measure with a rule, whose last
    day is known.
    Fails: the fact of a number question; a benefit with `no_application`; a term without a first and a last day.
    """
    if content.questions is None:
        return
    questions, document = questions_in(content.questions), document_model(notice.document)
    for file in notice.measures:
        for at, written in periods(file):
            if isinstance(written.get("fact"), str):
                yield from term_problems(file, at, written["fact"], questions, document)


def term_problems(
    file: SourceFile, at: FieldPath, fact: str, questions: Questions, document: Document | None
) -> Iterator[Problem]:
    """Yield the problems of the term at path `at` of the measure `file`, which is compared with `fact`."""
    place, question = (*at, "fact"), questions.valid.get(fact)
    if unknown := questions.unknown(fact):
        yield file.problem(place, unknown.message, fact, unknown.hint)
    elif question and question.type != "date":
        yield file.problem(place, f"期限只能按 date 题判断，这一题是 {question.type} 题", fact, "换成问日期的题")
    if not any("eligibility" in benefit for benefit in benefits_with(file, at)):
        yield file.problem(place, "这里没有条件，期限无从并入", fact, "无需申请的不写 fact")
    period = period_of(file, at)
    if period and document:
        resolved = resolve_period(period, document)
        if resolved.from_ is None and resolved.until is None:
            yield file.problem(place, "原文没有写起始日，也没有写截止日，无从比较", fact, "删去 fact")


def benefits_with(file: SourceFile, at: FieldPath) -> list[dict[str, Any]]:
    """Return the benefits, as written, to which the period at path `at` applies."""
    if len(at) > 1:
        return [benefit for _, benefit in file.select(*at[:-1], kind=dict)]
    return [benefit for _, benefit in file.select("benefits", EACH, kind=dict) if "period" not in benefit]
