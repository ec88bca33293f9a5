"""What follows the measures: the period, the signature, the imprint, appendices. Pure."""

from __future__ import annotations

import re

from policy_explorer.importing.wording.headings import short_line
from policy_explorer.importing.wording.unit_clauses import find_clause

CLOSING = re.compile(
    r"(?:本|(?:上述|以上)(?:第[^，。；]{1,20}[条项])?)(?:实施)?(?:意见|措施|办法|规定|通知|政策|方案|细则|条例|公告|若干[^，。]{2,8})|(?:上述|以上)(?:各项|所有|全部)?(?:奖[补励]|补[助贴]|扶持|支持)?(?:资金|项目|奖[补励])[^。；]{0,30}(?:申报|申请|受理)|附\s*件|自[^，。；]{4,20}(?:施行|实施|执行)|(?:主办|承办|发布)单位|联系人|各(?:牵头|责任|有关)?(?:单位|地区|部门|地|级)[^。；]{0,12}(?:要|应当?|须)|特此(?:公告|通知|通告)|此件|（此件|抄送|抄报|主动公开|附\s*则$"
)
DATE_LINE = re.compile(
    r"(?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})\s*年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日"
)
SIGNED_DAY = re.compile(rf"{DATE_LINE.pattern}(?:印发|发布|公布)?")
IMPRINT = re.compile(rf".*{DATE_LINE.pattern}\s*(?:印发)?$")
MOST_SIGNERS = 8
ATTACHMENT = re.compile(r"附\s*件\s*[：:]?\s*(?:$|[0-9０-９一二三]|[^，。]{2,40}$)")


def starts_closing(texts: list[str], at: int) -> bool:
    """Return whether the paragraph texts[at] is not part of a measure any more."""
    text = texts[at]
    ahead = next(
        (
            after
            for after in range(at + 1, min(len(texts), at + MOST_SIGNERS + 1))
            if SIGNED_DAY.fullmatch(texts[after])
        ),
        at,
    )
    signed = (
        ahead > at
        and all(short_line(each) for each in texts[at:ahead])
        and all(find_clause(each) != each for each in texts[at:ahead])
    )
    return bool(
        CLOSING.match(text) or DATE_LINE.fullmatch(text) or signed or (len(text) < 60 and IMPRINT.fullmatch(text))
    )


def ends_with_clause(text: str) -> bool:
    """Return whether `text` ends with a clause about units."""
    clause = find_clause(text)
    return clause is not None and text.rstrip("。 ").endswith(clause.rstrip("。 "))
