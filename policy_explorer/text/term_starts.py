"""What the words of a notice say of the day on which a term begins, where they give no date: 自印发之日起, 公布30日后. Pure."""

from __future__ import annotations

import re
from collections.abc import Set

from policy_explorer.text.month_days import in_digits
from policy_explorer.text.patterns import regex

# By the field of document.yaml with a day: the words for what happened on that day.
COUNTED_FROM: dict[str, re.Pattern[str]] = {
    "issued": regex("成文|签发|签署|落款|[发行出]文"),
    "published": regex("印发|下发|[发行出]文|出台"),
    "announced": regex("公布|发布|颁布|公告|公示|刊登|出台"),
}
# Follows such a word where a day is counted from, not in 由印发机关解释 and 发布的目录.
COUNTS = regex("(?:[（、和或][一-鿿]{2,4})?）?(?:实施|施行)?的?(?:[之当次翌下第满后起日时]|[0-9])")
# Follows such a word where the period begins some days after that day: 自印发（公布）之日起30日后, 公布之日的次日.
OFFSET = regex(
    "(?:[（、和或][一-鿿]{2,4})?）?(?:之日|当[日天]|之(?=[次翌下]))?(?:之?后)?起?[，的]?"
    "(?:(?P<next>次日|翌日|第[2二](?:日|天))|(?P<month>[次下]个?月|第[0-9]{1,2}个月)"
    "|满?(?P<nth>第)?(?P<count>[0-9]{1,4})(?P<unit>个?工作日|[日天]|个月)"
    "(?:之?后|以后|(?P<since>起)|(?=施行|实施|生效)))(?![^，。；]{0,4}(?:失效|废止|终止))"
)


def days_named(text: str) -> set[str]:
    """Return the fields of the days that `text`, which is without white space, names by what happened on them."""
    return {field for field, words in COUNTED_FROM.items() if words.search(text)}


def days_counted_from(text: str) -> set[str]:
    """Return the fields of the days that `text` surely counts from."""
    return {
        field
        for field, words in COUNTED_FROM.items()
        if any(COUNTS.match(text, word.end()) for word in words.finditer(text))
    }


def offsets(text: str, fields: Set[str]) -> list[re.Match[str] | None]:
    """Return for each word of `fields` in `text` how long after that day the period begins, None where on it."""
    text = in_digits(text)
    return [OFFSET.match(text, word.end()) for field in fields for word in COUNTED_FROM[field].finditer(text)]


def may_be_later(offset: re.Match[str] | None, days: int) -> bool:
    """Return whether `days` may be `offset`, any number where it is in working days or months.

    Whether 30日后 and 30日起 are the 30th or the 31st day after is not said everywhere.
    """
    if offset is None:
        return days == 0
    if offset["next"]:
        return days == 1
    if offset["month"] or offset["unit"] not in ("日", "天"):
        return days > 0
    later = days - int(offset["count"])
    return later in ((-1, 0) if offset["nth"] else (-1, 0, 1) if offset["since"] else (0, 1))
