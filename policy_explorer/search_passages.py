"""The words of the measures as they are printed -> the files that the browser searches and cuts excerpts from. Pure.

    search/measures.js         keys      of all measures, in order
                               files     [name, how many measures] of each file of passages, in order
                               labels    what the passages beside a measure are called
    search/passages/<name>.js  [official, beside, tags], each the measures of the file one behind the other

Official words are heading and text; the passages beside stand in the order of their labels. Between measures stands
BOUNDARY, between passages of one of them GAP: no text holds them, and long strings are quick to load and to look through.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from .data_script import data_script
from .normalise import RESERVED
from .searchable import LABELS, Searchable

File = tuple[str, bytes]

PER_FILE = 25
BOUNDARY, GAP = RESERVED
_NOT_RESERVED = str.maketrans(dict.fromkeys(RESERVED))


def passages_files(measures: Sequence[Searchable]) -> Iterator[File]:
    groups = list(grouped(measures))
    listed = {"keys": [measure.key for measure in measures], "files": [[name, len(some)] for name, some in groups], "labels": LABELS}
    yield "search/measures.js", data_script("searchMeasures", listed)
    yield from (passages_file(name, some) for name, some in groups)


def grouped(measures: Sequence[Searchable]) -> Iterator[tuple[str, list[Searchable]]]:
    """The measures of each file of passages, with its name: of one document, so that one more there moves no other's."""
    for document, of_one in groupby(measures, key=lambda measure: measure.document):
        held = list(of_one)
        for number, first in enumerate(range(0, len(held), PER_FILE)):
            yield f"{document}-{number}", held[first : first + PER_FILE]


def passages_file(name: str, measures: Sequence[Searchable]) -> File:
    official = joined((measure.heading, measure.text) for measure in measures)
    beside = joined((dict(measure.beside).get(label, "") for label in LABELS) for measure in measures)
    tags = joined((measure.tags,) for measure in measures)
    # An id of a document has no underscore, so that no two names become one.
    return f"search/passages/{name}.js", data_script(f"searchPassages_{name.replace('-', '_')}", [official, beside, tags])


def joined(rows) -> str:
    return "".join(GAP.join(passage.translate(_NOT_RESERVED) for passage in row) + BOUNDARY for row in rows)
