"""A text -> the lengths of time in it, and whether one is the length that content writes. Pure.

有效期3年, 两年半, 2年6个月, 一年零六个月, 30日, 十个工作日. A date is none, and neither is a day of a month: 3月1日至30日.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from policy_explorer.text.month_days import DASH
from policy_explorer.text.patterns import regex
from policy_explorer.text.units import CHINESE, Quantity, Unit, quantities, read_unit

MONTHS, DAYS, WORKING_DAYS = Unit("月"), Unit("日"), Unit("工作日")
# By the field of content: the dimension, and how many of its unit.
FIELDS = {"years": ("月", 12), "months": ("月", 1), "days": ("日", 1), "working_days": ("工作日", 1)}
JOINTS = ("", "零", "又")  # between the years and the months of one length
IN_MONTH = regex(rf"月(?:[0-9{CHINESE}]{{1,3}}[日号]?{DASH})?\Z")  # ends right before a day of a month


def lengths(text: str) -> list[Quantity]:
    """Return the lengths of time in `text`, in order, in months, days or working days."""
    working_days = "个工作日" if "个工作日" in text else "工作日"
    found: list[Quantity] = []
    for quantity in quantities(text, working_days):
        if found and are_one_length(text, found[-1], quantity):
            years = found.pop()
            months = years.value + quantity.value
            found.append(Quantity(years.start, quantity.end, months, months, quantity.unit))
        elif quantity.unit.dimension == working_days:
            found.append(replace(quantity, unit=WORKING_DAYS))
        elif quantity.unit.dimension in ("月", "日") and not IN_MONTH.search(text[: quantity.start]):
            found.append(quantity)
    return found


def are_one_length(text: str, left: Quantity, right: Quantity) -> bool:
    """Return whether `left` and `right` are the years and the months of one length: 2年6个月, 一年零六个月."""
    if (left.unit, right.unit) != (read_unit("年"), read_unit("个月")) or right.value >= left.unit.size:
        return False
    return text[left.end : right.start] in JOINTS


def is_well_formed(written: Mapping[str, Any]) -> bool:
    """Return whether a length in content has a number for one unit; anything else is reported by `shapes`."""
    return len(written) == 1 and FIELDS.keys() >= written.keys() and all(type(n) is int for n in written.values())


def is_length(quantity: Quantity, written: Mapping[str, Any]) -> bool:
    """Return whether `quantity` is the length `written`, which is well formed. Days are no working days."""
    ((field, count),) = written.items()
    dimension, size = FIELDS[field]
    return quantity.unit.dimension == dimension and quantity.value == count * size


def to_field(quantity: Quantity) -> tuple[str, int] | None:
    """Return field and number with which content writes a length of time; None where it is not whole."""
    count = int(quantity.value)
    if not 0 < count == quantity.value:
        return None
    if quantity.unit.dimension == "月":
        return ("years", count // 12) if count % 12 == 0 else ("months", count)
    return ("working_days" if quantity.unit == WORKING_DAYS else "days"), count
