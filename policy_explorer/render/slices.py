"""The measures of a large site in slices, for data that the page loads when it shows them. Pure.

A slice holds neighbours within one document, so that a change in one document leaves the slices of all others as they are.
static/js/core/slices.js names them alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from policy_explorer.text.data_script import compact

SLICE = 25  # measures
Row = TypeVar("Row")


def slices(document: str, rows: Sequence[Row]) -> Iterator[tuple[str, Sequence[Row]]]:
    """Yield the name of each slice and its rows, one a measure; `document` is an id, `rows` are of all its measures."""
    for number, begin in enumerate(range(0, len(rows), SLICE)):
        yield f"{document}_{number}", rows[begin : begin + SLICE]


def slice_script(variable: str, name: str, rows: Iterable[str]) -> bytes:
    """A script that puts the rows of one slice, each JSON already, beside those of others."""
    body = ",\n".join(rows)
    return f"(globalThis.{variable}=globalThis.{variable}||{{}})[{compact(name)}]=[\n{body}\n];\n".encode()
