"""Whether the words of a notice take something out, or bar someone: 超过10万元的除外, 不予补贴. Pure."""

from __future__ import annotations

import re

from policy_explorer.text.comparison_table import TABLE, alternatives

MARKS = "，。；：、（）"
# 以上（不包括本数）says how a bound counts.
EXCLUDED = re.compile(
    rf"(?:{alternatives((*TABLE.excluded, *TABLE.barring))})(?!本数|本级|该数|当[日天]|[本该]日)|除[^，。；]*外"
)
# To the end of a clause: 的企业，一律不得享受本措施. 不予处罚 bars from nothing, and so says nothing of who is eligible.
BARS = re.compile(
    r"(?:[及其]{0,2}以[上下前后内]|之[内前后]|[内前后起])?(?:（[^）]*）)?"
    rf"的?(?:{alternatives(TABLE.barred)})?的?，?(?:一律|均|都|暂|将|则)?"
    rf"(?:{alternatives(TABLE.barring)})(?:{alternatives(TABLE.barred_from)})*的?(?![^，。；：、！？）])"
)


def excludes(text: str, start: int, end: int) -> bool:
    """Return whether the words around `text[start:end]` surely take it out: 超过10万元的除外, 超过60周岁的不予补贴, 除10万元以下的以外."""
    begin = max(text.rfind(mark, 0, start) for mark in MARKS) + 1
    stop = min((index for mark in MARKS if (index := text.find(mark, end)) >= 0), default=len(text))
    behind = text[end:stop]
    if bars(text, end) or behind.endswith("除外"):
        return True
    return "除" in text[begin:start] and behind.endswith(("外", "以外", "之外"))


def bars(text: str, end: int) -> bool:
    """Return whether those that `text` names up to `end` are surely barred: 超过60周岁的不予补贴, 欠税企业不得享受本措施."""
    return BARS.match(text, end) is not None


def may_exclude(text: str) -> bool:
    """Return whether some words of `text` take something out."""
    return EXCLUDED.search(text) is not None
