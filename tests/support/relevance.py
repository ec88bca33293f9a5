"""Queries with graded answers, and how good the answers of a search are: see tests/relevance/everyday.yaml. Pure but for reading it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log2
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FILE = Path(__file__).parents[1] / "relevance" / "everyday.yaml"
SHOWN, JUDGED = 3, 5  # the first results that have to hold a best one; that the gain is counted over
BEST, FINE = 2, 1


class Query(NamedTuple):
    """What is typed, and the grades of measures by number. `nothing`: the notice does not answer it."""

    ask: str
    kind: str
    best: tuple[int, ...] = ()
    fine: tuple[int, ...] = ()
    nothing: bool = False
    measured: bool = False


class Figures(NamedTuple):
    """How many queries there are, and how many are right, of those with an answer and of those without; and the mean gain."""

    answerable: int
    answered: int
    unanswerable: int
    honest: int
    gain: float


def queries() -> list[Query]:
    listed: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
    graded: list[dict[str, Any]] = [
        written | {name: tuple(written.get(name, ())) for name in ("best", "fine")} for written in listed
    ]
    return [Query(**each) for each in graded]


def is_right(query: Query, numbers: Sequence[int]) -> bool:
    """Whether a best measure is among the first, or nothing is shown where that is right."""
    return bool(set(query.best) & set(numbers[:SHOWN])) or (query.nothing and not numbers)


def gain(query: Query, numbers: Sequence[int]) -> float:
    """The discounted gain of the first results, as a share of that of the best order (nDCG)."""
    grades = {**dict.fromkeys(query.fine, FINE), **dict.fromkeys(query.best, BEST)}
    return discounted(grades.get(number, 0) for number in numbers) / discounted(sorted(grades.values(), reverse=True))


def discounted(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in zip(range(JUDGED), grades, strict=False))


def figures(asked: Sequence[Query], answers: Sequence[Sequence[int]]) -> Figures:
    """Count. A query that may be answered or not counts among neither, unless the gain is asked for."""
    pairs = list(zip(asked, answers, strict=True))
    answerable = [pair for pair in pairs if pair[0].best and not pair[0].nothing]
    unanswerable = [pair for pair in pairs if not pair[0].best]
    gains = [gain(*pair) for pair in answerable]
    return Figures(
        answerable=len(answerable),
        answered=sum(is_right(*pair) for pair in answerable),
        unanswerable=len(unanswerable),
        honest=sum(is_right(*pair) for pair in unanswerable),
        gain=sum(gains) / max(1, len(gains)),
    )


def line(name: str, found: Figures) -> str:
    return (
        f"{name:<22} a best one in the first {SHOWN}: {found.answered}/{found.answerable}"
        f"   honest nothing: {found.honest}/{found.unanswerable}   nDCG@{JUDGED}: {found.gain:.3f}"
    )
