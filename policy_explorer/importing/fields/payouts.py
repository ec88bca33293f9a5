"""Draft how much a benefit is where the words leave little doubt, and a mark where they only may say how it is worked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.importing.draft import Absent, Field, Figure, Inline
from policy_explorer.importing.fields.payout_parts import part_fields
from policy_explorer.importing.fields.payout_per import per
from policy_explorer.importing.fields.payout_ranges import ranges
from policy_explorer.importing.fields.payout_tiers import tiers
from policy_explorer.importing.fields.payout_ways import (
    EXAMPLE,
    GIVING,
    Way,
    amount_of,
    cap_after,
    clause_around,
    payout_examples,
    plain,
    question,
    sentence_end_of,
    whole,
)
from policy_explorer.text.quantities import NARROW, narrow
from policy_explorer.text.verbatim import without_whitespace

# Right before and right behind the figure of a fixed sum: 一次性奖励10万元, 给予10万元一次性补助.
ONCE_BEFORE = re.compile("一次性(?:[^，。；0-9每按]{0,6}(?:给予|奖励|补助|补贴|资助|奖补|予以))+\\Z")
ONCE_BEHIND = re.compile("的?一次性[^，。；0-9每按]{0,6}(?:奖励|补助|补贴|资助|奖补)")
# The same without 一次性: 的企业奖励3万元, 给予3万元奖励.
PLAINLY_BEFORE = re.compile(f"(?:再|各|再次|直接)?(?:{GIVING})+\\Z")
PLAINLY_BEHIND = re.compile("的?(?:奖励|补助|补贴|资助|奖补|扶持)?(?:资金|金)?")
# Of one applicant each: 每户奖励5万元.
EACH_APPLICANT = re.compile("每[户家](?:企业|单位)?")
# A sum of all that is spent, one that comes again, or one that grows with something.
OF_ALL = re.compile("安排|统筹|筹集|投入|总额|总计|合计|累计|共|全[年市县区省]|预计|下达|已|专项资金|预算")
AGAIN = re.compile(
    "每|按[月年季]|逐年|连续[0-9两二三四五六]{1,2}个?[年月](?:给予|奖励|补助|补贴|支持|发放|资助|贴息)"
    "|(?:给予|奖励|补助|补贴|支持|发放|资助|补)[^，。；]{0,6}连续|连续(?:奖励|补助|补贴)|分[0-9两二三四五六七八九十]*[年期次批]"
)
LENT = re.compile("贷|授信|利率|信用额度|担保额")  # what is lent is not given
# What makes it more than one plain sum.
MORE = re.compile(
    "每|按|最高|不超过|以内|封顶|上限|比例|%|百分之|分[0-9两二三四五六七八九十]*[年期次批]|分别|就高|至|到[0-9]|左右|部分|孰|较低|较高"
)
PLAIN_UNITS = ("元", "万元")
GIVEN_ROLES = ("amount", "rate")
# Some get only a part of it: 住宿企业减半执行.
HALVED = re.compile("减半(?:执行|享受|给予|奖励|补[贴助]|发放|兑现)|折半|(?:按[^，。；]{0,8}[%成半])(?:执行|折算)")
MONEY = "额|金|费|费用|投资|外资|投入|成本|支出|收入|价|款|息|税|薪|工资|产值"
RATE = re.compile(
    rf"按照?(?:其|实际)?(?P<base>[^，。；0-9按]{{1,20}}?(?:{MONEY}))(?:总额|格)?的(?P<rate>[0-9.]+)%[^，。；]{{0,12}}?(?:{GIVING}|后补|兑[付现换])"
    rf"|对[^，。；0-9]{{0,20}}?(?P<of>[^，。；0-9对的]{{1,10}}(?:{MONEY}))(?:给予|按)?补[贴助](?P<share>[0-9.]+)%(?=$|[，。；])"
)
NOT_EXACT = re.compile("不(?:超过|高于|低于|少于|大于)|最高|至少|以内")  # 按不超过费用的30%: how much is left open
RANGE = re.compile(r"(?P<low>[0-9.]+)(?:万?元)?(?:[-—－–~～]+|至|到)(?P<high>[0-9.]+)(?P<unit>万?元)")
PAYOUT_GUESS = "原文写了给多少的，看能不能写成 payout：定额 fixed，比例 rate，每人每项 per，分档 tiers；写进去的数从 amounts 里删去"
PLAIN_GUESS = "原文没有写“一次性”，按定额写；每年都有、可以得几次的，改成别的写法"
WAY_GUESS = {
    "tiers": "从“分别”或者各档的数看是分档，各档的界限和数都请核对；问题 {fact} 是代拟的，在 questions.yaml 里改好",
    "rate": "从“按……的百分之几”看是比例，问题 {fact} 是代拟的，在 questions.yaml 里改好；上限没有写的不写 cap",
    "at_most": "从“最高”看由部门在这个数以内定，请核对",
    "per": "从“每”看是每一份多少，问题 {fact} 是代拟的，在 questions.yaml 里改好；另有上限、限额的请核对",
    "range": "从“至”看由部门在两个数之间定，请核对",
}


class PayoutDraft(Struct, frozen=True):
    """The field `payout` or a mark in its place, the figures that are left for `amounts`, and the question that it needs."""

    fields: tuple[Field | Absent, ...]
    rest: tuple[Figure, ...]
    question: tuple[Field, ...] = ()
    units: tuple[str, ...] = ()  # of the question, and of the payout
    lowest: tuple[Field, ...] = ()  # the condition that the lowest tier sets
    meets: Any = None  # an answer that meets it, and one that does not
    fails: Any = None


def draft_payout(figures: Sequence[Figure], text: str, fact: str) -> PayoutDraft:
    """Return how much a benefit is by its `text`, whose figures these are. `fact` is the id of a question that it may need."""
    text = without_whitespace(text)
    parts, left = part_fields(text, figures)
    given = [figure for figure in left if figure.role in GIVEN_ROLES]
    ways: tuple[Callable[[], Way | None], ...] = (
        lambda: ranges(text, fact),
        lambda: tiers(text, fact),
        lambda: fixed(given, text),
        lambda: rate(text, fact, given),
        lambda: per(text, fact, given),
        lambda: at_most(given, text),
        lambda: range_of(given),
    )
    way = next((found for each in ways if (found := each())), None)
    if way is None or HALVED.search(text):
        return PayoutDraft((Absent("payout", PAYOUT_GUESS),) if given else (), tuple(figures))
    left = tuple(each for each in left if not holds(way, each))
    if any(each.role in GIVEN_ROLES and each.quote in way.clause for each in left):
        return PayoutDraft((Absent("payout", PAYOUT_GUESS),), tuple(figures))
    guess = WAY_GUESS.get(way.name, "").format(fact=fact)
    if way.name == "fixed" and "一次性" not in way.clause:
        guess = PLAIN_GUESS
    if way.name != "tiers" and any(part.key == "instalments" for part in parts):
        way = not_at_once(way)
        if way is None:
            return PayoutDraft((Absent("payout", PAYOUT_GUESS),), tuple(figures))
    value = (Field(way.name, way.value), *way.more, *parts, *way.examples)
    return PayoutDraft(
        (Field("payout", value, guess),), left, way.question, way.units, way.lowest, way.meets, way.fails
    )


def holds(way: Way, figure: Figure) -> bool:
    """Return whether a figure is one that `way` records."""
    return figure.quote in way.clause and (figure.value, figure.unit) in way.values


def fixed(given: Sequence[Figure], text: str) -> Way | None:
    """Return a fixed sum, if one figure is surely that."""
    if len(given) != 1 or not (is_fixed(given[0]) or is_plainly_fixed(given[0], text)):
        return None
    figure = given[0]
    return Way("fixed", amount_of(figure), figure.quote, ((figure.value, figure.unit),))


def not_at_once(way: Way) -> Way | None:
    """Return a way of giving a sum in parts: its quote leaves out 一次性, which here means only that it comes once.

    None where it cannot be left out: 给予20万元一次性奖励.
    """
    if "一次性" not in way.clause:
        return way
    own = next(each.value for each in way.value.fields if each.key == "quote")
    before, _, behind = own.partition("一次性")
    if way.name == "fixed":
        # Of a sum behind 一次性, the verb that gives it has to stay.
        sum_at = re.search("[0-9]", narrow(behind))
        quote = behind if sum_at and ONCE_BEFORE.search(own[: len(own) - len(behind) + sum_at.start()]) else ""
    else:
        quote = re.sub(f"(?:{GIVING})+\\Z", "", before) if re.search("[0-9]", narrow(before)) else ""
    if not quote or "一次性" in quote:
        return None
    fields = [Field(each.key, quote if each.key == "quote" else each.value) for each in way.value.fields]
    return replace(way, value=Inline(tuple(fields)))


def is_fixed(figure: Figure) -> bool:
    """Return whether the clause surely gives the figure once, and nothing else."""
    quote = narrow(figure.quote)
    form = narrow(figure.written or f"{figure.value:.15g}{figure.unit}")
    plain = figure.unit in PLAIN_UNITS and figure.comparator is None and figure.written is None and figure.value > 0
    if not plain or quote.count(form) != 1 or MORE.search(quote):
        return False
    at = quote.index(form)
    return bool(ONCE_BEFORE.search(quote[:at]) or ONCE_BEHIND.match(quote[at + len(form) :]))


def is_plainly_fixed(figure: Figure, text: str) -> bool:
    """Return whether the clause gives the figure, without 一次性, and nothing in `text` makes it come again or grow."""
    form = narrow(figure.written or f"{figure.value:.15g}{figure.unit}")
    quote = EACH_APPLICANT.sub("", narrow(figure.quote))
    plain = figure.unit in PLAIN_UNITS and figure.comparator is None and figure.written is None and figure.value > 0
    if (
        not plain
        or quote.count(form) != 1
        or MORE.search(quote)
        or OF_ALL.search(quote)
        or AGAIN.search(EACH_APPLICANT.sub("", text))
    ):
        return False
    at = quote.index(form)
    before, behind = quote[:at].removesuffix("一次性"), quote[at + len(form) :]
    return PLAINLY_BEFORE.search(before) is not None and PLAINLY_BEHIND.fullmatch(behind) is not None


def at_most(given: Sequence[Figure], text: str) -> Way | None:
    """Return a maximum, if the text gives nothing else: 最高10万元."""
    if len(given) != 1 or given[0].comparator != "at_most" or given[0].unit not in PLAIN_UNITS or given[0].written:
        return None
    figure = given[0]
    if LENT.search(text) and not re.search(GIVING, figure.quote):
        return None
    if re.search(
        "每(?!家|户|人|[个位](?:企业|单位|项目|人|村|乡?镇|[市县区]|试点|城市|平台|园区|基地|团队|机构)|年)|每年|按|%|百分之|分别|贷款|授信|额度|融资|借款",
        figure.quote,
    ):
        return None
    return Way("at_most", amount_of(figure), figure.quote, ((figure.value, figure.unit),))


def range_of(given: Sequence[Figure]) -> Way | None:
    """Return a range, if its two ends are all that the text gives: 5万元至10万元."""
    if len(given) != 2 or given[0].quote != given[1].quote or re.search("每|按|%|分别", given[0].quote):
        return None
    found = RANGE.search(narrow(given[0].quote))
    if found is None or not 0 <= float(found["low"]) < float(found["high"]):
        return None
    low, high = (plain(found[key]) for key in ("low", "high"))
    fields = (Field("from", low), Field("to", high), Field("unit", found["unit"]), Field("quote", given[0].quote))
    return Way("range", Inline(fields), given[0].quote, tuple((each.value, each.unit) for each in given))


def rate(text: str, fact: str, given: Sequence[Figure]) -> Way | None:
    """Return a percentage of a sum of money, if it is the only one, with its cap."""
    figures = text.translate(NARROW)
    found = RATE.search(figures)
    if found is None or sum(figure.unit == "%" for figure in given) != 1 or NOT_EXACT.search(found.group()):
        return None
    base, rated = found["base"] or found["of"], found["rate"] or found["share"]
    sentence_end = sentence_end_of(text, found.end())
    cap = cap_after(text, found.end(), sentence_end)
    if cap is None:
        return None
    more, clause_end, caps = cap
    begin, end = clause_around(text, found.start(), found.end())
    share = plain(rated)
    sentence = text[max(text.rfind(sign, 0, found.start()) for sign in "。；") + 1 : sentence_end]
    beside = [each for each in given if each.role == "amount" and each.quote in sentence]
    if sum(each.comparator != "at_most" for each in beside) > bool(caps):
        return None
    clause = text[begin : max(end, clause_end if caps else end)]
    values = ((share, "%"), *caps)
    value = Inline((Field("value", share), Field("of", fact), Field("quote", text[begin:end])))
    name = re.sub("^(?:其|当年|实际)?(?=..)", "", base)
    unit = caps[0][1] if caps else "万元"
    gives = min([whole(share * EXAMPLE / 100), *(amount for amount, _ in caps)])
    examples = payout_examples(fact, EXAMPLE, gives)
    return Way("rate", value, clause, values, question(fact, name, unit), (unit,), more, examples=examples)
