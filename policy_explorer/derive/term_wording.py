"""A term in Chinese words, as far as it is known. Pure.

`static/js/core/period_words.js` is the twin in the browser.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from policy_explorer.derive.term import ResolvedPeriod, Term, TermExtension, written_pauses
from policy_explorer.model.document import Extension
from policy_explorer.model.period import OpenEnd
from policy_explorer.text.wording import day_wording, length_wording

END_WORDS = {
    "indefinite": "长期有效",
    "further_notice": "至另行通知为止",
    "budget": "额满即止",
    "project": "至项目结束",
    "not_stated": "未写明截止日",
}
EXTENDED_WORDS: dict[OpenEnd, str] = {
    "indefinite": "，长期有效",
    "further_notice": "至另行通知为止",
    "budget": "，额满即止",
    "project": "至项目结束",
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
    words += pause_wording(term, day)
    return f"{words}（暂定）" if term.provisional else words


def pause_wording(term: Term, day: Callable[[date], str] = day_wording) -> str:
    """Return the days within a term on which it does not hold in words, "" where there are none.

    Such as `，其中 2023年12月31日之后、2024年3月1日之前中断`.
    """
    return "".join(f"，其中 {day(last)}之后、{day(resumes)}之前中断" for last, resumes in written_pauses(term))


def extension_wording(period: ResolvedPeriod) -> str:
    """Return the extensions of a period in words, "" where there are none.

    Such as `原定至 2031年12月31日，由《某县关于延续的通知》（某政〔2031〕9号）延续至 2032年12月31日`.
    """
    if not period.extended_by:
        return ""
    original = [f"原定至 {day_wording(period.original_until)}"] if period.original_until else []
    names = (f"由《{each.title}》（{each.reference}）{extension_end(each)}" for each in period.extended_by)
    return "，".join((*original, *names))


def extension_end(extension: TermExtension | Extension) -> str:
    """Return until when an extension lasts, in words: `延续至 2032年12月31日`, `延续 1年`, `自 2032年3月1日起延续至另行通知为止`."""
    since = f"自 {day_wording(extension.from_)}起" if extension.from_ else ""
    length = f" {length_wording(extension.lasts)}" if extension.lasts else ""
    if extension.until:
        return f"{since}延续{length and length + '，'}至 {day_wording(extension.until)}"
    return f"{since}延续{length or EXTENDED_WORDS[extension.ends or 'further_notice']}"
