"""Number questions and the tests of all rules -> bands of numbers to choose from. Pure.

Each bound of a test is a boundary between smaller and greater numbers; the bound itself belongs to the greater (`at_least`,
`less_than`) or to the smaller (`at_most`, `more_than`). All numbers between two neighbouring boundaries have the same outcome in
every rule, so a band decides as much as a figure. For whole numbers every boundary can be written as "below n, and from n on".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import ceil, floor, inf
from typing import Any

from msgspec import Struct

from policy_explorer.model import FactTest, Question
from policy_explorer.rules.fingerprint import Bound
from policy_explorer.text.wording import range_wording

MOST_BANDS = 6  # choosing from more is harder than typing a figure
CUTTING_BEFORE = ("at_least", "less_than")


class Boundary(Struct, frozen=True, order=True):
    """Separates smaller numbers from greater ones at `bound`, which belongs to the greater unless `after`."""

    bound: int | float
    after: bool

    def lower(self) -> dict[str, int | float]:
        return {"more_than" if self.after else "at_least": self.bound}

    def upper(self) -> dict[str, int | float]:
        return {"at_most" if self.after else "less_than": self.bound}


class Band(Struct, frozen=True):
    """A range of numbers as it is written (see `NumberRange.bounds`), and in words."""

    answer: dict[str, int | float]
    label: str


def bands(question: Question, tests: Iterable[Bound | FactTest]) -> tuple[Band, ...]:
    """Return the bands of a question under the tests of its fact.

    There are none if it does not ask for a number, or if there would be one band or more than `MOST_BANDS`.
    """
    if question.type != "number":
        return ()
    boundaries = sorted(
        {boundary for test in tests if reachable(boundary := boundary_of(test, question.whole), question)}
    )
    if not 1 <= len(boundaries) < MOST_BANDS:
        return ()
    ranges = whole_ranges(boundaries) if question.whole else open_ranges(boundaries)
    answers = (exact_figure(answer, question) for answer in ranges)
    return tuple(Band(answer, range_wording(answer, question)) for answer in answers)


def boundary_of(test: Bound | FactTest, whole: bool) -> Boundary:
    bound: Any = test.operand
    after = test.operator not in CUTTING_BEFORE
    if not whole:
        return Boundary(bound, after)
    return Boundary(floor(bound) + 1 if after else ceil(bound), after=False)


def reachable(boundary: Boundary, question: Question) -> bool:
    """Return whether the question takes answers on both sides of the boundary."""
    low, high = ends(question)
    above_low = boundary.bound > low or (boundary.bound == low and boundary.after)
    below_high = boundary.bound < high or (boundary.bound == high and not boundary.after)
    return above_low and below_high


def ends(question: Question) -> tuple[float, float]:
    """Return the smallest and the greatest figure that may be typed."""
    low = -inf if question.minimum is None else question.minimum
    high = inf if question.maximum is None else question.maximum
    if question.whole:
        return low if low == -inf else ceil(low), high if high == inf else floor(high)
    return low, high


def exact_figure(answer: dict[str, int | float], question: Question) -> dict[str, int | float]:
    """Return a band with a single figure as that figure: 正好 0 个月, not 不超过 0 个月."""
    low, high = ends(question)
    if answer in ({"at_most": low}, {"at_least": high}):
        return dict.fromkeys(("at_least", "at_most"), *answer.values())
    return answer


def open_ranges(boundaries: list[Boundary]) -> Iterator[dict[str, int | float]]:
    yield boundaries[0].upper()
    for low, high in pairwise(boundaries):
        yield low.lower() | high.upper()
    yield boundaries[-1].lower()


def whole_ranges(boundaries: list[Boundary]) -> Iterator[dict[str, int | float]]:
    """Yield ranges that include both ends: 不满 6 and 不超过 5 are the same whole numbers, and tests may use either."""
    yield {"at_most": boundaries[0].bound - 1}
    for low, high in pairwise(boundaries):
        yield {"at_least": low.bound, "at_most": high.bound - 1}
    yield {"at_least": boundaries[-1].bound}
