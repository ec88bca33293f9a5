"""Cut the data of a large site into slices, which a page loads when it shows their measures. No effects.

A slice contains neighbouring measures of one document, so that a change of one document does not change the slices of
others. static/js/core/slices.js uses the same names.
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
    """Return a script that adds the rows of one slice, which are JSON, to a global variable."""
    body = ",\n".join(rows)
    return f"(globalThis.{variable}=globalThis.{variable}||{{}})[{compact(name)}]=[\n{body}\n];\n".encode()
