"""Ranges in an official text: 5至10人, 5间以上15间以下, 2031年1月1日至12月31日. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from policy_explorer.text.comparison_table import FIGURES
from policy_explorer.text.comparisons import DATE_BEGINS, RANKED, begins_range
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import DateMention
from policy_explorer.text.units import Quantity

# All that stands between the ends of such as 满3年不满5年, 5间以上、15间以下.
BETWEEN = regex(
    "(?:（不?含[^）]*）)?(?:[及其]{0,2}以上|起)?(?:（不?含[^）]*）)?[、,但且]?"
    "(?:在|不超过?|不满|不足|低于|未满|小于|少于|未超过|不到|不高于|不多于)?"
)
BETWEEN_DAYS = regex("(?:（[^）]*）)?起?(?:（[^）]*）)?(?:至|到|[-—－–~～]+)")
UP, DOWN = frozenset({"at_least", "more_than"}), frozenset({"at_most", "less_than"})
NOT_COUNTED = ("第", "前", "从", "由")  # before a rank, or the former of two numbers: 由5%提高到10%
WITHIN = ("内", "以内", "之内")


def is_range(text: str, found: Sequence[Quantity], at: int) -> bool:
    """Return whether `found[at]` and the next are surely the ends of a range. `text` is `readable`.

    至少2至3人 and 2至3年内 are none, and neither are ranks: 3至5级.
    """
    if at + 1 >= len(found):
        return False
    lower, upper = found[at], found[at + 1]
    if text.endswith(NOT_COUNTED, 0, lower.start) or RANKED.search(text, upper.start, upper.end + 1):
        return False
    ahead = FIGURES[""].around(text, lower.start, lower.end, found[at - 1].end if at else 0)
    behind = FIGURES[""].around(text, upper.start, upper.end, lower.end)
    if begins_range(text, found, at):
        return not ahead and not behind & UP and not text.startswith(WITHIN, upper.end)
    is_ordered = lower.unit.dimension == upper.unit.dimension and lower.value < upper.value
    is_joined = BETWEEN.fullmatch(text, lower.end, upper.start) is not None
    return is_ordered and is_joined and bool(ahead) and ahead <= UP and bool(behind) and behind <= DOWN


def is_range_of_days(text: str, found: Sequence[DateMention], at: int) -> bool:
    """Return whether `found[at]` and the next are the ends of a range of days."""
    if at + 1 >= len(found):
        return False
    between = BETWEEN_DAYS.fullmatch(text, found[at].end, found[at + 1].start)
    return between is not None and DATE_BEGINS.match(text, found[at + 1].start) is not None
