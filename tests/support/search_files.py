"""Make the search files of a site that exists in memory alone, with the functions that a build calls. Runs Pagefind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from policy_explorer.derive.site import WholeSite
from policy_explorer.model import Vocabulary
from policy_explorer.search import index as search_index
from policy_explorer.search.document_words import DocumentWords, document_words
from policy_explorer.search.documents import Searchable, searchable, tags_by_entry
from policy_explorer.search.index import File, IndexSlice
from policy_explorer.search.passages import measures_file


def searchables(site: WholeSite) -> Iterator[Searchable]:
    """Yield each measure of the site in the form in which it is indexed."""
    tags = tags_by_entry(site.catalogue.vocabulary)
    return (searchable(entry, tags) for entry in site.measures.values())


def search_files(site: WholeSite) -> Iterator[File]:
    """Yield path and content of every file of the search."""
    documents = words_of(site)
    yield from text_files(documents)
    yield from index_files(slices(documents, site.catalogue.vocabulary))


def words_of(site: WholeSite) -> list[DocumentWords]:
    by_document = groupby(site.measures.values(), key=lambda entry: entry.document.id)
    return [document_words(id, list(entries), site.catalogue.vocabulary) for id, entries in by_document]


def text_files(documents: Sequence[DocumentWords]) -> Iterator[File]:
    """Yield the files that a search from file:// takes, without Pagefind."""
    passages = [each for document in documents for each in document.passages]
    yield measures_file((key for document in documents for key in document.keys), passages)
    yield from (each.file for each in passages)


def slices(documents: Sequence[DocumentWords], vocabulary: Vocabulary) -> list[IndexSlice]:
    """Return the measures of all documents in slices of at most `search_index.SLICE`."""
    included = search_index.characters_to_include(
        vocabulary, frozenset().union(*(document.characters for document in documents))
    )
    parts = search_index.packed([document.measures for document in documents], search_index.SLICE)
    return [IndexSlice(tuple(part), included) for part in parts]


def index_files(parts: Sequence[IndexSlice]) -> Iterator[File]:
    """Yield path and content of the files of all slices, and of `pages.js`."""
    indexed = search_index.indexed_all(parts)
    for number, indexed_slice in enumerate(indexed):
        yield from search_index.slice_files(number, indexed_slice)
    if parts:
        sizes = [len(part.measures) for part in parts]
        ends = [(measure.heading_end, measure.official_end) for part in parts for measure in part.measures]
        yield search_index.pages_file(sizes, [page for indexed_slice in indexed for page in indexed_slice.pages], ends)
