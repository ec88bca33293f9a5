"""A term in Chinese words, as far as it is known. Pure.

`static/js/core/period_words.js` is the twin in the browser.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from policy_explorer.derive.term import Term
from policy_explorer.text.wording import day_wording

END_WORDS = {
    "indefinite": "长期有效",
    "further_notice": "至另行通知为止",
    "budget": "额满即止",
    "project": "至项目结束",
    "not_stated": "未写明截止日",
}
NOTHING_STATED = "未写明期限"


def term_wording(term: Term, day: Callable[[date], str] = day_wording) -> str:
    """Return a term in words, with its days as `day` writes them.

    Such as `2023年4月1日 至 2023年12月31日`, `至 2023年12月31日`, `2023年4月1日 起，长期有效`, `2023年4月1日 起，未写明截止日`, `额满即止`,
    `未写明期限`; `2023年4月1日 至 2023年12月31日，额满即止（暂定）` where both are said.
    """
    words = f"{day(term.from_)} {'至' if term.until else '起'}" if term.from_ else "至" if term.until else ""
    if term.until:
        words = f"{words} {day(term.until)}" + ("，额满即止" if term.ends == "budget" else "")
    elif words:
        words = f"{words}，{END_WORDS[term.end]}"
    else:
        words = NOTHING_STATED if term.end == "not_stated" else END_WORDS[term.end]
    return f"{words}（暂定）" if term.provisional else words
