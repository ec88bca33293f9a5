"""Write periods, amounts and sizes as Chinese text. No effects."""

from __future__ import annotations

from collections.abc import Iterable

from policy_explorer.derive.site import ResolvedPeriod
from policy_explorer.model import Amount, DateSpan, Entry, Period
from policy_explorer.text.wording import day_wording, quantity


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
    first, last = day_wording(resolved.from_), day_wording(resolved.until)
    if written.from_ and written.until:
        return f"{first}至 {last}（{own}）"
    general = "文件的统一期限；本项依另外的政策文件，没有写出日期" if written.basis == "other" else "文件的统一期限"
    return f"{first}（{own if written.from_ else '文件施行之日'}）至 {last}（{own if written.until else general}）"


def names(entries: Iterable[Entry]) -> str:
    return "、".join(entry.name for entry in entries)


def file_size(size: int) -> str:
    """Write a number of bytes: 640 KB, 1.5 MB. A KB is 1000 bytes, as on the packaging of memory sticks."""
    return f"{max(size, 1) / 1000:.0f} KB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"
