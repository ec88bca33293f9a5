"""The texts of the measures as they are printed -> the files that the browser searches and cuts excerpts from. Pure.

    search/measures.js         keys      of all measures, in order
                               files     [name, how many measures] of each file of passages, in order
                               labels    of the editor's passages
    search/passages/<name>.js  [official, beside, tags], each with all measures of the file joined

`official` are heading and text, `beside` the editor's passages in the order of their labels. BOUNDARY separates measures, GAP
the passages of one measure: no text contains them. Long strings are quick to load and to search.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from policy_explorer.search.documents import LABELS, Searchable
from policy_explorer.text.data_script import data_script
from policy_explorer.text.data_shapes.search import SearchMeasures
from policy_explorer.text.normalise import RESERVED

File = tuple[str, bytes]

PER_FILE = 25  # measures
BOUNDARY, GAP = RESERVED[0], RESERVED[1]


class Passages(Struct, frozen=True):
    """A file of passages: its name, its number of measures, and its content."""

    name: str
    count: int
    script: bytes

    @property
    def file(self) -> File:
        return f"search/passages/{self.name}.js", self.script


def passages_files(document: str, measures: Sequence[Searchable]) -> tuple[Passages, ...]:
    """Return the files of one document, so that a new measure in it moves no passages of other documents."""
    starts = range(0, len(measures), PER_FILE)
    return tuple(
        passages_file(f"{document}-{number}", measures[first : first + PER_FILE]) for number, first in enumerate(starts)
    )


def measures_file(keys: Iterable[str], passages: Iterable[Passages]) -> File:
    """Return `search/measures.js` for the keys of all measures and all files of passages."""
    files = [(each.name, each.count) for each in passages]
    listed: SearchMeasures = {"keys": list(keys), "files": files, "labels": list(LABELS)}
    return "search/measures.js", data_script("searchMeasures", listed)


def passages_file(name: str, measures: Sequence[Searchable]) -> Passages:
    official = joined((measure.heading, measure.text) for measure in measures)
    beside = joined((dict(measure.beside).get(label, "") for label in LABELS) for measure in measures)
    tags = joined((measure.tags,) for measure in measures)
    # The id of a document has no underscore, so the names of the variables stay distinct.
    variable = f"searchPassages_{name.replace('-', '_')}"
    return Passages(name, len(measures), data_script(variable, [official, beside, tags]))


def joined(rows: Iterable[Iterable[str]]) -> str:
    without_separators = str.maketrans("", "", RESERVED)
    return "".join(GAP.join(passage.translate(without_separators) for passage in row) + BOUNDARY for row in rows)
