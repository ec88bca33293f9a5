"""Rule: the facts that a payout depends on are questions of the right type, and units fit each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Payout, Question
from policy_explorer.model.payout import PERCENT, Tiers
from policy_explorer.model.rules import OPERATORS_BY_TYPE
from policy_explorer.text.payout_figures import is_money
from policy_explorer.text.units import counted_in, read_unit
from policy_explorer.validate.answers import CHECKS_BY_TYPE, Questions, questions_in
from policy_explorer.validate.conditions import operands
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.payouts import WrittenPayout, payouts
from policy_explorer.validate.source_file import SourceFile, cached_per_file

TIER_TYPES = ("number", "choice", "choices", "boolean")


def payouts_fit_questions(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the facts of a payout are questions of the right type, and that units fit each other.

    A percentage is of money, 元/人 times 人, and a cap in a unit that the result can be converted to.

    Passes: `rate: {value: 20, of: rent_paid}`, where rent_paid is in 万元; `per: {unit: 元/人, for: hires}`, hires in 人.
    Fails: `per: {unit: 元/人, for: area}`, area in 平方米; `cap: {unit: 万美元}` where the result is in 元.
    """
    if content.questions is None:
        return
    questions = questions_in(content.questions)
    for file in notice.measures:
        for written in payouts(file):
            yield from fact_problems(file, written, questions)


@cached_per_file
def fitting_payouts(file: SourceFile, questions: Questions) -> list[WrittenPayout]:
    """Return the payouts whose facts and units fit. A question that has problems of its own fits none."""
    return [
        written
        for written in payouts(file)
        if questions.valid.keys() >= {*written.payout.facts} and not any(fact_problems(file, written, questions))
    ]


def fact_problems(file: SourceFile, written: WrittenPayout, questions: Questions) -> Iterator[Problem]:
    at, payout = written.at, written.payout
    if payout.tiers is not None:
        yield from tier_problems(file, (*at, "tiers"), payout.tiers, questions)
    part, field, unit = multiplied(payout)
    if part and payout.times is not None:
        yield from times_problems(file, (*at, part, field), payout.times, unit, questions)
    elif part:
        kind = "%" if unit == PERCENT else unit
        hint = "各档是百分比的，写 of；每人、每项的，写 for" if unit == PERCENT or "/" in unit else ""
        if hint:
            yield file.problem((*at, part, "unit"), f"没有写 {kind} 按什么算", unit, hint)
    question = questions.valid.get(payout.times or "")
    if payout.cap is not None and question is not None:
        result = (question.unit or "") if unit == PERCENT else unit
        if read_unit(payout.cap.unit).dimension != read_unit(result).dimension:
            hint = f"算出来的以{counted_in(result)}计；不能换算的单位不能写在一起"
            yield file.problem((*at, "cap", "unit"), "上限的单位和算出来的不能相比", payout.cap.unit, hint)


def multiplied(payout: Payout) -> tuple[str, str, str]:
    """Return the part with the figure that is multiplied, the field that names the fact, and the unit of the figure."""
    if payout.rate is not None:
        return "rate", "of", PERCENT
    if payout.per is not None:
        return "per", "for", payout.per.unit
    if payout.tiers is not None:
        return "tiers", "of" if payout.tiers.of else "for", payout.tiers.unit
    return "", "", ""


def times_problems(file: SourceFile, at: FieldPath, fact: str, unit: str, questions: Questions) -> Iterator[Problem]:
    """Yield the problems of the fact that a figure in `unit` is multiplied with."""
    if unknown := questions.unknown(fact):
        yield file.problem(at, unknown.message, fact, unknown.hint)
    question = questions.valid.get(fact)
    if question is None:
        return
    if question.type != "number":
        yield file.problem(at, f"问题 {fact} 是 {question.type} 题，不能相乘", fact, "换成 number 题")
        return
    counted = question.unit or ""
    if unit == PERCENT:
        if not is_money(counted) or at[-1] != "of":
            hint = f"这一题的单位：{counted or '没有写'}；写 of，换成以钱为单位的题"
            yield file.problem(at, "百分比要按一笔钱算", fact, hint)
    elif unit.partition("/")[2] != counted or not counted or at[-1] != "for":
        hint = f"这一题的单位：{counted or '没有写'}；单位写成 {counted_in(unit)}/{counted or '人'} 这样，写 for"
        yield file.problem(at, f"{unit} 不能乘这一题的数", fact, hint)
    if question.minimum is None or question.minimum < 0:
        yield file.problem(at, "这一题可以填负数，算出来就是负的", fact, "在 questions.yaml 里给它写 minimum: 0")


def tier_problems(file: SourceFile, at: FieldPath, tiers: Tiers, questions: Questions) -> Iterator[Problem]:
    if unknown := questions.unknown(tiers.by):
        yield file.problem((*at, "by"), unknown.message, tiers.by, unknown.hint)
    question = questions.valid.get(tiers.by)
    if question is None:
        return
    if question.type not in TIER_TYPES:
        yield file.problem((*at, "by"), f"不能按 {question.type} 题分档", tiers.by, f"可用：{'、'.join(TIER_TYPES)}")
        return
    if tiers.take and question.type != "choices":
        hint = "删去 take；单选、数字只会属于一档"
        yield file.problem((*at, "take"), "只有多选题（choices）才会同时属于几档", tiers.take, hint, on_key=True)
    for index, line in enumerate(tiers.lines):
        yield from line_problems(file, (*at, "lines", index), line.operands, question)


def line_problems(file: SourceFile, at: FieldPath, written: dict[str, Any], question: Question) -> Iterator[Problem]:
    suitable = OPERATORS_BY_TYPE[question.type]
    for operator, operand in written.items():
        if operator not in suitable:
            message = f"{operator} 不适用于 {question.type} 类型的问题 {question.id}"
            yield file.problem((*at, operator), message, operand, f"可用：{'、'.join(suitable)}", on_key=True)
            continue
        listed = list(operand) if isinstance(operand, tuple) else operand
        for path, each in operands(listed, (*at, operator)):
            if problem := CHECKS_BY_TYPE[question.type](question, each):
                yield file.problem(path, problem.message, each, problem.hint)
