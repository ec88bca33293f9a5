"""Figures that are bounds: 最高10万元, 40%以上. Pure."""

from __future__ import annotations

import re
from functools import cache

from policy_explorer.model import Amount
from policy_explorer.text.comparison_table import FIGURE, TABLE
from policy_explorer.text.patterns import regex
from policy_explorer.text.verbatim import without_whitespace

WORDINGS = {
    "at_least": "不低于{figure}",
    "at_most": "不超过{figure}",
    "more_than": "超过{figure}",
    "less_than": "低于{figure}",
    "about": "{figure}左右",
}
# Between a word and the figure that it surely belongs to: 最高可给予10万元, 不超过人民币5万元.
BETWEEN = "(?:可|给予|予以|补助|补贴|奖励|资助|扶持|贷款|额度|金额|达|为|至|按|人民币|每人|每户|每家|每年)*"
BEFORE = {"at_most": "最高|不超过|不得超过|至多|最多|不高于|上限", "at_least": "最低|不低于|不得低于|不少于|至少"}
BEHIND = {"at_most": "以内|以下|及以下|封顶", "at_least": "以上|及以上|起"}
CERTAIN = {each: (f"(?:{BEFORE[each]}){BETWEEN}", f"(?:{BEHIND[each]})") for each in BEFORE}
SURE_WORDS = tuple("|".join((*BEFORE.values(), *BEHIND.values())).split("|"))
ABOUT = regex("左右|上下|约|大约|大概")
BESIDE = 60  # characters, more than such words have


def with_comparator(amount: Amount, figure: str) -> str:
    """Return the figure of an amount with its comparator: in the words of the quote where they stand beside it, or else in ours."""
    if amount.comparator is None:
        return figure
    quote = without_whitespace(amount.quote)
    beside = (phrase.replace(FIGURE, figure) for phrase in phrases_of(amount.comparator))
    return next((words for words in beside if words in quote), WORDINGS[amount.comparator].format(figure=figure))


@cache
def phrases_of(comparator: str) -> list[str]:
    """Return the phrases that a comparator may stand for, the longest first."""
    return sorted(TABLE.number.get(comparator, ()), key=len, reverse=True)


def may_be_certain(text: str) -> bool:
    """Return whether `text` has any of the words that surely give a figure a comparator."""
    return any(word in text for word in SURE_WORDS)


def certain_comparator(text: str, start: int, end: int) -> str | None:
    """Return the comparator that the words right before or behind `text[start:end]` surely give it, None without any."""
    ahead, after = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    for comparator, (before, behind) in CERTAIN.items():
        if re.search(rf"{before}\Z", ahead) or re.match(behind, after):
            return comparator
    return None
