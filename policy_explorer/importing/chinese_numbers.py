"""Chinese numbers from 1 to 199, as notices number their headings: 一, 十二, 二十, 一百零三. Pure."""

from __future__ import annotations

from policy_explorer.text.chinese_numerals import chinese_number

NUMBERS = {chinese_number(number): number for number in range(1, 200)}


def read_number(text: str) -> int | None:
    """Return the number that `text` writes in Arabic digits, or in Chinese characters up to 199; else None."""
    return int(text) if text.isdecimal() else NUMBERS.get(text.replace("○", "〇"))
