"""Draft how much a benefit is where the words leave little doubt, and a mark where they only may say how it is worked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from policy_explorer.importing.draft import Absent, Field, Figure, Inline
from policy_explorer.importing.payout_parts import part_fields
from policy_explorer.text.quantities import NARROW, narrow
from policy_explorer.text.verbatim import without_whitespace

# Right before and right behind the figure of a fixed sum: 一次性奖励10万元, 给予10万元一次性补助.
ONCE_BEFORE = re.compile("一次性(?:给予|奖励|补助|补贴|资助|奖补|予以)+\\Z")
ONCE_BEHIND = re.compile("的?一次性(?:奖励|补助|补贴|资助|奖补)")
# What makes it more than one plain sum.
MORE = re.compile(
    "每|按|最高|不超过|以内|封顶|上限|比例|%|百分之|分[0-9两二三四五六七八九十]*[年期次批]|分别|就高|至|到[0-9]|左右|部分|孰|较低|较高"
)
PLAIN_UNITS = ("元", "万元")
GIVEN_ROLES = ("amount", "rate")
GIVING = "(?:给予|予以|补贴|奖励|补助|资助|贴息|返还|扶持|支持)"
MONEY = "额|金|费|费用|投资|投入|成本|支出|收入|价|款|息|税|薪|工资"
RATE = re.compile(
    rf"按照?(?:其|实际)?(?P<base>[^，。；0-9按]{{1,20}}?(?:{MONEY}))的(?P<rate>[0-9.]+)%[^，。；]{{0,12}}?{GIVING}"
)
CAP = re.compile(r"(?:最高|不超过|上限)[^0-9，。；]{0,8}(?P<cap>[0-9.,]+)(?P<unit>万?元)")
NUMBER = "[0-9.,]+[万亿]?"
AMOUNTS = re.compile(rf"分别(?:一次性)?{GIVING}*(?P<list>(?:{NUMBER}元[、和及])+{NUMBER}元)")
BOUNDS = re.compile(
    rf"(?P<name>[一-鿿]{{2,16}}?)(?:首次|累计|合计)?(?P<verb>达到?|超过|突破|满)?(?P<list>(?:{NUMBER}(?P<unit>[^0-9、，。；万亿]{{1,4}})[、和及])+{NUMBER}(?P=unit))(?P<above>及?以上)?"
)
EXAMPLE = 100  # the answer of an example
SCALES = {"": 1, "万": 10**4, "亿": 10**8}
BEFORE_NAME = re.compile("^(?:对于?|凡|将|在|企业|单位)")
ABOVE = {"超过": "more_than", "突破": "more_than"}
RANGE = re.compile(r"(?P<low>[0-9.]+)(?:万?元)?(?:[-—－–~～]+|至|到)(?P<high>[0-9.]+)(?P<unit>万?元)")
PAYOUT_GUESS = "原文写了给多少的，看能不能写成 payout：定额 fixed，比例 rate，每人每项 per，分档 tiers；写进去的数从 amounts 里删去"
WAY_GUESS = {
    "tiers": "从“分别”看是分档，各档的界限和数都请核对；问题 {fact} 是代拟的，在 questions.yaml 里改好",
    "rate": "从“按……的百分之几”看是比例，问题 {fact} 是代拟的，在 questions.yaml 里改好；上限没有写的不写 cap",
    "at_most": "从“最高”看由部门在这个数以内定，请核对",
    "range": "从“至”看由部门在两个数之间定，请核对",
}


class PayoutDraft(Struct, frozen=True):
    """The field `payout` or a mark in its place, the figures that are left for `amounts`, and the question that it needs."""

    fields: tuple[Field | Absent, ...]
    rest: tuple[Figure, ...]
    question: tuple[Field, ...] = ()
    units: tuple[str, ...] = ()  # of the question, and of the payout
    lowest: tuple[Field, ...] = ()  # the condition that the lowest tier sets


class Way(Struct, frozen=True):
    """A way that the words of a text say: its field, and what it uses."""

    name: str
    value: Any
    clause: str  # all that it rests on
    values: tuple[tuple[float, str], ...]  # figures of the clause that it holds, with their units
    question: tuple[Field, ...] = ()
    units: tuple[str, ...] = ()
    more: tuple[Field, ...] = ()  # its cap
    lowest: tuple[Field, ...] = ()
    examples: tuple[Field, ...] = ()


def draft_payout(figures: Sequence[Figure], text: str, fact: str) -> PayoutDraft:
    """Return how much a benefit is by its `text`, whose figures these are. `fact` is the id of a question that it may need."""
    text = without_whitespace(text)
    parts, left = part_fields(text, figures)
    given = [figure for figure in left if figure.role in GIVEN_ROLES]
    ways: tuple[Callable[[], Way | None], ...] = (
        lambda: tiers(text, fact),
        lambda: fixed(given),
        lambda: rate(text, fact, given),
        lambda: at_most(given),
        lambda: range_of(given),
    )
    way = next((found for each in ways if (found := each())), None)
    if way is None:
        return PayoutDraft((Absent("payout", PAYOUT_GUESS),) if given else (), tuple(figures))
    left = tuple(each for each in left if not holds(way, each))
    if any(each.role in GIVEN_ROLES and each.quote in way.clause for each in left):
        return PayoutDraft((Absent("payout", PAYOUT_GUESS),), tuple(figures))
    guess = WAY_GUESS.get(way.name, "").format(fact=fact)
    if way.name == "fixed" and any(part.key == "instalments" for part in parts):
        way, parts = not_at_once(way, parts)
    value = (Field(way.name, way.value), *way.more, *parts, *way.examples)
    return PayoutDraft((Field("payout", value, guess),), left, way.question, way.units, way.lowest)


def holds(way: Way, figure: Figure) -> bool:
    """Return whether a figure is one that `way` records."""
    return figure.quote in way.clause and (figure.value, figure.unit) in way.values


def fixed(given: Sequence[Figure]) -> Way | None:
    """Return a fixed sum, if one figure is surely that."""
    if len(given) != 1 or not is_fixed(given[0]):
        return None
    figure = given[0]
    return Way("fixed", amount_of(figure), figure.quote, ((figure.value, figure.unit),))


def not_at_once(way: Way, parts: tuple[Field, ...]) -> tuple[Way, tuple[Field, ...]]:
    """Return a fixed sum that is paid in parts: its quote leaves out 一次性, which here means only that it comes once."""
    quote = way.clause.partition("一次性")[2]
    if not ONCE_BEFORE.search(way.clause[: len(way.clause) - len(quote)] + re.split("[0-9]", quote)[0]):
        return way, tuple(part for part in parts if part.key != "instalments")
    fields = [Field(each.key, quote if each.key == "quote" else each.value) for each in way.value.fields]
    return Way("fixed", Inline(tuple(fields)), way.clause, way.values), parts


def is_fixed(figure: Figure) -> bool:
    """Return whether the clause surely gives the figure once, and nothing else."""
    quote = narrow(figure.quote)
    form = narrow(figure.written or f"{figure.value:.15g}{figure.unit}")
    plain = figure.unit in PLAIN_UNITS and figure.comparator is None and figure.written is None and figure.value > 0
    if not plain or quote.count(form) != 1 or MORE.search(quote):
        return False
    at = quote.index(form)
    return bool(ONCE_BEFORE.search(quote[:at]) or ONCE_BEHIND.match(quote[at + len(form) :]))


def amount_of(figure: Figure) -> Inline:
    """Return a figure with its unit and its quote."""
    return Inline((Field("value", figure.value), Field("unit", figure.unit), Field("quote", figure.quote)))


def at_most(given: Sequence[Figure]) -> Way | None:
    """Return a maximum, if the text gives nothing else: 最高10万元."""
    if len(given) != 1 or given[0].comparator != "at_most" or given[0].unit not in PLAIN_UNITS or given[0].written:
        return None
    figure = given[0]
    if re.search("每|按|%|百分之|分别", figure.quote):
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
    if found is None or sum(figure.unit == "%" for figure in given) != 1:
        return None
    sentence_end = min(at for sign in "。；" if (at := (text + "。；").find(sign, found.end())) >= 0)
    cap = CAP.search(figures, found.end(), sentence_end)
    begin, end = clause_around(text, found.start(), found.end())
    share = plain(found["rate"])
    sentence = text[max(text.rfind(sign, 0, found.start()) for sign in "。；") + 1 : sentence_end]
    if sum(figure.role == "amount" and figure.quote in sentence for figure in given) > bool(cap):
        return None
    clause, values = text[begin:end], [(share, "%")]
    more: tuple[Field, ...] = ()
    if cap:
        cap_begin, cap_end = clause_around(text, cap.start(), cap.end())
        clause, values = text[begin:cap_end], [*values, (plain(cap["cap"]), cap["unit"])]
        figure = (
            Field("value", plain(cap["cap"])),
            Field("unit", cap["unit"]),
            Field("quote", text[cap_begin:cap_end]),
        )
        more = (Field("cap", Inline(figure)),)
    value = Inline((Field("value", share), Field("of", fact), Field("quote", text[begin:end])))
    name = re.sub("^(?:其|当年|实际)?(?=..)", "", found["base"])
    unit = cap["unit"] if cap else "万元"
    gives = whole(share * EXAMPLE / 100)
    gives = min(gives, plain(cap["cap"])) if cap else gives
    examples = payout_examples(fact, EXAMPLE, gives)
    return Way("rate", value, clause, tuple(values), question(fact, name, unit), (unit,), more, examples=examples)


def tiers(text: str, fact: str) -> Way | None:
    """Return the tiers of a sentence that names as many bounds as sums: 100万元、300万元以上的，分别奖励1万元、2万元."""
    for written in re.findall("[^。；]+", text):
        sentence = written.translate(NARROW)
        sums = AMOUNTS.search(sentence)
        bounds = next(iter(bounds_before(sentence, sums.start())), None) if sums else None
        if sums is None or bounds is None:
            continue
        givens, limits = figures_in(sums["list"]), figures_in(bounds["list"])
        units = {each[1] for each in givens}
        if len(givens) != len(limits) or len(units) != 1 or sorted(limits) != limits:
            continue
        scale, unit = limits[0][2], f"{limits[0][2]}{bounds['unit']}"
        operator = ABOVE.get(bounds["verb"] or "", "at_least")
        lines = tuple(
            Inline((Field(operator, whole(limit[0] / SCALES[scale])), Field("value", whole(given[3]))))
            for limit, given in zip(limits, givens, strict=True)
        )
        begin, end = (
            clause_around(sentence, bounds.start(), bounds.end())[0],
            clause_around(sentence, sums.start(), sums.end())[1],
        )
        quote = written[begin:end]
        value = (Field("by", fact), Field("unit", next(iter(units))), Field("quote", quote), Field("lines", lines))
        values = tuple((each[3], each[1]) for each in (*limits, *givens))
        name = BEFORE_NAME.sub("", bounds["name"])
        lowest = (Field("fact", fact), Field(operator, whole(limits[0][0] / SCALES[scale])), Field("quote", quote))
        asked = question(fact, name, unit)
        answer = lowest[1].value + (operator == "more_than") / 2
        examples = payout_examples(fact, whole(answer), whole(givens[0][3]))
        return Way("tiers", value, quote, values, asked, (unit, next(iter(units))), lowest=lowest, examples=examples)
    return None


def bounds_before(sentence: str, end: int) -> Iterator[re.Match[str]]:
    """Yield the lists of bounds in `sentence` before `end` that surely are lower ones."""
    yield from (found for found in BOUNDS.finditer(sentence, 0, end) if found["above"] or found["verb"])


def figures_in(listed: str) -> list[tuple[float, str, str, float]]:
    """Return (scaled value, unit with its multiplier, multiplier, value) of each figure in a list."""
    found = re.findall(r"([0-9.,]+)([万亿]?)([^0-9、和及]+)", listed)
    return [(plain(value) * SCALES[scale], f"{scale}{unit}", scale, plain(value)) for value, scale, unit in found]


def question(fact: str, name: str, unit: str) -> tuple[Field, ...]:
    """Return the question that a payout needs."""
    ask = f"{name}是多少{unit}？" if len(name) <= 16 else f"这一项按多少{unit}计算？"
    return (
        Field("id", fact),
        Field("name", name[:16], "导入时代拟的问题：简称、问法都请改好；别处已有同样的问题就用那一题"),
        Field("ask", ask),
        Field("type", "number"),
        Field("unit", unit),
        Field("minimum", 0),
    )


def payout_examples(fact: str, answer: float, gives: float) -> tuple[Field, ...]:
    """Return an example that is worked out."""
    answers = Inline((Field(fact, answer),))
    return (Field("examples", (Inline((Field("answers", answers), Field("gives", gives))),)),)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the indices of the clause around text[start:end]."""
    begin = max(text.rfind(sign, 0, start) for sign in "，。；：") + 1
    stops = [at for sign in "，。；：" if (at := text.find(sign, end)) >= 0]
    return begin, min(stops, default=len(text))


def plain(figure: str) -> int | float:
    """Return the number that `figure` writes."""
    return whole(float(figure.replace(",", "").rstrip(".")))


def whole(value: float) -> int | float:
    """Return a number, as an int if it is whole."""
    return int(value) if value == int(value) else round(value, 6)
