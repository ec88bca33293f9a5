"""Measures -> the texts and tags by which each is found. Pure.

A measure is found by a phrase that its *official* text contains: its heading or its text, as the notice prints them. It is
also found by the whole name, or a whole alias, of a vocabulary entry that it is tagged with (a department that leads or takes
part, a sector, an audience, a kind). Entries are tags and not text, so that 补贴 finds what the notice calls a 补贴 and what is
tagged by that alias, but not a label that happens to contain it. Units that a standing rule implies are no tags, or every
measure would be found by them.

Everything else that the site says of a measure, mostly in the editor's words, stands *beside* it. It is searched only for a
phrase that no official text contains.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from msgspec import Struct

from policy_explorer.derive.companions import paragraphs
from policy_explorer.derive.contact import leading, responsible
from policy_explorer.derive.site import SiteMeasure
from policy_explorer.model import Entry, SearchTerm, Vocabulary
from policy_explorer.model.measure import Table
from policy_explorer.text.normalise import Normaliser, every_character, normaliser
from policy_explorer.text.tokens import BOUNDARY, tag, words
from policy_explorer.text.verbatim import without_whitespace

# Labels of the passages beside a measure, shown before their excerpts.
SUMMARY, BENEFITS, LEAD, RESPONSIBLE = "编者归纳", "内容", "牵头单位", "责任单位"
SECTORS, AUDIENCES, KINDS, DOCUMENT, ANNEX = "行业", "面向", "类别", "文件", "附件"
COMPANION = "配套文本，不是文件原文"
LABELS = (SUMMARY, BENEFITS, LEAD, RESPONSIBLE, SECTORS, AUDIENCES, KINDS, DOCUMENT, ANNEX, COMPANION)
TAGGED = ("departments", "sectors", "audiences", "kinds")  # the vocabularies whose entries are tags


class Searchable(Struct, frozen=True):
    """The texts of one measure as they are printed, and its tags."""

    key: str
    heading: str
    text: str
    beside: tuple[tuple[str, str], ...]  # (label, text)
    tags: str  # one character each


class Segmented(Struct, frozen=True):
    """The tokens of one measure for the index, and where those of the heading and of the official text end."""

    words: str  # one token a character
    heading_end: int
    official_end: int


def searchable(entry: SiteMeasure, tags: Mapping[Entry, str]) -> Searchable:
    return Searchable(
        key=entry.key,
        heading=entry.heading,
        text=" ".join((entry.measure.text, *table_cells(entry.measure.tables))),
        beside=tuple((label, text) for label, text in beside(entry) if text),
        tags="".join(tags[borne] for borne in entries_of(entry)),
    )


def entries_of(entry: SiteMeasure) -> tuple[Entry, ...]:
    """Return the vocabulary entries with which a measure is tagged."""
    units = (*leading(entry), *responsible(entry))
    return (*units, *entry.sectors, *entry.audiences, *entry.kinds)


def beside(entry: SiteMeasure) -> Iterator[tuple[str, str]]:
    """Yield (label, text) of the passages beside a measure; a text may be empty."""

    def names(entries: Iterable[Entry]) -> str:
        return "、".join(each.name for each in entries)

    yield SUMMARY, entry.measure.summary.text
    yield BENEFITS, "、".join(each.benefit.title for each in entry.benefits)
    yield LEAD, names(leading(entry))
    yield RESPONSIBLE, names(responsible(entry))
    yield SECTORS, names(entry.sectors)
    yield AUDIENCES, names(entry.audiences)
    yield KINDS, names(entry.kinds)
    yield DOCUMENT, f"{entry.document.title}（{entry.document.reference}）"
    yield ANNEX, " ".join(annex_words(entry))
    yield COMPANION, " ".join(paragraph for text in entry.companions for paragraph in paragraphs(text))


def table_cells(tables: Iterable[Table]) -> Iterator[str]:
    return (cell for table in tables for row in table.rows for cell in row if cell)


def annex_words(entry: SiteMeasure) -> Iterator[str]:
    """Yield the texts and cells of the annexes that the measure quotes."""
    if not entry.document.annexes:
        return
    quoted = set(quotes_in(entry.measure.model_dump()))
    for annex in entry.document.annexes:
        whole = without_whitespace("".join(passage.content for passage in annex.passages))
        if any(quote in whole for quote in quoted):
            for passage in annex.passages:
                yield from (passage.text,) if passage.text else (cell for row in passage.rows for cell in row if cell)


def quotes_in(value: Any) -> Iterator[str]:
    """Yield every quote within `value`, a measure as plain data, without white space."""
    if isinstance(value, dict):
        if isinstance(value.get("quote"), str):
            yield without_whitespace(value["quote"])
        value = tuple(value.values())
    if isinstance(value, tuple | list):
        for inner in value:
            yield from quotes_in(inner)


def tagged_entries(vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """Return the entries that are tags; the index of each is its number."""
    return tuple(entry for group in TAGGED for entry in getattr(vocabulary, group))


def tags_by_entry(vocabulary: Vocabulary) -> dict[Entry, str]:
    """Return the token of each entry that is a tag."""
    return {entry: tag(number) for number, entry in enumerate(tagged_entries(vocabulary))}


def site_normaliser(vocabulary: Vocabulary, characters: Iterable[str]) -> Normaliser:
    """Return a normaliser with a small table, which folds the texts of a site with these characters as `every_character` does."""
    return normaliser(chain(characters, named_words(vocabulary), everyday_words(vocabulary)))


def named_words(vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the names and aliases of the entries that are tags, and of terms."""
    named: Iterable[Entry | SearchTerm] = chain(tagged_entries(vocabulary), vocabulary.terms)
    return (word for entry in named for word in (entry.name, *entry.aliases))


def everyday_words(vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what people say, and what it stands for."""
    return (word for each in vocabulary.everyday for word in (*each.say, *each.find, *each.near))


def characters_of(measures: Iterable[Searchable]) -> frozenset[str]:
    """Return the characters that are printed in these measures."""
    return frozenset("".join(text for measure in measures for text in printed(measure)))


def printed(measure: Searchable) -> Iterator[str]:
    """Yield all texts of a measure: heading, text and the passages beside it."""
    yield measure.heading
    yield measure.text
    yield from (text for _, text in measure.beside)


def segmented(measure: Searchable) -> Segmented:
    """Return the tokens of a measure: all its texts and its tags."""
    heading, text, *others = map(words, every_character().each(printed(measure)))
    return Segmented(
        BOUNDARY.join((heading, text, *others, measure.tags, "")), len(heading), len(heading) + 1 + len(text)
    )
