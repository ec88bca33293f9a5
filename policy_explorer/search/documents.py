"""Site -> the words by which each measure is found. Pure, and measure by measure.

A measure is found by a phrase when its *official* words contain it: its heading or its text, as the
notice prints them. It is also found by the whole name, or a whole alias, of a vocabulary entry that
it bears (a department that leads or takes part, a sector, an audience, a kind): entries are tags,
not text, so that "补贴" finds what the notice calls a 补贴 and what is tagged by that alias, but
does not stumble over the middle of somebody's label. Units that a standing rule implies are no tags:
they would make every measure answer to them.

Everything else that the site says of a measure, mostly the editor's words, is *beside* it: searched
only for a phrase that no official words contain, so that what the notice says is found exactly and
what only the site says is still found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from policy_explorer.derive.site import Site, SiteMeasure
from policy_explorer.model import Entry, Vocabulary
from policy_explorer.text.normalise import Normaliser, every_character, normaliser
from policy_explorer.text.tokens import BOUNDARY, tag, words

# The label of a passage that stands beside a measure, as shown before its excerpt.
SUMMARY, BENEFITS, LEAD, RESPONSIBLE = "编者归纳", "内容", "牵头单位", "责任单位"
SECTORS, AUDIENCES, KINDS, DOCUMENT = "行业", "面向", "类别", "文件"
LABELS = (SUMMARY, BENEFITS, LEAD, RESPONSIBLE, SECTORS, AUDIENCES, KINDS, DOCUMENT)


class Searchable(Struct, frozen=True):
    """The words of one measure, as they are printed."""

    key: str
    heading: str
    text: str
    beside: tuple[tuple[str, str], ...]  # (label, text)
    tags: str  # one character each


class Segmented(Struct, frozen=True):
    """The words of one measure as the index holds them, and where the heading and the official words end."""

    words: str  # each character is one
    heading_end: int
    official_end: int


def searchables(site: Site) -> Iterator[Searchable]:
    tags = tags_by_entry(site.catalogue.vocabulary)
    for entry in site.measures.values():
        yield searchable(entry, tags)


def searchable(entry: SiteMeasure, tags: Mapping[Entry, str]) -> Searchable:
    return Searchable(
        key=entry.key,
        heading=entry.heading,
        text=entry.measure.text,
        beside=tuple((label, text) for label, text in beside(entry) if text),
        tags="".join(tags[borne] for borne in entries_of(entry)),
    )


def entries_of(entry: SiteMeasure) -> tuple[Entry, ...]:
    """The vocabulary entries that a measure bears, by its own words or the editor's."""
    units = dict.fromkeys(chain(entry.lead, entry.responsible))
    return (*units, *entry.sectors, *entry.audiences, *entry.kinds)


def beside(entry: SiteMeasure) -> Iterator[tuple[str, str]]:
    def names(entries) -> str:
        return "、".join(each.name for each in entries)

    yield SUMMARY, entry.measure.summary.text
    yield BENEFITS, "、".join(each.benefit.title for each in entry.benefits)
    yield LEAD, names(entry.lead)
    yield RESPONSIBLE, names(entry.responsible)
    yield SECTORS, names(entry.sectors)
    yield AUDIENCES, names(entry.audiences)
    yield KINDS, names(entry.kinds)
    yield DOCUMENT, f"{entry.document.title}（{entry.document.reference}）"


def tagged_entries(vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """The entries that are tags; the place of each is its number."""
    return (*vocabulary.departments, *vocabulary.sectors, *vocabulary.audiences, *vocabulary.kinds)


def tags_by_entry(vocabulary: Vocabulary) -> dict[Entry, str]:
    return {entry: tag(number) for number, entry in enumerate(tagged_entries(vocabulary))}


def site_normaliser(vocabulary: Vocabulary, characters: Iterable[str]) -> Normaliser:
    """Folds as `every_character` does what is on a site of these characters, and what is searched there, with a smaller table."""
    named = chain(tagged_entries(vocabulary), vocabulary.terms)
    return normaliser(chain(characters, (word for entry in named for word in (entry.name, *entry.aliases))))


def characters_of(measures: Iterable[Searchable]) -> frozenset[str]:
    """Those that are printed."""
    return frozenset("".join(text for measure in measures for text in printed(measure)))


def printed(measure: Searchable) -> Iterator[str]:
    """All its passages."""
    yield measure.heading
    yield measure.text
    yield from (text for _, text in measure.beside)


def segmented(measure: Searchable) -> Segmented:
    heading, text, *others = map(words, every_character().each(printed(measure)))
    return Segmented(
        BOUNDARY.join((heading, text, *others, measure.tags, "")), len(heading), len(heading) + 1 + len(text)
    )
