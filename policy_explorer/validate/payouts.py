"""Rules: the facts and units of a payout fit each other, and its figures are in their quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Payout, Question
from policy_explorer.model.payout import PERCENT, UPPER_ENDS, Instalments, Tiers
from policy_explorer.model.rules import OPERATORS_BY_TYPE
from policy_explorer.rules.spec import SPEC
from policy_explorer.text.chinese_numbers import read_quantity
from policy_explorer.text.payout_figures import is_money, quoted_figures
from policy_explorer.text.quantities import numbers
from policy_explorer.text.unit_kinds import are_apart, unit_name, unit_named_at
from policy_explorer.text.units import counted_in, read_unit
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.answers import CHECKS_BY_TYPE, Questions, questions_in
from policy_explorer.validate.bounds import (
    bound_forms,
    bound_problems,
    compared_figures,
    is_in_another_unit,
    unit_behind,
)
from policy_explorer.validate.comparisons import contradictions
from policy_explorer.validate.conditions import operands
from policy_explorer.validate.content import Content, NoticeFiles, WrittenTest
from policy_explorer.validate.source_file import DEEP, EACH, SourceFile, cached_per_file

EACH_OF = re.compile("每一?(?=[^，。；、每]*\\Z)")  # before what a figure is for: 每户奖励100元
RATIO = re.compile(r"[0-9]+(?:[:：∶比][0-9]+)+")
IN_PARTS = re.compile("分(?P<count>[0-9两二三四五六七八九十]+)(?:年|期|次|批|个?季度|个?月)")
TIER_TYPES = ("number", "choice", "choices", "boolean")


class WrittenPayout(NamedTuple):
    """A payout of the right shape, the path of its benefit and its own."""

    benefit: FieldPath
    at: FieldPath
    payout: Payout


class PayoutFigure(NamedTuple):
    """A figure: the path of its value, what the clause must have, and which part of the payout it belongs to."""

    at: FieldPath
    value: int | float
    unit: str
    quote: str
    part: str


@cached_per_file
def payouts(file: SourceFile) -> list[WrittenPayout]:
    """Return the payouts of a measure that have the right shape."""
    found = []
    for at, written in file.select("benefits", EACH, "payout", kind=dict):
        try:
            found.append(WrittenPayout(at[:-1], at, Payout.model_validate(written)))
        except ValidationError:
            continue  # `shapes` reports it
    return found


@cached_per_file
def payout_figures(file: SourceFile) -> list[PayoutFigure]:
    """Return every figure of the payouts of a measure, with its quote as it is written."""
    return [each for written in payouts(file) for each in figures_of(written)]


def figures_of(written: WrittenPayout) -> Iterator[PayoutFigure]:
    at, payout = written.at, written.payout
    for part in ("fixed", "per", "at_most", "cap", "quota"):
        figure: Any = getattr(payout, part)
        if figure is not None:
            yield PayoutFigure((*at, part, "value"), figure.value, figure.unit, figure.quote, part)
    if payout.rate is not None:
        yield PayoutFigure((*at, "rate", "value"), payout.rate.value, PERCENT, payout.rate.quote, "rate")
    if payout.range is not None:
        for name, end in (("from", payout.range.from_), ("to", payout.range.to)):
            yield PayoutFigure((*at, "range", name), end, payout.range.unit, payout.range.quote, "range")
    if payout.tiers is not None:
        for index, line in enumerate(payout.tiers.lines):
            place = (*at, "tiers", "lines", index, "value")
            yield PayoutFigure(place, line.value, payout.tiers.unit, line.quote or payout.tiers.quote, "tiers")
    if payout.instalments is not None:
        for index, share in enumerate(payout.instalments.shares):
            place = (*at, "instalments", "shares", index)
            yield PayoutFigure(place, share, PERCENT, payout.instalments.quote, "instalments")


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
    """Return the payouts whose facts and units fit."""
    return [written for written in payouts(file) if not any(fact_problems(file, written, questions))]


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


def payout_figures_in_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require each figure of a payout in its quote, compared by value, and the bounds of tiers as those of conditions.

    Passes: value 20, unit 万元, quote 奖励二十万元; value 20 of a rate, quote 百分之二十.
    Passes: shares 40, 30 and 30, quote 分三年按4:3:3拨付.
    Fails: value 30, unit 万元, quote 奖励20万元; unit 元/人, quote 每户100元.
    """
    questions = questions_in(content.questions) if content.questions else None
    for file in notice.measures:
        for figure in payout_figures(file):
            quote = without_whitespace(figure.quote)
            if notice.has_quote(file, quote):  # otherwise `quotes` reports it
                yield from figure_problems(file, figure, quote)
        for written in payouts(file):
            if written.payout.instalments is not None:
                yield from count_problems(file, (*written.at, "instalments"), written.payout.instalments)
        for test in tier_tests(file):
            yield from bound_problems(test, questions)
        yield from tier_contradictions(file, questions)


def figure_problems(file: SourceFile, figure: PayoutFigure, quote: str) -> Iterator[Problem]:
    found = quoted_figures(figure.value, figure.unit, quote)
    if not found:
        if not (figure.part == "instalments" and figure.value in ratio_shares(quote)):
            form = f"{figure.value:.15g}{counted_unit(figure.unit)}"
            yield file.problem(figure.at, f"引文里没有这个数“{form}”", figure.quote, "数和单位照引文写，或换一段引文")
        return
    # Of a tier the unit stands with all tiers.
    unit_at = (*figure.at[: -3 if figure.part == "tiers" else -1], "unit")
    if all(is_in_another_unit(quote, each, figure.unit) for each in found):
        other = unit_behind(quote, found[0], figure.unit)
        hint = "改单位或引文；不能换算的单位，照引文的写"
        yield file.problem(unit_at, f"引文里这个数以{other}计", figure.unit, hint)
    per = unit_name(figure.unit.partition("/")[2])
    each_of = {
        unit_named_at(quote, match.end())
        for each in found
        for match in list(EACH_OF.finditer(quote, 0, each.start))[-1:]
    }
    if per and len(each_of) == 1 and all(are_apart(per, each) for each in each_of):
        message = f"引文里这个数以每{next(iter(each_of))}计"
        yield file.problem(unit_at, message, figure.unit, "改单位或引文；不能换算的单位，照引文的写")


def counted_unit(unit: str) -> str:
    return unit.partition("/")[0]


def ratio_shares(quote: str) -> set[float]:
    """Return the shares in per cent that a ratio writes: 40 and 30 of 4:3:3."""
    found: set[float] = set()
    for match in RATIO.finditer(quote):
        parts = [int(part) for part in re.findall("[0-9]+", match[0])]
        found |= {part * 100 / sum(parts) for part in parts if sum(parts)}
    return found


def count_problems(file: SourceFile, at: FieldPath, parts: Instalments) -> Iterator[Problem]:
    """Yield the problem of a number of instalments that is not the one of the quote: 分三年."""
    written = parts.equal or parts.parts or len(parts.shares)
    counts = {
        read_quantity(each["count"]) or int_of(each["count"])
        for each in IN_PARTS.finditer(without_whitespace(parts.quote))
    }
    if counts and written not in counts:
        field = "equal" if parts.equal else "parts" if parts.parts else "shares"
        hint = f"引文里是分 {'、'.join(str(each) for each in sorted(counts, key=str))} 期"
        yield file.problem((*at, field), "分几期和引文不符", written, hint, on_key=True)


def int_of(words: str) -> int:
    return int(words) if words.isdecimal() else 0


def tier_tests(file: SourceFile) -> Iterator[WrittenTest]:
    """Yield each written bound of a tier as a test of its fact."""
    for written in payouts(file):
        tiers = written.payout.tiers
        for index, line in enumerate(tiers.lines if tiers else ()):
            quote = without_whitespace(line.quote or tiers.quote)  # type: ignore[union-attr]
            for operator, operand in line.operands.items():
                test = {"fact": tiers.by, operator: operand, "quote": quote}  # type: ignore[union-attr]
                yield WrittenTest(file, (*written.at, "tiers", "lines", index), test, quote, file.text)


def tier_contradictions(file: SourceFile, questions: Questions | None) -> Iterator[Problem]:
    """Yield the problem of each bound whose words stand for another operator.

    Where one tier ends and the next begins at the same figure, the words of either are enough: 2000元以上 of the next is the
    less_than 2000 of the one before.
    """
    found = [(test, list(contradictions(test, questions))) for test in tier_tests(file)]
    borne_out = {beginning(test) for test, problems in found if not problems}
    reported = set()
    for test, problems in found:
        place = beginning(test)
        if place not in borne_out and place not in reported:
            reported.add(place)
            yield from problems


def beginning(test: WrittenTest) -> tuple[FieldPath, str, Any]:
    """Return what tells a bound from others of its payout, with the one of the neighbouring tier: the end that begins a tier."""
    operator = next(name for name in test.test if name not in ("fact", "quote"))
    opposite = SPEC.operators[operator].opposite
    begins = str(opposite) if operator in UPPER_ENDS else operator
    return test.at[:-2], begins, str(test.test[operator])


def recorded_forms(file: SourceFile, questions: Questions | None) -> Iterator[tuple[str, str]]:
    """Yield (wording, quote), both without white space, of every figure that a payout records.

    Of a payout whose shape is wrong, and of a figure that is not in its quote, these are all numbers of the quote: what is
    wrong is reported once.
    """
    for figure in payout_figures(file):
        quote = without_whitespace(figure.quote)
        if not quoted_figures(figure.value, figure.unit, quote):
            yield from all_numbers(quote)
        yield from ((quote[each.start : each.end], quote) for each in quoted_figures(figure.value, figure.unit, quote))
    for written in payouts(file):
        if written.payout.instalments is not None:
            quote = without_whitespace(written.payout.instalments.quote)
            yield from ((found[0], quote) for form in (RATIO, IN_PARTS) for found in form.finditer(quote))
    for test in tier_tests(file):
        for compared in compared_figures(test.test, questions):
            yield from bound_forms(compared.number, compared.unit, test.quote)
    valid = {written.at for written in payouts(file)}
    for at, _ in file.select("benefits", EACH, "payout", kind=dict):
        for _, quote in file.select(*at, DEEP, "quote", kind=str) if at not in valid else ():
            yield from all_numbers(without_whitespace(quote))


def all_numbers(quote: str) -> Iterator[tuple[str, str]]:
    return ((quote[number.start : number.end], quote) for number in numbers(quote))


def facts_of_payouts(file: SourceFile) -> Iterator[str]:
    """Yield the facts that payouts name, whatever their shape."""
    for _, part in file.select("benefits", EACH, "payout", DEEP, kind=dict):
        yield from (part[field] for field in ("by", "of", "for") if isinstance(part.get(field), str))
