"""How a span of days and a figure of the text are put into words. Pure: a value in, a text out."""

from __future__ import annotations

from ..model import Amount, DateSpan
from ..wording import day_wording, quantity


def span(value: DateSpan) -> str:
    """A span of days that may lack an end."""
    if value.from_ and value.until:
        first, last = day_wording(value.from_), day_wording(value.until)
        return first if first == last else f"{first} 至 {last}"
    return f"{day_wording(value.from_)} 起" if value.from_ else f"{day_wording(value.until)} 止"


def figure(amount: Amount) -> str:
    """1000 元/人, 1.5%"""
    return quantity(amount.value, amount.unit)


def file_size(size: int) -> str:
    """Bytes as people know them: 640 KB, 1.5 MB; of 1000 each, as on the packaging of memory sticks."""
    return f"{max(size, 1) / 1000:.0f} KB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"
