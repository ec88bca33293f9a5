"""Whether figures such as 2024.4 are a month, 2024年4月, or a number: the words around them decide. Pure.

A day (2024.4.1) needs no such words. Of 版本2024.4, 指数达到2024.4 and 2024.4万元 nothing says that they are months.
"""

from __future__ import annotations

import re

MONTH = r"(?:19|20)[0-9]{2}\.(?:0?[1-9]|1[0-2])"
NO_MORE_DIGITS = r"(?![0-9]|\.[0-9])"
DASH = "[-—－–~～至到]"
NAMED = re.compile("[A-Za-zＶ]|版本?|型号?|编号|[第№]")
# Ends right before a month: 自2024.4, 有效期至2024.4, 时间：2024.4. What a figure has reached is none: 提高到2024.4.
SAID_BEFORE = re.compile(
    "(?:自|从|截至|截止[至到]?|(?:有效期|期限|时间|日期|周期)[为是:：]?|(?<![达高加增降升涨减])[至到])\\Z"
)
SAID_BEHIND = re.compile("月|(?:年?[底初末]|以前|之前|前|以后|之后|后|以来|期间)(?![0-9])|起(?!步|付|征)|止")
ENDED = re.compile("[，,。；;、（(）)]|\\Z|(?:施行|实施|执行|生效|申报|申请)")
TO_MONTH = re.compile(f"{DASH}(?:{MONTH}{NO_MORE_DIGITS}|今|现在)")
FROM_MONTH = re.compile(f"(?:{MONTH}){DASH}\\Z")
STANDING_ALONE = re.compile(rf"(?<![0-9.])(?P<month>{MONTH})月?{NO_MORE_DIGITS}")
LONGEST_BEFORE = 10  # characters that `FROM_MONTH` needs


def is_month(text: str, start: int, end: int) -> bool:
    """Return whether `text[start:end]`, a year and a month with a dot between, is surely a month."""
    before = text[max(0, start - LONGEST_BEFORE) : start]
    if NAMED.search(before[-2:]):
        return False
    if SAID_BEHIND.match(text, end):
        return True
    behind = TO_MONTH.match(text, end)
    if behind is not None:
        return ends_or_is_said(text, behind.end())
    said = SAID_BEFORE.search(before) or FROM_MONTH.search(before)
    return said is not None and ENDED.match(text, end) is not None


def ends_or_is_said(text: str, end: int) -> bool:
    """Return whether nothing follows that would make a figure of what ends there: 2024.4-2024.9万元."""
    return ENDED.match(text, end) is not None or SAID_BEHIND.match(text, end) is not None


def with_months(text: str) -> str:
    """Return the text with 2024年4月 in place of each 2024.4 that is surely a month."""

    def written_out(match: re.Match[str]) -> str:
        year, month = match["month"].split(".")
        return f"{year}年{month}月" if is_month(text, *match.span("month")) else match[0]

    return STANDING_ALONE.sub(written_out, text)
