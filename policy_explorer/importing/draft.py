"""What a draft is made of before it is written as YAML: fields, each with the reason why an editor should look at it. Frozen.

A mapping is a tuple of fields; a value is a scalar, a day, a list of values, or a mapping. An `Inline` mapping takes one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct


class Field(Struct, frozen=True):
    """`guess` says why this is a guess; it becomes a comment `# 待核对：…` above. A certain field has none."""

    key: str
    value: Any
    guess: str = ""


class Absent(Struct, frozen=True):
    """A field that the notice does not give: only a comment, which says what is missing."""

    key: str
    guess: str


class Inline(Struct, frozen=True):
    fields: tuple[Field, ...]


Mapping = tuple["Field | Absent", ...]


class Found(Struct, frozen=True):
    """A word of a vocabulary that a measure uses, and the clause that it was found in."""

    name: str
    quote: str
    guess: str


class Figure(Struct, frozen=True):
    value: int | float
    unit: str
    role: str
    label: str
    written: str | None
    quote: str


class Span(Struct, frozen=True):
    """Days that a text writes, both included; `is_period` where it says how long something holds."""

    first: date | None
    last: date | None
    quote: str
    is_period: bool


def guesses_in(value: Any) -> Iterator[str]:
    """The reason of every guess in a draft, in its order."""
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
