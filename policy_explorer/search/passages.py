"""The words of the measures as they are printed -> the files that the browser searches and cuts excerpts from. Pure.

    search/measures.js         keys      of all measures, in order
                               files     [name, how many measures] of each file of passages, in order
                               labels    what the passages beside a measure are called
    search/passages/<name>.js  [official, beside, tags], each the measures of the file one behind the other

Official words are heading and text; the passages beside stand in the order of their labels. Between measures stands
BOUNDARY, between passages of one of them GAP: no text holds them, and long strings are quick to load and to look through.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from policy_explorer.search.documents import LABELS, Searchable
from policy_explorer.text.data_script import data_script
from policy_explorer.text.data_shapes import SearchMeasures
from policy_explorer.text.normalise import RESERVED

File = tuple[str, bytes]

PER_FILE = 25
BOUNDARY, GAP = RESERVED


class Passages(Struct, frozen=True):
    """One file of passages: its name, how many measures it has, and what stands in it."""

    name: str
    count: int
    script: bytes

    @property
    def file(self) -> File:
        return f"search/passages/{self.name}.js", self.script


def passages_files(document: str, measures: Sequence[Searchable]) -> tuple[Passages, ...]:
    """Those of one document, so that a measure more there moves those of no other."""
    starts = range(0, len(measures), PER_FILE)
    return tuple(
        passages_file(f"{document}-{number}", measures[first : first + PER_FILE]) for number, first in enumerate(starts)
    )


def measures_file(keys: Iterable[str], passages: Iterable[Passages]) -> File:
    files = [(each.name, each.count) for each in passages]
    listed: SearchMeasures = {"keys": list(keys), "files": files, "labels": list(LABELS)}
    return "search/measures.js", data_script("searchMeasures", listed)


def passages_file(name: str, measures: Sequence[Searchable]) -> Passages:
    official = joined((measure.heading, measure.text) for measure in measures)
    beside = joined((dict(measure.beside).get(label, "") for label in LABELS) for measure in measures)
    tags = joined((measure.tags,) for measure in measures)
    # An id of a document has no underscore, so that no two names become one.
    return Passages(
        name, len(measures), data_script(f"searchPassages_{name.replace('-', '_')}", [official, beside, tags])
    )


def joined(rows: Iterable[Iterable[str]]) -> str:
    return "".join(
        GAP.join(passage.replace(GAP, "").replace(BOUNDARY, "") for passage in row) + BOUNDARY for row in rows
    )
