"""Site -> the words by which each measure is found. Pure.

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

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from .model import Entry, Vocabulary
from .normalise import Normaliser, normaliser
from .segmentation import BOUNDARY, tag, words
from .site import Site, SiteMeasure

# The label of a passage that stands beside a measure, as shown before its excerpt.
SUMMARY, BENEFITS, LEAD, RESPONSIBLE = "编者归纳", "内容", "牵头单位", "责任单位"
SECTORS, AUDIENCES, KINDS, DOCUMENT = "行业", "面向", "类别", "文件"


@dataclass(frozen=True, slots=True)
class Searchable:
    """The words of one measure, as they are printed."""

    key: str
    heading: str
    text: str
    beside: tuple[tuple[str, str], ...]  # (label, text)
    tags: str  # one character each


@dataclass(frozen=True, slots=True)
class Segmented:
    """The words of one measure as the index holds them, and where the heading and the official words end."""

    words: tuple[str, ...]
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


def site_normaliser(site: Site) -> Normaliser:
    """The normaliser for everything that is searched, and everything that it is searched by."""
    vocabulary = site.catalogue.vocabulary
    named = chain(tagged_entries(vocabulary), vocabulary.terms)
    names = (word for entry in named for word in (entry.name, *entry.aliases))
    passages = (text for each in searchables(site) for text in (each.heading, each.text, *(t for _, t in each.beside)))
    return normaliser(chain(names, passages))


def segmented(measure: Searchable, normalise: Normaliser) -> Segmented:
    heading, text = words(normalise(measure.heading)), words(normalise(measure.text))
    official = [*heading, BOUNDARY, *text]
    others = (word for _, passage in measure.beside for word in (BOUNDARY, *words(normalise(passage))))
    return Segmented((*official, *others, BOUNDARY, *measure.tags, BOUNDARY), len(heading), len(official))
