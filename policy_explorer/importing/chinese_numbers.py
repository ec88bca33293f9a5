"""Chinese numbers from 1 to 199, as notices number their headings: 一, 十二, 二十, 一百零三. Pure."""

from __future__ import annotations

DIGITS = "〇一二三四五六七八九"


def written_number(number: int) -> str:
    """Return `number`, which is positive, in Chinese characters; from 200 on in Arabic digits."""
    if number >= 200:
        return str(number)
    if number >= 100:
        rest = number - 100
        return "一百" + (
            ""
            if not rest
            else f"零{DIGITS[rest]}"
            if rest < 10
            else f"{'一' if rest < 20 else ''}{written_number(rest)}"
        )
    tens, ones = divmod(number, 10)
    return (DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones] if ones or not tens else "")


NUMBERS = {written_number(number): number for number in range(1, 200)}


def read_number(text: str) -> int | None:
    """Return the number that `text` writes in Arabic digits, or in Chinese characters up to 199; else None."""
    return int(text) if text.isdecimal() else NUMBERS.get(text.replace("○", "〇"))
