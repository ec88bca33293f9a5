"""Number questions -> bands to choose from, cut where the rules cut. Pure.

Each bound of a test is a cut: below it or from it on (`at_least`, `less_than`), or up to it or beyond it
(`at_most`, `more_than`). Between two neighbouring cuts all numbers fare alike in every rule, so a band
decides as much as a figure does. Of whole numbers every cut is one "from n on".
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from math import ceil, floor, inf
from typing import Any

from msgspec import Struct

from policy_explorer.model import FactTest, Question
from policy_explorer.rules.fingerprint import Bound
from policy_explorer.text.wording import range_wording

MOST_BANDS = 6  # more are harder to choose from than a figure is to type
CUTTING_BEFORE = ("at_least", "less_than")


class Cut(Struct, frozen=True, order=True):
    """Between what lies under `bound` and what lies above; the bound itself lies above unless `after`."""

    bound: float
    after: bool

    def lower(self) -> dict[str, Any]:
        return {"more_than" if self.after else "at_least": self.bound}

    def upper(self) -> dict[str, Any]:
        return {"at_most" if self.after else "less_than": self.bound}


class Band(Struct, frozen=True):
    """A range, as an answer (see `ranges`) and in words."""

    answer: dict[str, Any]
    label: str


def bands(question: Question, tests: Iterable[Bound | FactTest]) -> tuple[Band, ...]:
    """The bands of a number question under these tests; none where there would be one or too many."""
    if question.type != "number":
        return ()
    cuts = sorted({cut for test in tests if reachable(cut := cut_of(test, question.whole), question)})
    if not 1 <= len(cuts) < MOST_BANDS:
        return ()
    ranges = whole_ranges(cuts) if question.whole else open_ranges(cuts)
    answers = (told_exactly(answer, question) for answer in ranges)
    return tuple(Band(answer, range_wording(answer, question)) for answer in answers)


def cut_of(test: Bound | FactTest, whole: bool) -> Cut:
    bound, after = test.operand, test.operator not in CUTTING_BEFORE
    if not whole:
        return Cut(bound, after)
    return Cut(floor(bound) + 1 if after else ceil(bound), after=False)


def reachable(cut: Cut, question: Question) -> bool:
    """Whether there are answers on both sides of it."""
    low, high = ends(question)
    above_low = cut.bound > low or (cut.bound == low and cut.after)
    below_high = cut.bound < high or (cut.bound == high and not cut.after)
    return above_low and below_high


def ends(question: Question) -> tuple[float, float]:
    """The smallest and the greatest figure that may be typed."""
    low = -inf if question.minimum is None else question.minimum
    high = inf if question.maximum is None else question.maximum
    return (ceil(low) if question.whole and low > -inf else low), (
        floor(high) if question.whole and high < inf else high
    )


def told_exactly(answer: dict[str, Any], question: Question) -> dict[str, Any]:
    """A band of a single figure says that figure: 正好 0 个月, not 不超过 0 个月."""
    low, high = ends(question)
    if answer in ({"at_most": low}, {"at_least": high}):
        return dict.fromkeys(("at_least", "at_most"), *answer.values())
    return answer


def open_ranges(cuts: list[Cut]) -> Iterator[dict[str, Any]]:
    yield cuts[0].upper()
    for one, other in itertools.pairwise(cuts):
        yield one.lower() | other.upper()
    yield cuts[-1].lower()


def whole_ranges(cuts: list[Cut]) -> Iterator[dict[str, Any]]:
    """With both ends included: 不满 6 and 不超过 5 are the same whole numbers, and tests may be put either way."""
    yield {"at_most": cuts[0].bound - 1}
    for one, other in itertools.pairwise(cuts):
        yield {"at_least": one.bound, "at_most": other.bound - 1}
    yield {"at_least": cuts[-1].bound}
