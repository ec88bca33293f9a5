"""The part that a document has in the search: its words for the index, and what other files need of its texts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct

from policy_explorer.derive.site import SiteMeasure
from policy_explorer.model import Vocabulary
from policy_explorer.search.documents import Segmented, characters_of, named_words, searchable, segmented, tags_by_entry
from policy_explorer.search.figures import figures
from policy_explorer.search.passages import Passages, passages_files
from policy_explorer.search.text_words import text_words
from policy_explorer.text.verbatim import without_whitespace

MOST_TEXT_WORDS = 1500  # of a document


class DocumentWords(Struct, frozen=True):
    """The part of one document. It depends on its measures, and on the order of the entries in the vocabularies."""

    keys: tuple[str, ...]
    measures: tuple[Segmented, ...]
    passages: tuple[Passages, ...]
    characters: frozenset[str]  # those that are printed; for data/search.js too
    figures: dict[str, frozenset[str]]  # of the official texts, for data/search.js
    text_words: str  # of the official texts, joined by line ends, the most frequent first; for search/words.js


def document_words(document: str, entries: Sequence[SiteMeasure], vocabulary: Vocabulary) -> DocumentWords:
    """Return the part of the document with the id `document`; `entries` are all its measures."""
    tags = tags_by_entry(vocabulary)
    measures = [searchable(entry, tags) for entry in entries]
    official = [without_whitespace(text) for measure in measures for text in (measure.heading, measure.text)]
    return DocumentWords(
        keys=tuple(measure.key for measure in measures),
        measures=tuple(map(segmented, measures)),
        passages=passages_files(document, measures),
        characters=characters_of(measures),
        figures=figures(official),
        text_words="\n".join(islice(text_words(official, other_words(entries, vocabulary)), MOST_TEXT_WORDS)),
    )


def other_words(entries: Iterable[SiteMeasure], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield texts that show where words of official texts begin and end: names of benefits, summaries, and quotes."""
    yield from named_words(vocabulary)
    for entry in entries:
        yield entry.measure.summary.text
        for each in entry.benefits:
            yield each.benefit.title
            yield each.benefit.quote
