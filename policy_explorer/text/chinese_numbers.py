"""Chinese numbers, as notices write them: 十二 of a heading, 一百零三, 两千, 一百二十万, 半. Pure."""

from __future__ import annotations

DIGITS = "〇一二三四五六七八九"
VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"零": 0, "○": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}


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


def read_quantity(text: str) -> float | int | None:
    """Return the number that `text` writes in Chinese characters, 半 being 0.5; None where it writes none.

    A multiplier alone, as in 每万元, is no number.
    """
    if text == "半":
        return 0.5
    if not any(character in VALUES or character in ("十", "百", "千") for character in text):
        return None
    total = section = digit = 0
    for character in text:
        if character in VALUES:
            digit = VALUES[character]
        elif character in TENS:
            section += (digit or 1) * TENS[character]
            digit = 0
        elif character in "万亿":
            below = section + digit
            total = total + below * 10**4 if character == "万" else (total + below) * 10**8
            section = digit = 0
        else:
            return None
    return total + section + digit
