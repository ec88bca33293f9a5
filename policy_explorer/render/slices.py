"""The measures of a large site in slices, for data that the page loads when it shows them. Pure.

A slice holds neighbours within one document, so that a change in one document leaves the slices of all others as they are.
static/js/core/slices.js names them alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from policy_explorer.derive.site import Site, SiteMeasure
from policy_explorer.text.data_script import compact

SLICE = 25  # measures


def slices(site: Site) -> Iterator[tuple[str, tuple[SiteMeasure, ...]]]:
    """The name of each slice and its measures."""
    for document, group in groupby(site.measures.values(), key=lambda entry: entry.document.id):
        entries = tuple(group)
        for number, begin in enumerate(range(0, len(entries), SLICE)):
            yield f"{document}_{number}", entries[begin : begin + SLICE]


def slice_script(variable: str, name: str, rows: Iterator[str]) -> bytes:
    """A script that puts the rows of one slice, each JSON already, beside those of others."""
    body = ",\n".join(rows)
    return f"(globalThis.{variable}=globalThis.{variable}||{{}})[{compact(name)}]=[\n{body}\n];\n".encode()
