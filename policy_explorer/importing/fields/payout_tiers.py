"""Draft figures that depend on an answer: a number with several bounds, or one of several options. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from policy_explorer.importing.draft import Field, Inline
from policy_explorer.importing.fields.payout_ways import (
    GIVING,
    NUMBER,
    Way,
    choice,
    clause_around,
    option_id,
    payout_examples,
    plain,
    question,
    whole,
)
from policy_explorer.model.payout import UPPER_ENDS
from policy_explorer.text.quantities import NARROW

# 分别给予企业管理团队5万元、10万元
AMOUNTS = re.compile(
    rf"分别(?:再|各|一次性)*(?:为|按|(?:一次性|{GIVING})+(?:[^，。；0-9每最不按]{{2,10}})?)?(?P<list>(?:{NUMBER}元[、和及])+{NUMBER}元)"
)
BOUNDS = re.compile(
    rf"(?P<name>[一-鿿]{{2,16}}?)(?:首次|累计|合计)?(?P<verb>达到?|超过|突破|满)?(?P<list>(?:{NUMBER}(?P<unit>[^0-9、，。；万亿]{{1,4}})[、和及])+{NUMBER}(?P=unit))(?P<above>及?以上)?"
)
SCALES = {"": 1, "万": 10**4, "亿": 10**8}
BEFORE_NAME = re.compile("^(?:对于?|凡|将|在|企业|单位)")
ABOVE = {"超过": "more_than", "突破": "more_than"}
OFTEN = re.compile("每(?!家|户|个?企业|个?单位)")  # 每月分别补贴2000元、1000元 is not what one gets in all
FEWEST = 2  # tiers
NEAR = 24  # characters between two of them
LONGEST_OPTION = 20
AND = "、|以及|和|及|或"
LIST = re.compile(rf"[^、，。；：]{{1,30}}(?:(?:{AND})[^、，。；：]{{1,30}}?)+(?=，|等?的|分别|$|给予|一次性)")
# 年营业收入达到1000万元的，给予20万元奖励
BOUND_AND_SUM = re.compile(
    rf"(?P<name>(?!超过|突破|达到|首次|累计|合计)[一-鿿]{{2,16}}?)?(?:首次|累计|合计)?(?P<verb>达到?|超过|突破|满)?(?P<bound>{NUMBER})(?P<unit>(?![^0-9、，。；]{{0,3}}以[下内])[^0-9、，。；万亿]{{1,4}}?)(?:及?以上)?"
    rf"(?:且[^，。；0-9]{{2,20}})?的?，?(?:按?每(?P<each>[^0-9，。；每]{{1,3}}))?(?:一次性)?{GIVING}(?:一次性)?{GIVING}*(?P<sum>{NUMBER})元(?:/(?P<slash>[^0-9，。；/·每]{{1,3}}?)(?=$|[，。；]))?"
)
STAGES = re.compile("阶段|分步|累计|合计")  # one applicant gets several of them
# 全国首店奖励30万元、
OPTION_AND_SUM = re.compile(
    rf"(?:^|(?<=[，、]))(?:其中)?(?P<option>[^，、。；0-9每最不按额已共]{{2,20}}?)(?:一次性|给予|予以|分别|再)*(?:{GIVING})(?P<sum>{NUMBER})元(?:奖励|补助|补贴|资助)?(?:[、，]|$)"
)
STARS = re.compile("[1-5]A")  # of a sight: no number
Listed = tuple[float, str, str, float]  # scaled value, unit with its multiplier, multiplier, value


class Bounds(Struct, frozen=True):
    """The lower bounds of the tiers by a number, or the upper one of the first; `name` is what is counted, in `unit`."""

    limits: list[Listed]
    unit: str
    operators: list[str]
    name: str


def tiers(text: str, fact: str) -> Way | None:
    """Return the tiers that a sentence lists, or that several clauses give one each."""
    for written in re.findall("[^。；]+", text):
        sentence = written.translate(NARROW)
        sums = AMOUNTS.search(sentence)
        if sums and is_often(sentence, sums):
            continue
        if sums and (way := by_bounds(written, sums, fact) or by_options(written, sums, fact)):
            return way
    return by_clauses(text, fact) or by_listed(text, fact)


def is_often(sentence: str, sums: re.Match[str]) -> bool:
    """Return whether the clause of `sums` says that they come every month, or for each of something."""
    return OFTEN.search(sentence, clause_around(sentence, sums.start(), sums.end())[0], sums.start()) is not None


def by_listed(text: str, fact: str) -> Way | None:
    """Return the tiers of a list of options, each with its sum: 全国首店奖励30万元、省级首店奖励15万元."""
    if STAGES.search(text):
        return None
    for written in re.findall("[^。；：]+", text):
        sentence = written.translate(NARROW)
        found = list(OPTION_AND_SUM.finditer(sentence))
        between = [sentence[before.end() : after.start()] for before, after in pairwise(found)]
        if len(found) < FEWEST or any(between) or len(re.findall("[0-9]", sentence[: found[0].start()])):
            continue
        options, givens = [each["option"] for each in found], [figures_in(f"{each['sum']}元")[0] for each in found]
        begin, end = clause_around(written, found[0].start("option"), found[-1].end())
        # 全国首店, 省级首店: of one kind, as their last character says.
        kinds = {re.sub("[“”]|（.*）", "", option)[-1:] for option in options}
        if (
            len(kinds) != 1
            or len(set(options)) < len(options)
            or OFTEN.search(sentence)
            or re.search("[0-9]", sentence[found[-1].end() : end])
        ):
            continue
        return by_choice(tuple(options), givens, written[begin:end], fact)
    return None


def by_bounds(written: str, sums: re.Match[str], fact: str) -> Way | None:
    """Return the tiers of a sentence that names as many bounds as sums: 100万元、300万元以上的，分别奖励1万元、2万元."""
    sentence = written.translate(NARROW)
    bounds = next(iter(bounds_before(sentence, sums.start())), None)
    if bounds is None:
        return None
    givens, limits = figures_in(sums["list"]), figures_in(bounds["list"])
    begin = clause_around(sentence, bounds.start(), bounds.end())[0]
    end = clause_around(sentence, sums.start(), sums.end())[1]
    operator = ABOVE.get(bounds["verb"] or "", "at_least")
    lowest = Bounds(limits, bounds["unit"], [operator] * len(limits), BEFORE_NAME.sub("", bounds["name"]))
    return by_number(lowest, givens, written[begin:end], fact)


def by_clauses(text: str, fact: str) -> Way | None:
    """Return the tiers of clauses that each name a bound of the same thing and a sum: 满100万元的，奖励1万元；满300万元的，……."""
    if text.count("元") < FEWEST:
        return None
    sentence = text.translate(NARROW)
    found = list(BOUND_AND_SUM.finditer(sentence))
    if len(found) < FEWEST or any(found[0]["unit"] != each["unit"] for each in found):
        return None
    between = [sentence[before.end() : after.start()] for before, after in pairwise(found)]
    if any(re.search(r"[0-9]|其中|。", words) or len(words) > NEAR for words in between):
        return None
    names = sorted((BEFORE_NAME.sub("", each["name"]) for each in found if each["name"]), key=len, reverse=True)
    verbs = {ABOVE.get(each["verb"] or "", "at_least") for each in found}
    if not names or len(verbs) != 1 or not all(names[0].endswith(each) for each in names):
        return None
    counted = {each["each"] or each["slash"] for each in found}
    if counted not in ({None}, {found[0]["unit"]}):
        return None
    limits = [figures_in(f"{each['bound']}{each['unit']}")[0] for each in found]
    givens = [figures_in(f"{each['sum']}元")[0] for each in found]
    begin, end = clause_around(sentence, found[0].start(), found[-1].end())
    begin = max(text.rfind(sign, 0, found[0].start("bound")) for sign in "，。；：") + 1
    bounds = Bounds(limits, found[0]["unit"], [verbs.pop()] * len(limits), names[0])
    return by_number(bounds, givens, text[begin:end], fact, counted=None not in counted)


def by_number(bounds: Bounds, givens: list[Listed], quote: str, fact: str, counted: bool = False) -> Way | None:
    """Return the tiers by a number, with these lower bounds and these sums; `counted`: these are for each of the number."""
    limits, operators = bounds.limits, bounds.operators
    written, givens = givens, in_one_unit(givens)
    units = {each[1] for each in givens}
    above = limits[1:] if operators[0] in UPPER_ENDS else limits
    if len(givens) != len(limits) or len(units) != 1 or sorted(above) != above or len(set(above)) != len(above):
        return None
    if len(givens) < FEWEST or sorted(each[0] for each in givens) != [each[0] for each in givens]:
        return None
    scale = limits[0][2]
    unit = f"{scale}{bounds.unit}"
    lines = tuple(
        Inline((Field(operator, whole(limit[0] / SCALES[scale])), Field("value", whole(given[3]))))
        for operator, limit, given in zip(operators, limits, givens, strict=True)
    )
    given_unit = f"{next(iter(units))}/{unit}" if counted else next(iter(units))
    if counted and scale:
        return None
    by = (Field("by", fact), *((Field("for", fact),) if counted else ()))
    value = (*by, Field("unit", given_unit), Field("quote", quote), Field("lines", lines))
    values = tuple((whole(each[0] / SCALES[scale]), unit) for each in limits)
    values += tuple((each[3], each[1]) for each in (*limits, *written, *givens))
    values += tuple((each[3], given_unit) for each in givens)
    bound, operator = whole(limits[0][0] / SCALES[scale]), operators[0]
    used = (unit, given_unit)
    asked = question(fact, bounds.name, unit)
    if operator in UPPER_ENDS:  # the first tier begins with nothing, and sets no condition
        examples = payout_examples(fact, whole(bound / 2), whole(givens[0][3]))
        return Way("tiers", value, quote, values, asked, used, examples=examples)
    lowest = (Field("fact", fact), Field(operator, bound), Field("quote", quote))
    answer = bound + (operator == "more_than") / 2
    examples = payout_examples(fact, whole(answer), whole(givens[0][3] * (answer if counted else 1)))
    meets, fails = bound + (operator == "more_than"), bound - (operator == "at_least")
    return Way("tiers", value, quote, values, asked, used, (), lowest, meets, fails, examples)


def by_options(written: str, sums: re.Match[str], fact: str) -> Way | None:
    """Return the tiers of a sentence that lists as many options as sums: 国家级、省级、市级，分别给予50万元、30万元、10万元."""
    givens = figures_in(sums["list"])
    found = options_before(written[: sums.start()], len(givens))
    if found is None:
        return None
    options, start = found
    end = clause_around(written, sums.start(), sums.end())[1]
    begin = clause_around(written, start, start + 1)[0]
    return by_choice(options, givens, written[begin:end], fact)


def by_choice(options: tuple[str, ...], givens: list[Listed], quote: str, fact: str) -> Way | None:
    """Return the tiers by one of `options`, with these sums."""
    written, givens = givens, in_one_unit(givens)
    units = {each[1] for each in givens}
    if len(units) != 1:
        return None
    ids = [option_id(at) for at in range(len(options))]
    lines = tuple(
        Inline((Field("is", id), Field("value", whole(given[3])))) for id, given in zip(ids, givens, strict=True)
    )
    value = (Field("by", fact), Field("unit", next(iter(units))), Field("quote", quote), Field("lines", lines))
    values = tuple((each[3], each[1]) for each in written)
    lowest = (Field("fact", fact), Field("one_of", tuple(ids)), Field("quote", quote))
    asked = choice(fact, "、".join(options), options)
    examples = payout_examples(fact, ids[0], whole(givens[0][3]))
    return Way("tiers", value, quote, values, asked, tuple(units), (), lowest, ids[0], "none", examples)


def in_one_unit(givens: list[Listed]) -> list[Listed]:
    """Return sums in 元 where some are in 万元 and others in 元."""
    if {each[1] for each in givens} != {"万元", "元"}:
        return givens
    return [(scaled, "元", "", scaled) for scaled, *_ in givens]


def options_before(text: str, count: int) -> tuple[tuple[str, ...], int] | None:
    """Return the `count` options that the end of `text` lists, and where the first begins: 对首次认定的国家级、省级企业."""
    # 和 may be part of a name: 国家级、省级文化和旅游消费集聚区.
    lists = [
        (each, signs)
        for signs in (AND, "、")
        for each in LIST.finditer(text)
        if len(re.split(signs, each.group())) == count
    ]
    if not lists:
        return None
    found, signs = max(lists, key=lambda pair: (pair[1] == AND, pair[0].start()))
    first, *others = re.split(signs, found.group())
    last = others.pop()
    head = re.search(r"(?:.*(?:的|为|到|获得?|达到?|[评认]定|评为|入选|列入|引进|新增|对|到))?(?P<option>.+)", first)
    option = head["option"] if head else first
    tail = cut_tail(option, last)
    options = (option, *others, tail)
    if any(not each or len(each) > LONGEST_OPTION or re.search("[0-9]", STARS.sub("", each)) for each in options):
        return None
    return (options, found.start() + len(first) - len(option)) if len(set(options)) == count else None


def cut_tail(option: str, last: str) -> str:
    """Return the option that `last` begins with: up to the character that `option` ends with, or else up to 的."""
    shared = last.find(option[-1])
    if shared > 0:
        return last[: shared + 1]
    return last.partition("的")[0]


def bounds_before(sentence: str, end: int) -> Iterator[re.Match[str]]:
    """Yield the lists of bounds in `sentence` before `end` that surely are lower ones."""
    yield from (found for found in BOUNDS.finditer(sentence, 0, end) if found["above"] or found["verb"])


def figures_in(listed: str) -> list[Listed]:
    """Return (scaled value, unit with its multiplier, multiplier, value) of each figure in a list."""
    found = re.findall(r"([0-9.,]+)([万亿]?)([^0-9、和及]+)", listed)
    return [(plain(value) * SCALES[scale], f"{scale}{unit}", scale, plain(value)) for value, scale, unit in found]
