"""Whole numbers in Chinese characters, as notices number their items: 三, 十二, 一百零三. Pure."""

from __future__ import annotations

from itertools import zip_longest

DIGITS = "〇一二三四五六七八九"
PLACES = ("", "十", "百", "千")
LARGEST = 9999


def chinese_number(number: int) -> str:
    """Return `number`, from 1 to `LARGEST`, in Chinese characters; a larger one in Arabic digits."""
    if number > LARGEST:
        return str(number)
    written = ""
    for digit, place in zip_longest(reversed(str(number)), PLACES[: len(str(number))]):
        if digit != "0":
            written = DIGITS[int(digit)] + place + written
        elif written and not written.startswith("零"):
            written = "零" + written
    return written.removeprefix("一") if written.startswith("一十") else written
