"""A draft before it is written as YAML: fields, each with the reason why an editor should check it.

A mapping is a tuple of fields. A value is a scalar, a date, a tuple of values, or a mapping.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct


class Field(Struct, frozen=True):
    """A field with its value. `guess` says why it is a guess, and becomes a comment `# 待核对：…`; "" if it is certain."""

    key: str
    value: Any
    guess: str = ""


class Absent(Struct, frozen=True):
    """A field that was not found in the notice: a comment `# 待核对：…` that says what is missing."""

    key: str
    guess: str


class Inline(Struct, frozen=True):
    """A mapping that is written on one line."""

    fields: tuple[Field, ...]


DraftMapping = tuple["Field | Absent", ...]


class Figure(Struct, frozen=True):
    """A number of a text. `written` is its wording where that is not value and unit; `quote` is its clause.

    `comparator` is that of a bound which is given, such as 最高10万元.
    """

    value: int | float
    unit: str
    role: str
    label: str
    written: str | None
    quote: str
    comparator: str | None = None


class Span(Struct, frozen=True):
    """A date, or a span of days with both ends included, that a text writes."""

    first: date | None
    last: date | None
    quote: str
    is_period: bool  # whether it says how long something is available
    words: str = ""  # how the text writes the last day, where it is not to the day


def guesses_in(value: Any) -> Iterator[str]:
    """Yield the reason of every guess in a draft, in written order."""
    if isinstance(value, Field):
        yield from filter(None, [value.guess])
        yield from guesses_in(value.value)
    elif isinstance(value, Absent):
        yield value.guess
    elif isinstance(value, Inline):
        yield from guesses_in(value.fields)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from guesses_in(inner)
