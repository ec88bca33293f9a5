"""How much of what is random or repeated the usual run takes: a quarter. With --every-combination a run takes all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

ONE_OF = 4  # tests/conftest.py sets it to 1 for --every-combination, before a test is imported

Case = TypeVar("Case")


def of_examples(number: int) -> int:
    """Return how many of that number of random examples this run takes."""
    return max(number // ONE_OF, 1)


def some_of(cases: Iterable[Case]) -> list[Case]:
    """Return those of the cases that this run takes, from the first to the last of them."""
    return list(cases)[::ONE_OF]
