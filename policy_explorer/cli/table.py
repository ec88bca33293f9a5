"""Rows of words and figures -> lines that a terminal shows in columns: the first to the left, the others to the right. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence


def lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    first, *others = (max(map(width, column)) for column in zip(*rows, strict=True))
    for label, *figures in rows:
        shown = (" " * (room - width(figure)) + figure for figure, room in zip(figures, others, strict=True))
        yield "  ".join([label + " " * (first - width(label)), *shown])


def width(text: str) -> int:
    """In columns of a terminal, in which a Han character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
