"""Rows of cells -> lines of a terminal, in columns. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence


def lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a line for each row: the first column aligned to the left, the others to the right."""
    first, *others = (max(map(width, column)) for column in zip(*rows, strict=True))
    for label, *figures in rows:
        aligned = (" " * (column - width(figure)) + figure for figure, column in zip(figures, others, strict=True))
        yield "  ".join([label + " " * (first - width(label)), *aligned])


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes; a Han character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
