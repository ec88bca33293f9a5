"""How often something is given, in the words of a notice: 每年, 按季度, in parts 分三年. Pure."""

from __future__ import annotations

import re

NUMBER = "[0-9两二三四五六七八九十]+"
EACH: dict[str, re.Pattern[str]] = {
    "year": re.compile("每一?个?(?:自然|会计)?年(?!龄)|(?<![0-9])年度|全年|逐年|按年"),
    "half_year": re.compile("每半年|按半年|每个?半年度"),
    "quarter": re.compile("每一?个?季|按季|逐季|(?<![0-9一二三四])季度"),
    "month": re.compile("每一?个?月|按月|逐月|月度"),
}
PARTS = {"year": re.compile(f"分{NUMBER}年"), "month": re.compile(f"分{NUMBER}个?月")}


def intervals_named(text: str, parts: bool = True) -> set[str]:
    """Return the intervals that a text names, of 每半年 the half year alone; 分三年 is one of `parts` only."""
    found = {interval for interval, words in EACH.items() if words.search(text)}
    return found | {interval for interval, words in PARTS.items() if parts and words.search(text)}
