"""Write periods, amounts and sizes as Chinese text. No effects."""

from __future__ import annotations

from collections.abc import Iterable

from policy_explorer.derive.term import ResolvedPeriod
from policy_explorer.derive.term_wording import END_WORDS, NOTHING_STATED
from policy_explorer.model import Amount, DateSpan, Entry, Length, Period
from policy_explorer.text.wording import day_wording, quantity

COUNTED_FROM = {"issued": "成文之日", "published": "印发之日", "announced": "公布之日"}


def span(value: DateSpan) -> str:
    """Write a span of days that may lack its first or last day."""
    first = day_wording(value.from_) if value.from_ else ""
    last = day_wording(value.until) if value.until else ""
    if first and last:
        return first if first == last else f"{first} 至 {last}"
    return f"{first} 起" if first else f"{last} 止"


def figure(amount: Amount) -> str:
    """Write an amount: 1000 元/人, 1.5%."""
    return quantity(amount.value, amount.unit)


def amounts_in_words(amounts: Iterable[Amount]) -> str:
    """Write amounts to follow a title: `：每人 1000 元/人，最高 10 万元`. Figures that are part of a name are left out."""
    listed = [f"{amount.label} {figure(amount)}" for amount in amounts if amount.role != "name"]
    return "：" + "，".join(listed) if listed else ""


def period_in_words(written: Period, resolved: ResolvedPeriod) -> str:
    """Write from when until when a measure holds, and where the notice says so."""
    own = "本项原文写明" if written.basis == "stated" else "本项原文，依另外的政策文件"
    general = "文件的统一期限；本项依另外的政策文件，没有写出日期" if written.basis == "other" else "文件的统一期限"
    first, last = start_in_words(resolved), end_in_words(resolved)
    if written.says_start and written.says_end:
        return f"{first}{last}（{own}）"
    first = f"{first}（{own if written.says_start else '文件施行之日'}）" if first else ""
    return f"{first}{last}（{own if written.says_end else general}）" if first or resolved.quote else NOTHING_STATED


def start_in_words(resolved: ResolvedPeriod) -> str:
    """Write the first day, "" where there is none."""
    return day_wording(resolved.from_) if resolved.from_ else ""


def end_in_words(resolved: ResolvedPeriod) -> str:
    """Write how a period ends, to follow its first day."""
    if resolved.until:
        budget = "，额满即止" if resolved.ends == "budget" else ""
        return f"至 {day_wording(resolved.until)}{computed_in_words(resolved)}{budget}"
    return f"{'起，' if resolved.from_ else ''}{END_WORDS[resolved.end]}"


def computed_in_words(resolved: ResolvedPeriod) -> str:
    """Write how a computed last day was computed: `（自 2023年4月11日起算3年）`; "" where the text gives the day."""
    if resolved.lasts is None or resolved.from_ is None:
        return ""
    counted = COUNTED_FROM[resolved.counted_from] if resolved.counted_from else ""
    return f"（自{counted} {day_wording(resolved.from_)}起算{length_in_words(resolved.lasts)}）"


def length_in_words(length: Length) -> str:
    """Write a length of time: `3年`, `6个月`, `30天`."""
    units = ((length.years, "年"), (length.months, "个月"), (length.days, "天"))
    return next(f"{count}{unit}" for count, unit in units if count is not None)


def names(entries: Iterable[Entry]) -> str:
    return "、".join(entry.name for entry in entries)


def file_size(size: int) -> str:
    """Write a number of bytes: 640 KB, 1.5 MB. A KB is 1000 bytes, as on the packaging of memory sticks."""
    return f"{max(size, 1) / 1000:.0f} KB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"
