"""Rule: the figures of a payout are in their quotes, and the bounds of its tiers too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.payout import UPPER_ENDS, Instalments
from policy_explorer.rules.spec import SPEC
from policy_explorer.text.chinese_numbers import read_quantity
from policy_explorer.text.patterns import regex
from policy_explorer.text.payout_figures import quoted_figures
from policy_explorer.text.unit_kinds import are_apart, unit_name, unit_named_at
from policy_explorer.text.units import Quantity
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.bounds import (
    bound_problems,
    is_in_another_unit,
    unit_behind,
)
from policy_explorer.validate.comparisons import contradictions
from policy_explorer.validate.content import Content, NoticeFiles, WrittenTest
from policy_explorer.validate.payouts import IN_PARTS, RATIO, PayoutFigure, payout_figures, payouts, tier_tests
from policy_explorer.validate.source_file import SourceFile

COUNTERS = tuple("个家户项名人件台套场次亩间所")
WORD_END = regex("[，。；、（）]")
LONGEST_UNIT = 8  # characters, the counter among them
EACH = regex(
    "每(?!个?(?:年|月|季|日|天|周|学期)|半年)|逐|/|／|均|各(?=[0-9给奖补])|按(?:[^，。；]{0,8}数|[人户亩间个件台张])|[单一](?:[人户个亩间件台张家名]|项目|企业)"
)
EACH_OF = regex("每一?(?=[^，。；、每]*\\Z)")  # before what a figure is for: 每户奖励100元


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
    if figure.part == "quota" and all(is_counted_otherwise(quote, each, figure.unit) for each in found):
        counter = quote[found[0].end]
        yield file.problem(unit_at, f"引文里这个数以{counter}计", figure.unit, "单位照引文的写")
    elif all(is_in_another_unit(quote, each, figure.unit) for each in found):
        other = unit_behind(quote, found[0], figure.unit)
        hint = "改单位或引文；不能换算的单位，照引文的写"
        yield file.problem(unit_at, f"引文里这个数以{other}计", figure.unit, hint)
    per = unit_name(figure.unit.partition("/")[2])
    if per and quote in file.text and not EACH.search(file.words):
        hint = "原文没有说每什么的，单位不写“/”"
        yield file.problem(unit_at, f"原文没有说这个数是每{per}的", figure.unit, hint)
    each_of = {
        unit_named_at(quote, match.end())
        for each in found
        for match in list(EACH_OF.finditer(quote, 0, each.start))[-1:]
    }
    if per and len(each_of) == 1 and all(are_apart(per, each) for each in each_of):
        message = f"引文里这个数以每{next(iter(each_of))}计"
        yield file.problem(unit_at, message, figure.unit, "改单位或引文；不能换算的单位，照引文的写")


def is_counted_otherwise(quote: str, quantity: Quantity, unit: str) -> bool:
    """Return whether a counter that is not `unit`, nor before it, follows a figure: 10个项目 is no 10家."""
    words = WORD_END.split(quote[quantity.start : quantity.end + LONGEST_UNIT], maxsplit=1)[0]
    return unit not in words and quote[quantity.end : quantity.end + 1] in COUNTERS


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
