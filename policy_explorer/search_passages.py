"""The words of the measures as they are printed -> the files that the browser searches and cuts excerpts from. Pure.

    search/measures.js         keys      of all measures, in order
                               files     [name, how many measures] of each file of passages, in order
                               labels    what the passages beside a measure are called
    search/passages/<name>.js  [official, beside, tags], each the measures of the file one behind the other

Official words are heading and text; the passages beside stand in the order of their labels. Between measures stands
BOUNDARY, between passages of one of them GAP: no text holds them, and long strings are quick to load and to look through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from .data_script import data_script
from .normalise import RESERVED
from .searchable import LABELS, Searchable

File = tuple[str, bytes]
Held = TypeVar("Held")

PER_FILE = 25
BOUNDARY, GAP = RESERVED
_NOT_RESERVED = str.maketrans(dict.fromkeys(RESERVED))


def passages_files(measures: Iterable[Searchable]) -> Iterator[File]:
    """All of them."""
    documents = [(document, tuple(of_one)) for document, of_one in groupby(measures, key=lambda measure: measure.document)]
    yield list_file((document, [measure.key for measure in its]) for document, its in documents)
    for document, its in documents:
        yield from files_of_document(document, its)


def list_file(documents: Iterable[tuple[str, Sequence[str]]]) -> File:
    """The one of all measures; given are their keys by document."""
    documents = list(documents)
    files = [[name, len(some)] for document, keys in documents for name, some in in_files(document, keys)]
    listed = {"keys": [key for _, keys in documents for key in keys], "files": files, "labels": LABELS}
    return "search/measures.js", data_script("searchMeasures", listed)


def files_of_document(document: str, measures: Sequence[Searchable]) -> Iterator[File]:
    return (passages_file(name, some) for name, some in in_files(document, measures))


def in_files(document: str, held: Sequence[Held]) -> Iterator[tuple[str, Sequence[Held]]]:
    """What each file of a document holds, with its name: one measure more there moves no other document's."""
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
