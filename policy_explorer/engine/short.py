"""A measure -> what lists of all measures show of it, in little; and back, for whoever makes such lists. Pure.

A row holds strings, numbers and days alone, so that ten thousand of them are read in no time; entries of vocabularies stand in
it by their slugs. A `ShortMeasure` stands in for a `SiteMeasure` wherever a list, a link or a facet wants no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ..derive import Listed
from ..model import Audience, Chapter, Department, Document, Entry, Kind, Sector, Vocabulary
from ..render.cards import Card, card
from ..site import ResolvedPeriod, SiteMeasure

Row = tuple


@dataclass(frozen=True, slots=True)
class ShortPeriod:
    from_: date
    until: date
    superseded_from: date | None

    last_day = ResolvedPeriod.last_day


@dataclass(frozen=True, slots=True)
class Tables:
    """What rows refer to."""

    documents: Mapping[str, Document]
    departments: Mapping[str, Department]
    sectors: Mapping[str, Sector]
    audiences: Mapping[str, Audience]
    kinds: Mapping[str, Kind]


def tables(vocabulary: Vocabulary, documents: Iterable[Document]) -> Tables:
    def by_slug(entries: Iterable[Entry]) -> dict:
        return {entry.slug: entry for entry in entries}

    return Tables(
        {document.id: document for document in documents},
        by_slug(vocabulary.departments),
        by_slug(vocabulary.sectors),
        by_slug(vocabulary.audiences),
        by_slug(vocabulary.kinds),
    )
