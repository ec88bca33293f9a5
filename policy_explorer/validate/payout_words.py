"""Rule: the way of a payout agrees with the words of its quotes. What they only leave open is for `doctor` to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Payout
from policy_explorer.text.comparators import certain_comparator
from policy_explorer.text.comparisons import operators_of_figure, readable
from policy_explorer.text.patterns import regex
from policy_explorer.text.payout_figures import is_money, quoted_figures
from policy_explorer.text.units import counted_in, quantities
from policy_explorer.text.verbatim import clauses_with, surroundings, without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.payouts import PayoutFigure, WrittenPayout, figures_of, payouts
from policy_explorer.validate.source_file import DEEP, EACH, SourceFile

# What one applicant has several of, and what is given to a firm for each person: 每人 given to people is a fixed sum.
EACH_THING = regex(
    "每一?(?:平方米|平米|㎡|亩|公顷|立方米|间|吨|公里|千瓦|兆瓦|件|台|辆|套|张|个?床位?)(?=[^，。；、每]*\\Z)"
)
EACH_PERSON = regex("每一?(?:人|名|位)(?=[^，。；、每]*\\Z)")
GIVEN_TO_FIRM = regex("(?:给予|补贴|奖励|补助)(?:用人)?(?:企业|单位|公司|机构|合作社)")
SHARE = regex(
    r"按[^，。；按]{0,20}(?:[0-9.]+%|百分之[一二三四五六七八九十]+)[^，。；]{0,12}(?:给予|补贴|奖励|补助|资助)"
)
IN_PARTS = regex(
    r"分(?:[0-9两二三四五六七八九十]+(?:年|期|次|批))(?:平均|等额|按|逐年)?[^，。；分]{0,16}(?:拨付|兑现|给予|发放|支付|到位)"
)
IN_YEARS = regex(IN_PARTS.pattern.replace("年|期|次|批", "年"))  # of others it is not said how often they come
AT_ONCE = regex("一次性")
HIGHEST = regex("就高|取高|从高|按最高|择高|孰高|较高者|较高值")
SUM = "[0-9.一二两三四五六七八九十百千]+[万亿]?元"
MAXIMUM = regex(f"最高(?:不超过|可达|可给予|给予|不高于)?{SUM}|{SUM}(?:封顶|为上限)|上限(?:为|是)?{SUM}")
MAY_BE_UPPER = regex("最高|不超过|不高于|以内|以下|封顶|上限|限额|至多|最多|不得超过|为限|孰低|较低|就低|从低|取低")


class Gate(NamedTuple):
    """A contradiction: the field of the payout, what is wrong, the words, and what to do."""

    at: FieldPath
    message: str
    words: str
    hint: str


def payouts_fit_words(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require a payout that the words of its quotes do not contradict.

    Passes: `per: {value: 1000, unit: 元/人}`, quote 按每人1000元给予企业; `fixed` 2000 元, quote 每户补贴2000元.
    Fails: `fixed` 1000 元, quote 每平方米补贴1000元; `fixed` 10 万元, quote 最高10万元.
    Fails: `rate` without `cap`, quote 按20%给予补贴，最高10万元; `instalments`, quote 一次性奖励10万元.
    """
    for file in notice.measures:
        for written in payouts(file):
            for gate in gates(file, written):
                yield file.problem((*written.at, *gate.at), gate.message, gate.words, gate.hint)


def gates(file: SourceFile, written: WrittenPayout) -> Iterator[Gate]:
    payout, depth = written.payout, len(written.at)
    for figure in figures_of(written):
        yield from bound_gates(payout, figure, depth)
        yield from gates_before(figure, file.text, depth)
    yield from fixed_gates(payout)
    quotes = [without_whitespace(quote) for quote in payout.quotes]
    ways = [payout.way]
    if payout.instalments is None and (found := found_in(IN_PARTS, quotes)):
        yield Gate((*ways, "quote"), "引文说分期给", found, "加上 instalments")
    if payout.instalments is not None and (found := found_in(AT_ONCE, quotes)):
        yield Gate(
            ("instalments", "quote"), "引文说一次性给，不是分期", found, "删去 instalments；确实分期的，换一段引文"
        )
    if payout.cap is None and payout.times is not None and (found := maximum_behind(written)):
        hint = "加上 cap；说的不是算出来的上限的，换一段引文"
        yield Gate((*ways, "quote"), "引文写了上限", found, hint)
    yield from left_out_behind(file, written)
    tiers = payout.tiers
    if tiers is not None and tiers.take is None and (found := found_in(HIGHEST, [without_whitespace(tiers.quote)])):
        yield Gate(("tiers", "quote"), "引文说就高", found, "按多选题分档，加上 take: highest")
    if tiers is not None and tiers.take and not HIGHEST.search(without_whitespace(tiers.take_quote or tiers.quote)):
        at = "take_quote" if tiers.take_quote else "take"
        yield Gate(("tiers", at), "引文没有说就高", tiers.take_quote or tiers.quote, "换成写明就高的一段")


def left_out_behind(file: SourceFile, written: WrittenPayout) -> Iterator[Gate]:
    """Yield what the rest of the sentence behind the way says of it, where no payout of the measure has that.

    A maximum in Arabic figures is missed by another rule: every such figure of the text is recorded.
    """
    payout, all_payouts = written.payout, [each.payout for each in payouts(file)]
    recorded = (("benefits", EACH, "payout", DEEP), ("benefits", EACH, "amounts", EACH), ("amounts", EACH))
    quotes = [without_whitespace(quote) for at in recorded for quote in file.values(*at, "quote", kind=str)]
    way = without_whitespace(getattr(payout, payout.way).quote)
    behind = [each.sentence[each.end :] for each in surroundings(way, file.text)]
    found = found_in(IN_YEARS, behind)
    if found and not any(each.instalments for each in all_payouts):
        yield Gate((payout.way,), "原文接着说分期给", found, "加上 instalments")
    maximum = found_in(MAXIMUM, behind)
    if maximum and payout.times is not None and payout.cap is None and not any(maximum in each for each in quotes):
        yield Gate((payout.way,), "原文接着写了上限", maximum, "加上 cap；说的不是算出来的，写进 amounts")


def gates_before(figure: PayoutFigure, text: str, depth: int) -> Iterator[Gate]:
    """Yield what the words right before the quote make of its figure, each time that the text has it: 最高|50万元的贴息."""
    if figure.part not in ("fixed", "rate", "per", "tiers"):
        return
    quote = without_whitespace(figure.quote)
    clauses = [readable(each) for each in clauses_with(figure.quote, text)]
    before = [each[: len(each) - len(quote)] for each in clauses]
    first = {each.start for each in quoted_figures(figure.value, figure.unit, quote)}
    if not all(before) or first != {0}:
        return
    if all(certain_comparator(each, len(each), len(each)) == "at_most" for each in before):
        hint = "把“最高”一类的字眼也引进来，写 at_most"
        yield Gate(figure.at[depth:], "原文里这个数是上限，不是定数", figure.quote, hint)
    elif figure.part == "fixed" and all(each_thing := [EACH_THING.search(each) for each in before]):
        found = each_thing[0]
        assert found
        yield Gate(("fixed", "quote"), "原文说的是每一个多少，不是定额", found[0], "写成 per，数什么写在 for 里")


def found_in(pattern: re.Pattern[str], quotes: list[str]) -> str:
    """Return the first words of the quotes that the pattern matches, "" where there are none."""
    return next((match[0] for quote in quotes for match in [pattern.search(quote)] if match), "")


def maximum_behind(written: WrittenPayout) -> str:
    """Return the words of a maximum behind a figure that is multiplied: of 最高500万元的贷款按1%贴息 it is none of the result."""
    for figure in figures_of(written):
        quote = without_whitespace(figure.quote)
        for found in (
            quoted_figures(figure.value, figure.unit, quote) if figure.part in ("rate", "per", "tiers") else ()
        ):
            if behind := MAXIMUM.search(quote, found.end):
                return behind[0]
    return ""


def fixed_gates(payout: Payout) -> Iterator[Gate]:
    """Yield what contradicts a fixed sum."""
    if payout.fixed is None:
        return
    quote = without_whitespace(payout.fixed.quote)
    for found in quoted_figures(payout.fixed.value, payout.fixed.unit, quote):
        each = EACH_THING.search(quote, 0, found.start) or (
            EACH_PERSON.search(quote, 0, found.start) if GIVEN_TO_FIRM.search(quote) else None
        )
        if each:
            yield Gate(("fixed", "quote"), "引文说的是每一个多少，不是定额", each[0], "写成 per，数什么写在 for 里")
            return
    if is_money(payout.fixed.unit) and (share := SHARE.search(quote)):
        yield Gate(("fixed", "quote"), "引文说的是按比例，不是定额", share[0], "写成 rate；上限写 cap")


def bound_gates(payout: Payout, figure: PayoutFigure, depth: int) -> Iterator[Gate]:
    """Yield what contradicts a figure as a bound, or as none."""
    at, quote = figure.at[depth:], without_whitespace(figure.quote)
    text = readable(quote)
    found = quantities(text, counted_in(figure.unit))
    places = [index for index, each in enumerate(found) if each in quoted_figures(figure.value, figure.unit, text)]
    certain = {certain_comparator(text, found[index].start, found[index].end) for index in places}
    if figure.part in ("fixed", "rate", "per", "tiers") and certain == {"at_most"}:
        hint = "由部门定的写 at_most；按比例、按数量算出来以后的上限，写 cap"
        yield Gate(at, "引文里这个数是上限，不是定数", figure.quote, hint)
    if figure.part in ("at_most", "cap") and places and not MAY_BE_UPPER.search(text):
        said = set().union(*(operators_of_figure(text, found, index) for index in places))
        if "at_most" not in said:
            yield Gate(
                at, "引文没有说这个数是上限", figure.quote, "引文里没有“最高”“不超过”一类字眼的，写 fixed，或换一段引文"
            )
