"""Write periods, amounts and sizes as Chinese text. No effects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from markupsafe import Markup

from policy_explorer.derive.page_values import Pause
from policy_explorer.derive.term import ResolvedPeriod, Term
from policy_explorer.derive.term_wording import END_WORDS, pause_wording
from policy_explorer.model import Amount, DateSpan, Department, Entry, Period
from policy_explorer.text.chinese_numbers import CAPITALS, TENS, VALUES
from policy_explorer.text.comparators import with_comparator
from policy_explorer.text.patterns import regex
from policy_explorer.text.wording import day_wording, length_wording, quantity

# What a date beside the period is, so that nobody takes it for a deadline.
DATE_ROLES = {
    "condition": "条件里的日期，不是截止日",
    "performance": "事后履行的期限，不是申请的截止日",
    "other": "不是截止日",
}
COUNTED_FROM = {"issued": "成文之日", "published": "印发之日", "announced": "公布之日"}
NUMERAL = regex(rf"[\d{''.join(VALUES)}{CAPITALS}{''.join(TENS)}万亿半]")
BY_ANSWER = "by_answer"  # the ending of terms that are compared with an answer


def span(value: DateSpan) -> str:
    """Write a span of days that may lack its first or last day."""
    first = day_wording(value.from_) if value.from_ else ""
    last = day_wording(value.until) if value.until else ""
    if first and last:
        return first if first == last else f"{first} 至 {last}"
    return f"{first} 起" if first else f"{last} 止"


def issued_words(days: Sequence[date]) -> str:
    """Write the days of the documents: the only one, the first and the last, or that they have none."""
    return " 至 ".join(map(day_wording, days)) or "没有写日期"


def date_role(value: DateSpan) -> str:
    """Write what a date is, `""` where no role is given."""
    return DATE_ROLES[value.role] if value.role else ""


def figure(amount: Amount) -> str:
    """Write an amount: 1000 元/人, 不低于50%; as the notice does where that is a word, as 免征."""
    if amount.written and not NUMERAL.search(amount.written):
        return amount.written
    return with_comparator(amount, quantity(amount.value, amount.unit))


def amounts_in_words(amounts: Iterable[Amount]) -> str:
    """Write amounts to follow a title: `：每人 1000 元/人，最高 10 万元`. Figures that are part of a name are left out."""
    listed = [f"{amount.label} {figure(amount)}" for amount in amounts if amount.role != "name"]
    return "：" + "，".join(listed) if listed else ""


def period_in_words(written: Period, resolved: ResolvedPeriod, own: str = "本项原文写明") -> str:
    """Write from when until when a measure holds, and where the notice says so: `own`, for dates of the measure itself."""
    own = own if written.basis == "stated" else "本项原文，依另外的政策文件"
    general = "文件的统一期限；本项依另外的政策文件，没有写出日期" if written.basis == "other" else "文件的统一期限"
    first, last = start_words(resolved), end_words(resolved)
    if written.says_start and written.says_end:
        return f"{first}{last}（{own}）"
    if resolved.from_:
        first += f"（{own if written.says_start else '文件施行之日'}）"
    return f"{first}{'' if resolved.until else '，'}{last}" + (
        f"（{own if written.says_end else general}）" if resolved.quote else ""
    )


def start_words(term: Term, day: Callable[[date], str] = day_wording) -> str:
    """Write the first day, as `day` writes days: `自 2023年4月1日`, `未写明起始日`."""
    return Markup("自 ") + day(term.from_) if term.from_ else "未写明起始日"


def end_words(term: Term, day: Callable[[date], str] = day_wording) -> str:
    """Write how a term ends: `至 2023年12月31日`, `长期有效`, `未写明截止日`."""
    if not term.until:
        return END_WORDS[term.end] + Markup(pause_wording(term, day)) + provisional_words(term)
    budget = "，额满即止" if term.ends == "budget" else ""
    pause = Markup(pause_wording(term, day))
    return Markup("至 ") + day(term.until) + budget + pause + provisional_words(term)


def ending_words(ending: date | Pause | str) -> str:
    """Return the name of an ending: a day, the days around a pause, how measures without one end, or that an answer decides."""
    if isinstance(ending, Pause):
        return f"{day_wording(ending.until)}之后中断，{day_wording(ending.resumes)}起延续"
    if isinstance(ending, date):
        return day_wording(ending)
    return "按所填日期判断" if ending == BY_ANSWER else END_WORDS[ending]


def provisional_words(term: Term) -> str:
    return "（暂定）" if term.provisional else ""


def computed_words(resolved: ResolvedPeriod) -> str:
    """Write how a last day was computed: `自印发之日（2023年4月11日）起3年，至 2026年4月10日`."""
    if resolved.lasts is None or resolved.from_ is None or resolved.until is None:
        raise ValueError("the last day is not computed")
    return f"自{counted_words(resolved)}起{length_wording(resolved.lasts)}，至 {day_wording(resolved.until)}"


def counted_words(resolved: ResolvedPeriod) -> str:
    """Write the first day with what the notice calls it: `印发之日（2023年4月11日）`, or the day alone."""
    if resolved.from_ is None:
        raise ValueError("there is no first day")
    day = day_wording(resolved.from_)
    return f"{COUNTED_FROM[resolved.counted_from]}（{day}）" if resolved.counted_from else f" {day}"


def names(entries: Iterable[Entry]) -> str:
    """Write names of vocabulary entries; a unit that stands for others says so: `各责任单位（泛指）`."""
    return "、".join(
        f"{entry.name}（泛指）" if isinstance(entry, Department) and entry.collective else entry.name
        for entry in entries
    )


def file_size(size: int) -> str:
    """Write a number of bytes: 640 KB, 1.5 MB. A KB is 1000 bytes, as on the packaging of memory sticks."""
    return f"{max(size, 1) / 1000:.0f} KB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"
