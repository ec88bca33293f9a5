"""Draft a figure for each of what an applicant counts: 每人500元, 每亩补助8000元. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policy_explorer.importing.draft import Field, Figure, Inline
from policy_explorer.importing.fields.payout_ways import (
    EXAMPLE,
    GIVING,
    Way,
    cap_after,
    clause_around,
    payout_examples,
    plain,
    question,
    sentence_end_of,
    whole,
)
from policy_explorer.text.quantities import NARROW

COUNTED = "标箱|标准展位|展位|摊位|门店|架次|人次|场次|平方米|立方米|公里|千瓦时|千瓦|床位|车位|人|名|亩|台|套|辆|车|吨|件|头|只|株|间|张|场|期|口|箱|列|盏|棚|座|集|篇"
PER = re.compile(
    rf"每(?:新)?(?:招用|吸纳|招收|引进|新增|增加|培训|培养|认定|带动|留用|接收|录用|聘用|安置|推荐|介绍)?[1一]?(?:个)?(?P<what>{COUNTED})"
    r"(?P<gap>[^0-9，。；、每]{0,10})(?P<value>[0-9.,]+)(?P<unit>万?元)(?![-—－–~～至到、/]|以[上下内])"
)
# 每引进1家企业: one of several; 每家企业 is the applicant itself.
PER_FIRM = re.compile(
    rf"每(?:新)?(?:引进|引入|新增|增加|培育|孵化|服务|推荐|带动|招引|入驻|落地|吸引|举办|开设|开通|新建|建成|完成|招用|吸纳)[1一](?P<what>家|户|个|项|单|条|笔|支|人|名)"
    rf"[^。；每元]{{0,40}}?(?P<gap>{GIVING}[^0-9，。；、每]{{0,8}})(?P<value>[0-9.,]+)(?P<unit>万?元)(?![-—－–~～至到、/]|以[上下内])"
)
BY_SLASH = re.compile(rf"(?P<gap>)(?P<value>[0-9.,]+)(?P<unit>万?元)/(?P<what>{COUNTED})(?![/·每])")  # 600元/亩
OFTEN = re.compile("每个?(?:月|年|季度?|天|日|周|次|学年|学期)|/|分别|按?照?月")
BOUND = re.compile("最高|最多|不超过|不低于|不少于|至少|(?<!规模)(?<!限额)以上|以下|不足|满")
SCALE = {"元": 1, "万元": 10_000}


def per(text: str, fact: str, given: Sequence[Figure]) -> Way | None:
    """Return a figure for each, if the text gives one such figure and at most a cap besides."""
    figures = text.translate(NARROW)
    found = [each for pattern in (PER, PER_FIRM, BY_SLASH) for each in pattern.finditer(figures)]
    found = list({each.start("value"): each for each in found}.values())
    if len(found) != 1 or BOUND.search(found[0]["gap"]):
        return None
    (only,) = found
    if only.re is PER_FIRM and "再" in only.group():  # 每增加一家再奖励: beside another sum
        return None
    begin, end = clause_around(text, only.start(), only.end())
    slash = only.re is BY_SLASH
    if OFTEN.search(text, begin, only.start("unit") if slash else end) or OFTEN.search(text, only.end(), end):
        return None
    if slash and (BOUND.search(text, begin, only.start()) or not re.search(GIVING, text[begin:end])):
        return None
    cap = cap_after(text, only.end(), sentence_end_of(text, only.end()))
    if cap is None:
        return None
    more, clause_end, caps = cap
    amount, unit = plain(only["value"]), f"{only['unit']}/{only['what']}"
    values = ((amount, only["unit"]), (amount, unit), *caps)
    if any((each.value, each.unit) not in values for each in given):
        return None
    fields = (Field("value", amount), Field("unit", unit), Field("for", fact), Field("quote", text[begin:end]))
    gives = amount * EXAMPLE
    if caps:
        gives = min(gives, caps[0][0] * SCALE[caps[0][1]] / SCALE[only["unit"]])
    return Way(
        "per",
        Inline(fields),
        text[begin : max(end, clause_end if caps else end)],
        values,
        question(fact, f"{only['what']}数", only["what"]),
        (only["what"], unit, *(unit for _, unit in caps)),
        more,
        examples=payout_examples(fact, EXAMPLE, whole(gives)),
    )
