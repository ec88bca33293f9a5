"""Words for sums that no payout works out: 每满100万元奖励1万元, 超过部分按10%, 按孰低. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policy_explorer.text.chinese_numbers import read_quantity

COUNT = r"(?P<count>[0-9][0-9]*(?:\.[0-9]+)?|(?:[一二两三四五六七八九十]|百(?!分)|千(?![瓦克米赫卡伏升]))+)"
MULTIPLE = re.compile(
    f"每再?(?:满|超过?|超出|增加|增长|新增|达到?|累计满?)(?P<what>[^，。；：每0-9一二两三四五六七八九十百千]{{0,6}}){COUNT}"
    f"|每{COUNT.replace('count', 'bare')}(?!个?(?:年|月|季度|季|学期|周|星期|日|天|次))"
)
EACH_FULL = re.compile("每(?:再|累计)?满(?:[1一]|(?=个|人|名|户|年|月|件|项|亩|间|张|台|吨))")
PROGRESSIVE = re.compile(
    "累进|分段(?:计算|计提|补助|补贴|奖励)"
    "|(?:(?:超过|超出|超额|高于|(?:[0-9]*[万亿]|[0-9])元|[0-9]%)[^，。；]{0,8}|以下|以内|以上)的?部分"
    "(?!(?:仍|均|则)?(?:不予|不再|不给|不作|不纳入|不补|不奖|自负|自担|自筹|由))"
)
LOWER = "孰[低少小]|[就从]低(?![收保])|(?<![争收获])取其?较?低(?![于息价])|较[低少小][者值]|(?:取|按|以|两者)[^，。；]{0,6}较[低少小]的"
LESS_OF_TWO = re.compile(LOWER)
# What is worked out or a sum that is named, whichever is less: that is a cap.
LESS_THAN_A_SUM = re.compile(f"[0-9]+[万亿]?元[^，。；0-9]{{0,6}}(?:{LOWER})")


class Limit(Struct, frozen=True):
    """Words that no payout has a way for, and what they say."""

    words: str
    says: str


def limits(text: str) -> Iterator[Limit]:
    """Yield the words of `text`, which is without white space, that no payout has a way for."""
    for found in MULTIPLE.finditer(text):
        if number_of(found["count"] or found["bare"]) != 1:
            yield Limit(found[0], "每满多少给一次")
    if progressive := PROGRESSIVE.search(text):
        yield Limit(progressive[0], "各部分分开算")
    if less := LESS_OF_TWO.search(text):
        yield Limit(less[0], "取较低的一笔")


def is_of_parts(limit: Limit) -> bool:
    """Return whether the limit says that parts of a sum are given for differently."""
    return PROGRESSIVE.fullmatch(limit.words) is not None


def is_less_of_two(limit: Limit) -> bool:
    """Return whether the limit says that the lower of two sums is given."""
    return LESS_OF_TWO.fullmatch(limit.words) is not None


def number_of(written: str) -> float:
    """Return the number that is written in Arabic or Chinese digits."""
    return float(written) if written[0].isdecimal() else float(read_quantity(written) or 0)
