"""How much a benefit is, as both evaluators work it out: plain data, with every number as decimal text."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from policy_explorer.text.data_shapes.rules import TestEntry


class ClauseOfPayout(TypedDict):
    """A clause; `at` is its place, on the page of the measure or as an address."""

    quote: str
    at: NotRequired[str]


class FigureEntry(ClauseOfPayout):
    """A figure, in words too."""

    value: str
    unit: str
    words: str


class CapEntry(FigureEntry):
    """What the result is never above; `size` is the same in the unit of the result."""

    size: str


class LineEntry(ClauseOfPayout):
    """A tier: the tests that an answer has to meet, in words too, and its figure."""

    tests: list[TestEntry]
    words: str
    value: str


class TierNeeds(TypedDict):
    """The tests that an answer has to meet for a tier."""

    tests: list[TestEntry]


class PayoutNeeds(TypedDict):
    """What tells which answers a payout still needs."""

    by: NotRequired[str]
    tiers: NotRequired[list[TierNeeds]]
    highest: NotRequired[object]
    times: NotRequired[str]


class InstalmentsEntry(ClauseOfPayout):
    """The parts in which the result is paid, each in per cent where that is written."""

    shares: NotRequired[list[str]]
    every: Literal["year", "half_year", "quarter", "month"]
    words: str


class QuotaEntry(FigureEntry):
    """How many there are, or how much in all."""

    every: NotRequired[Literal["year", "half_year", "quarter", "month"]]


PayoutEntry = TypedDict(
    "PayoutEntry",
    {
        "way": Literal["fixed", "rate", "per", "range", "at_most", "tiers"],
        "unit": str,  # of the result
        "each": str,  # of the figures: 元/人, %, or that of the result
        "value": NotRequired[str],
        "from": NotRequired[str],
        "to": NotRequired[str],
        "by": NotRequired[str],
        "tiers": NotRequired[list[LineEntry]],
        "highest": NotRequired[ClauseOfPayout],  # the clause by which the highest tier counts
        "times": NotRequired[str],
        "money": NotRequired[float],  # how many yuan the unit of the result is, where it is a sum of them
        "counted": NotRequired[str],  # the unit of the answer to `times`
        "words": str,  # how it comes about
        "quote": str,
        "at": NotRequired[str],
        "capped_at": NotRequired[CapEntry],
        "instalments": NotRequired[InstalmentsEntry],
        "allotted": NotRequired[QuotaEntry],
    },
)
PayoutEntry.__doc__ = "A payout. `by` is the fact of the tiers, `times` the fact that a figure is multiplied with."
