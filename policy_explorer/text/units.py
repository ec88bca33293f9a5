"""An official text -> the quantities in it: figures with their units, comparable by value. Pure.

Figures are Arabic, or Chinese where a unit follows: 1亿元 is 10000万元, 两年 is 24个月, 百分之五 is 5%. Only what is equal in
every notice is taken for equal: months and days, 亩 and 公顷 are not comparable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import isclose

from msgspec import Struct

from policy_explorer.text.chinese_numbers import CAPITALS, NO_NUMBER, YEAR, read_quantity
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import MULTIPLIERS, dates, narrow, numbers

# By the unit as it is written: the dimension, and how many of its smallest unit it is.
UNITS: dict[str, tuple[str, float]] = {
    "元": ("元", 1),
    "角": ("元", 0.1),
    "美元": ("美元", 1),
    "欧元": ("欧元", 1),
    "港元": ("港元", 1),
    "港币": ("港元", 1),
    "周年": ("月", 12),
    "年": ("月", 12),
    "个月": ("月", 1),
    "月": ("月", 1),
    "周": ("日", 7),
    "星期": ("日", 7),
    "天": ("日", 1),
    "日": ("日", 1),
    "自然日": ("日", 1),
    "个自然日": ("日", 1),
    "周岁": ("岁", 1),
    "岁": ("岁", 1),
    "%": ("%", 1),
    "‰": ("%", 0.1),
}
# 3月 in a text is a month of the year, 3个月 a length.
UNITS_IN_TEXTS = UNITS.keys() - {"月"}
# With which no other begins, so that naming one as the unit that a text counts in makes no difference.
PLAIN_UNITS = frozenset(
    unit for unit in UNITS_IN_TEXTS if not any(other.startswith(unit) for other in UNITS_IN_TEXTS - {unit})
)
FIRST_YEAR = 1000  # 2031年 is no length
KNOWN_UNIT = regex("|".join(sorted(map(re.escape, UNITS_IN_TEXTS), key=lambda unit: (-len(unit), unit))))
CHINESE = f"〇零○一二两三四五六七八九十百{CAPITALS}拾佰仟"
# The third year, the first half of a year, the 10th of a month: not counted from anything. After 点 is a decimal fraction.
ORDINAL = regex(r"(?:[第上下前后月]|(?<!试)点|星期)\Z")
WITHIN = regex("[以之]?内")
MULTIPLIER = regex("[十百千]?[万亿]{1,2}|[百千]")
RANGE = regex(r"(?:（[^）]*）)?(?:至|到|[-—–－~～]+)\Z")


class Unit(Struct, frozen=True):
    """A unit: `dimension`, in which quantities are comparable ("" where no unit is known), and its `size` in it."""

    dimension: str
    size: float = 1


class Quantity(Struct, frozen=True):
    """A figure from `start` to `end` in the text, its unit included.

    `figure` is the number as it is written, `count` the same with 万 or 亿, and `value` the count in the smallest unit of
    the dimension.
    """

    start: int
    end: int
    figure: int | float
    count: int | float
    unit: Unit

    @property
    def value(self) -> float:
        """The quantity in the smallest unit of its dimension."""
        return self.count * self.unit.size

    def may_be(self, number: int | float, unit: Unit) -> bool:
        """Return whether the quantity may be `number` in `unit`; where both units are known, only if it surely is."""
        if self.unit.dimension and unit.dimension:
            return self.unit.dimension == unit.dimension and isclose(number * unit.size, self.value, rel_tol=1e-9)
        candidates = [self.figure, self.count]
        if self.unit.dimension == "%":
            candidates.append(self.count / 100)
        return any(isclose(number, each) or isclose(number * unit.size, each) for each in candidates)


NO_UNIT = Unit("")


@lru_cache(maxsize=256)
def read_unit(unit: str) -> Unit:
    """Return the unit that a question or an amount counts in: 万元 is ten thousand 元, 元/人 is 元, 亩 its own dimension."""
    whole, multiple = narrow(unit).partition("/")[0], 1
    while len(whole) > 1 and whole[0] in MULTIPLIERS:
        multiple *= MULTIPLIERS[whole[0]]
        whole = whole[1:]
    dimension, size = UNITS.get(whole, (whole, 1))
    return Unit(dimension, size * multiple)


def counted_in(unit: str) -> str:
    """Return the word that a figure in `unit` is followed by: 亩 of 万亩, 元 of 元/人."""
    return unit.partition("/")[0].lstrip("万亿")


def quantities(text: str, counted: str = "") -> tuple[Quantity, ...]:
    """Return the quantities of `text` in order. Dates are none, and neither is a Chinese figure without a known unit.

    `counted` is another unit that is known in this text, such as 亩.
    """
    return found_quantities(text, counted if counted in text and counted not in PLAIN_UNITS else "")


@lru_cache(maxsize=1024)  # the conditions of a measure are from the same few sentences, whatever they count
def found_quantities(text: str, counted: str) -> tuple[Quantity, ...]:
    narrowed = narrow(text)
    found = [*arabic_quantities(narrowed, counted), *chinese_quantities(narrowed, counted)]
    if not found:
        return ()
    spans = [(mention.start, mention.end) for mention in dates(text)]
    outside = [each for each in found if not within(each.start, spans)] if spans else found
    return with_units_of_ranges(narrowed, sorted(outside, key=lambda quantity: quantity.start))


def within(index: int, spans: list[tuple[int, int]]) -> bool:
    """Return whether `index` is within one of `spans`."""
    return any(start <= index < end for start, end in spans)


def arabic_quantities(text: str, counted: str) -> Iterator[Quantity]:
    """Yield the quantities of `text` in Arabic figures; the unit is NO_UNIT where it is not known."""
    for mention in numbers(text):
        multiplier = MULTIPLIER.match(text, mention.end)
        times, end = 1, mention.end
        if multiplier and (multiplier[0][-1] in MULTIPLIERS or unit_at(text, multiplier.end(), counted)):
            times, end = int(read_quantity(f"一{multiplier[0]}") or 1), multiplier.end()
        ordinal = text[max(0, mention.start - 1) : mention.start] in ("第", "月")
        of_calendar = mention.value >= FIRST_YEAR and text[mention.end : mention.end + 1] == "年"
        unit, length = (None if ordinal or of_calendar else unit_at(text, end, counted)) or (NO_UNIT, 0)
        yield quantity(text, mention.start, end + length, mention.value, mention.value * times, unit)


def chinese_quantities(text: str, counted: str) -> Iterator[Quantity]:
    """Yield the quantities of `text` in Chinese figures with a known unit."""
    for match in counting(counted).finditer(text):
        percent = match[0].startswith("百分之")
        found = (Unit("%"), 0) if percent else unit_at(text, match.end(), counted)
        if found is None:
            continue
        value = read_quantity(match[0].removeprefix("百分之"))
        ahead = text[max(0, match.start() - 2) : match.start()]
        apart = text.startswith("点", match.end()) or (YEAR.fullmatch(match[0]) and text[match.end()] == "年")
        # 认定后半年内 is half a year after that, 后半年 the second half of one.
        after = ahead.endswith("后") and WITHIN.match(text, match.end() + found[1])
        ordinal = ORDINAL.search(ahead) and not after
        if value is not None and not apart and not ordinal and not ahead[-1:].isdigit():
            yield quantity(text, match.start(), match.end() + found[1], value, value, found[0])


@lru_cache(maxsize=64)
def counting(counted: str) -> re.Pattern[str]:
    """Return the pattern of a Chinese figure before the first character of a unit, one of which may be `counted`."""
    first = "".join(sorted({unit[0] for unit in (*UNITS_IN_TEXTS, *filter(None, [counted])) if unit[0] not in "%‰"}))
    return regex(f"百分之[{CHINESE}]+|(?:半|{NO_NUMBER}[{CHINESE}千万亿]+)(?=[{re.escape(first)}])")


def quantity(text: str, start: int, end: int, figure: int | float, count: int | float, unit: Unit) -> Quantity:
    """Return a quantity; half a year after whole years, as in 两年半, is part of it."""
    if text[max(0, end - 1) : end + 1] == "年半" and text[end + 1 : end + 2] != "年":
        return Quantity(start, end + 1, figure, count + 0.5, unit)
    return Quantity(start, end, figure, round(count, 6), unit)


def unit_at(text: str, index: int, counted: str) -> tuple[Unit, int] | None:
    """Return the unit that begins at `index` of `text`, and its length; None where none is known."""
    if counted and text.startswith(counted, index):
        return read_unit(counted), len(counted)
    match = KNOWN_UNIT.match(text, index)
    return (read_unit(match[0]), len(match[0])) if match else None


def with_units_of_ranges(text: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """Return the quantities, a first one of a range with the unit of the second where it has none: 5至10万元."""
    for at in range(len(found) - 2, -1, -1):
        left, right = found[at], found[at + 1]
        between = text[left.end : right.start]
        if not left.unit.dimension and left.figure == left.count and RANGE.fullmatch(between):
            multiple = right.count / right.figure if right.figure > left.figure else 1
            found[at] = Quantity(left.start, left.end, left.figure, left.figure * multiple, right.unit)
    return tuple(found)
