"""Draft the parts in which a payout is given, and how many there are. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policy_explorer.importing.draft import Field, Figure, Inline
from policy_explorer.text.chinese_numbers import read_quantity
from policy_explorer.text.quantities import NARROW

PAID = "拨付|兑现|兑付|给予|发放|支付|到位|奖励|补助"
INSTALMENTS = re.compile(
    rf"[^，。；]*分(?P<count>[0-9]|[两二三四五六七八九十])年(?:度)?(?P<how>[^，。；0-9]{{0,6}})(?P<shares>[0-9.]+%(?:[、:：/和][0-9.]+%)+|[0-9](?:[:：∶][0-9])+)?[^，。；]{{0,8}}(?:{PAID})[^，。；]*"
)
QUOTA = re.compile(
    r"[^，。；]*(?:全[省市区县州]|每年度?|总数|名额|数量)[^，。；0-9]{0,8}(?:不超过|限定?|最多|控制在)(?P<count>[0-9]+)(?P<unit>家|名|个|户|项|人)[^，。；]*"
)
PERCENT = 100


def part_fields(text: str, figures: Sequence[Figure]) -> tuple[tuple[Field, ...], tuple[Figure, ...]]:
    """Return the fields `instalments` and `quota` that a text surely says, and the figures that they do not hold."""
    found = [each for each in (instalments(text), quota(text)) if each]
    quotes = {quote for _, quote in found}
    rest = tuple(figure for figure in figures if figure.quote not in quotes)
    return tuple(field for field, _ in found), rest


def instalments(text: str) -> tuple[Field, str] | None:
    """Return in which parts a figure is paid, with its clause: 分三年按40%、30%、30%兑付."""
    found = INSTALMENTS.search(text.translate(NARROW))
    if found is None:
        return None
    count = int(read_quantity(found["count"]) or 0) if not found["count"].isdecimal() else int(found["count"])
    shares = tuple(float(each) for each in re.findall(r"[0-9.]+", found["shares"] or ""))
    if shares and "%" not in found["shares"]:  # 按4∶3∶3
        shares = tuple(round(PERCENT * each / sum(shares), 6) for each in shares)
    if shares and (len(shares) != count or abs(sum(shares) - PERCENT) > 1e-9):
        return None
    if count < 2 or (not shares and "%" in found.group()):
        return None
    parts: Field
    if shares:
        parts = Field("shares", tuple(int(each) if each == int(each) else each for each in shares))
    else:
        parts = Field("equal" if re.search("平均|等额|均等", found["how"]) else "parts", count)
    return Field(
        "instalments", Inline((parts, Field("every", "year"), Field("quote", text[found.start() : found.end()])))
    ), text[found.start() : found.end()]


def quota(text: str) -> tuple[Field, str] | None:
    """Return how many there are, with its clause: 全县每年不超过10家."""
    found = QUOTA.search(text.translate(NARROW))
    if found is None:
        return None
    every = (Field("every", "year"),) if "每年" in found.group() else ()
    value = (
        Field("value", int(found["count"])),
        Field("unit", found["unit"]),
        *every,
        Field("quote", text[found.start() : found.end()]),
    )
    return Field("quota", Inline(value)), text[found.start() : found.end()]
