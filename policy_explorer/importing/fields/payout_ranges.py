"""Draft tiers by a number of which the text says both ends: 100万元（含）以上500万元以下的奖励8万元；500万元以上的奖励20万元. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from policy_explorer.importing.fields.payout_tiers import (
    AMOUNTS,
    BEFORE_NAME,
    FEWEST,
    NEAR,
    SCALES,
    Bounds,
    Listed,
    by_number,
    figures_in,
    is_often,
)
from policy_explorer.importing.fields.payout_ways import GIVING, NUMBER, Way, clause_around, plain
from policy_explorer.text.quantities import NARROW

UNITS = "美元|元|平方米|立方米|亩|人次|人|名|家|户|辆|台|套|件|吨|公里|场|个|床|间|头|只|羽|千瓦|兆瓦|箱|单|栋"
INCLUDING = "(?:[（(]不?含[^）)0-9]{0,6}[）)])?"
JOINED = "(?:[，、]?[但且]?(?:至|到|[-—－–~～]+|不足|低于|小于|不超过|不满|未达到))"
ABOVE = "(?:及?以上|起)"
# From one figure to another, from one on, or up to one.
ENDS = re.compile(
    rf"(?P<verb>超过|突破|达到?|满|不低于)?(?P<low>{NUMBER})(?P<unit_low>{UNITS})?(?P<including>{INCLUDING})(?:{ABOVE}{JOINED}?|{JOINED})"
    rf"(?P<high>{NUMBER})(?P<unit_high>{UNITS})(?P<including_high>{INCLUDING})(?:及?以下|以内|之间)?"
    rf"|(?P<verb_only>超过|突破|达到?|满|不低于)?(?P<only>{NUMBER})(?P<unit_only>{UNITS})(?P<including_only>{INCLUDING})(?P<above>{ABOVE})?(?P<below>及?以下|以内)?"
)
GIVES = re.compile(
    rf"(?:的[^，。；0-9]{{0,8}})?(?:，[^，。；0-9]{{2,12}}的)?，?(?:按|每(?P<each>{UNITS})|每[家户个](?:企业|单位)?|一次性)*{GIVING}(?:一次性|{GIVING})*(?P<sum>{NUMBER})元(?!/)"
)
AFTER_SUM = re.compile("(?:的|一次性)*(?:奖励|补助|补贴|资助|奖补)?(?:资金|金)?[，；、。]?(?:其中)?(?:对)?")
NAME = re.compile(
    "(?:按照?(?P<by>[一-鿿]{2,12}?)(?:分[档级段类]|不同)[^，。；0-9]*|(?P<name>[一-鿿]{2,16}?)(?:在|为|达到|首次)?)\\Z"
)
MORE_THAN = ("超过", "突破")


class Ends(Struct, frozen=True):
    """The ends of a tier: scaled values, and whether the text says of either that it is within."""

    low: float | None
    high: float | None
    unit: str
    scale: str
    above: bool  # the low end itself is not within
    within: bool  # the high end is


def ranges(text: str, fact: str) -> Way | None:
    """Return the tiers whose ends a sentence lists, or that several clauses give one each."""
    for written in re.findall("[^。；]+", text):
        sentence = written.translate(NARROW)
        sums = AMOUNTS.search(sentence)
        if sums is None or is_often(sentence, sums):
            continue
        for listed in listed_before(sentence, sums.start()):
            begin, end = clause_around(sentence, listed[0].start(), listed[0].start() + 1)[0], sums.end()
            quote = written[begin : clause_around(sentence, sums.start(), end)[1]]
            if way := by_ends(listed, figures_in(sums["list"]), sentence, quote, fact):
                return way
    return by_clauses(text, fact)


def listed_before(sentence: str, end: int) -> Iterator[list[re.Match[str]]]:
    """Yield the lists of ends in `sentence` before `end`: 500头以上、1000头以上、5000头以上."""
    run: list[re.Match[str]] = []
    for found in ENDS.finditer(sentence, 0, end):
        if run and not re.fullmatch("、|和|及|以及", sentence[run[-1].end() : found.start()]):
            yield run
            run = []
        run.append(found)
    if run:
        yield run


def by_clauses(text: str, fact: str) -> Way | None:
    """Return the tiers of clauses that each say the ends of one, and its sum."""
    sentence = text.translate(NARROW)
    found = [(ends, gives) for ends in ENDS.finditer(sentence) if (gives := GIVES.match(sentence, ends.end()))]
    between = [sentence[before.end() : after.start()] for (_, before), (after, _) in pairwise(found)]
    if len(found) < FEWEST or any(len(each) > NEAR or not AFTER_SUM.fullmatch(each) for each in between):
        return None
    begin, end = clause_around(sentence, found[0][0].start(), found[-1][1].end())
    givens = [figures_in(f"{gives['sum']}元")[0] for _, gives in found]
    counted = {gives["each"] for _, gives in found}
    if counted != {None} and counted != {unit_of(ends) for ends, _ in found}:
        return None
    return by_ends([ends for ends, _ in found], givens, sentence, text[begin:end], fact, None not in counted)


def by_ends(
    found: list[re.Match[str]], givens: list[Listed], sentence: str, quote: str, fact: str, counted: bool = False
) -> Way | None:
    """Return the tiers with these ends and sums; None where they leave something open between or above them."""
    tiers = [ends_of(each) for each in found]
    if len(tiers) < FEWEST or len(tiers) != len(givens) or None in tiers or re.search("部分", quote):
        return None
    ends = [each for each in tiers if each]
    bounds = bounds_of(ends)
    before = sentence[: found[0].start()]
    named = NAME.search(before[max(before.rfind(sign) for sign in "，。；、") + 1 :].rstrip("："))
    if bounds is None or named is None:
        return None
    name = named["by"] or BEFORE_NAME.sub("", named["name"])
    return by_number(Bounds(*bounds, name), givens, quote, fact, counted)


def unit_of(found: re.Match[str]) -> str:
    """Return the unit of the ends of a tier."""
    return found["unit_only"] or found["unit_high"]


def ends_of(found: re.Match[str]) -> Ends | None:
    """Return the ends of a tier, None where a figure is said to be none."""
    if found["only"]:
        value, scale = scaled(found["only"])
        if found["below"] and not found["verb_only"]:
            return Ends(None, value, found["unit_only"], scale, False, "（含" in found["including_only"])
        excluded = found["verb_only"] in MORE_THAN or "不含" in found["including_only"]
        low = found["verb_only"] or found["above"]
        return Ends(value, None, found["unit_only"], scale, excluded, False) if low and not found["below"] else None
    high, scale = scaled(found["high"])
    low, own = scaled(found["low"])
    if not own and not found["unit_low"]:
        low *= SCALES[scale]
    elif found["unit_low"] not in (None, found["unit_high"]):
        return None
    excluded = found["verb"] in MORE_THAN or "不含" in found["including"]
    within = bool(re.match("[（(]含", found["including_high"]))
    return Ends(low, high, found["unit_high"], own or scale, excluded, within) if low < high else None


def scaled(figure: str) -> tuple[float, str]:
    """Return the value of a figure, and its multiplier 万 or 亿."""
    scale = figure[-1] if figure[-1] in SCALES else ""
    return plain(figure.removesuffix(scale) if scale else figure) * SCALES[scale], scale


def bounds_of(tiers: list[Ends]) -> tuple[list[Listed], str, list[str]] | None:
    """Return the bound of each tier, their unit, and the operator of each; None where tiers do not follow one another."""
    first, last = tiers[0], tiers[-1]
    joined = all(after.low is not None and before.high in (None, after.low) for before, after in pairwise(tiers))
    two_ended = any(each.high is not None for each in tiers[:-1]) or len(tiers) > FEWEST
    if not joined or not two_ended or last.high is not None or len({each.unit for each in tiers}) > 1:
        return None
    operators = ["more_than" if each.above else "at_least" for each in tiers]
    for at, before in enumerate(tiers[:-1], start=1):
        if before.within:
            operators[at] = "more_than"
    if first.low is None:
        operators[0] = "less_than" if operators[1] == "at_least" else "at_most"
    scale = next((each.scale for each in tiers if each.scale), "")
    bounds = [each.low if each.low is not None else each.high or 0 for each in tiers]
    return [(each, f"{scale}{first.unit}", scale, each) for each in bounds], first.unit, operators
