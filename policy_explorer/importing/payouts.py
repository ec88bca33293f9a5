"""Draft how much a benefit is: a fixed sum where the words leave no doubt, and a mark where they only may say how it is worked out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policy_explorer.importing.draft import Absent, Field, Figure, Inline
from policy_explorer.text.quantities import narrow

# Right before and right behind the figure of a fixed sum: 一次性奖励10万元, 给予10万元一次性补助.
ONCE_BEFORE = re.compile("一次性(?:给予|奖励|补助|补贴|资助|奖补|予以)+\\Z")
ONCE_BEHIND = re.compile("的?一次性(?:奖励|补助|补贴|资助|奖补)")
# What makes it more than one plain sum.
MORE = re.compile(
    "每|按|最高|不超过|以内|封顶|上限|比例|%|百分之|分[0-9两二三四五六七八九十]*[年期次批]|分别|就高|至|到[0-9]|左右|部分|孰|较低|较高"
)
PLAIN_UNITS = ("元", "万元")
GIVEN_ROLES = ("amount", "rate")
PAYOUT_GUESS = "原文写了给多少的，看能不能写成 payout：定额 fixed，比例 rate，每人每项 per，分档 tiers；写进去的数从 amounts 里删去"


def payout_fields(figures: Sequence[Figure]) -> tuple[tuple[Field | Absent, ...], tuple[Figure, ...]]:
    """Return the field `payout`, or a mark in its place, and the figures that are left for `amounts`."""
    given = [figure for figure in figures if figure.role in GIVEN_ROLES]
    if len(given) == 1 and is_fixed(given[0]):
        figure = given[0]
        fixed = Inline((Field("value", figure.value), Field("unit", figure.unit), Field("quote", figure.quote)))
        return (Field("payout", (Field("fixed", fixed),)),), tuple(each for each in figures if each is not figure)
    return ((Absent("payout", PAYOUT_GUESS),) if given else ()), tuple(figures)


def is_fixed(figure: Figure) -> bool:
    """Return whether the clause surely gives the figure once, and nothing else."""
    quote = narrow(figure.quote)
    form = narrow(figure.written or f"{figure.value:.15g}{figure.unit}")
    plain = figure.unit in PLAIN_UNITS and figure.comparator is None and figure.written is None and figure.value > 0
    if not plain or quote.count(form) != 1 or MORE.search(quote):
        return False
    at = quote.index(form)
    return bool(ONCE_BEFORE.search(quote[:at]) or ONCE_BEHIND.match(quote[at + len(form) :]))
