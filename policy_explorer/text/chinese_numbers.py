"""Chinese numbers, as notices write them: 十二 of a heading, 一百零三, 两千, 一百二十万, 半. Pure."""

from __future__ import annotations

from functools import lru_cache

from policy_explorer.text.patterns import regex

DIGITS = "〇一二三四五六七八九"
VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"零": 0, "○": 0, "两": 2}
CAPITALS = "壹贰叁肆伍陆柒捌玖"  # as in 有效期叁年
NO_NUMBER = "(?!(?<=[入退队大登着内])[伍陆])"  # of a pattern, before a number: 退伍, 队伍, 大陆, 登陆 have none
VALUES |= {digit: value for value, digit in enumerate(CAPITALS, 1)}
PLACES = ("", "十", "百", "千")
LARGEST = 9999  # that is written in Chinese characters
YEAR = regex("[一二三四五六七八九][〇零○一二三四五六七八九]{3}")
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}


@lru_cache(maxsize=4096)  # each is asked for again and again
def written_number(number: int) -> str:
    """Return `number`, from 1 to `LARGEST`, in Chinese characters; any other in Arabic digits."""
    if not 1 <= number <= LARGEST:
        return str(number)
    written = ""
    for digit, place in zip(reversed(str(number)), PLACES, strict=False):
        if digit != "0":
            written = DIGITS[int(digit)] + place + written
        elif written and not written.startswith("零"):
            written = f"零{written}"
    return written.removeprefix("一") if written.startswith("一十") else written


NUMBERS = {written_number(number): number for number in range(1, 200)}


def read_number(text: str) -> int | None:
    """Return the number that `text` writes in Arabic digits, or in Chinese characters up to 199; else None."""
    return int(text) if text.isdecimal() else NUMBERS.get(text.replace("○", "〇"))


def read_quantity(text: str) -> float | int | None:
    """Return the number that `text` writes in Chinese characters, 半 being 0.5; None where it writes none.

    A multiplier alone, as in 每万元, is no number. Four digits are a year: 二〇三五.
    """
    if text == "半":
        return 0.5
    if YEAR.fullmatch(text):
        return int("".join(str(VALUES[digit]) for digit in text))
    if not any(character in VALUES or character in TENS for character in text):
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
