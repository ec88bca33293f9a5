"""A measure -> what lists of all measures show of it, in little; and back, for whoever makes such lists. Pure.

A row holds strings, numbers and days alone, so that ten thousand of them are read in no time; entries of vocabularies stand in
it by their slugs. A `ShortMeasure` stands in for a `SiteMeasure` wherever a list, a facet or a count wants no more of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from msgspec import Struct

from policy_explorer.derive.site import SiteMeasure
from policy_explorer.model import Audience, Department, Document, Entry, Kind, Sector, Vocabulary
from policy_explorer.render.cards import Card, card
from policy_explorer.render.explorer_data import ExplorerRow, explorer_row
from policy_explorer.render.facets import FacetRow
from policy_explorer.text.wording import document_wording

ONE_DAY = timedelta(days=1)


class Row(NamedTuple):
    """What is kept of a measure. `benefits` are (whether it has a rule, whether there is nothing to apply for, how many examples)."""

    key: str
    url: str
    number: int
    title: str
    summary: str
    chapter: int
    from_: date
    until: date
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    implied: tuple[str, ...]
    sectors: tuple[str, ...]
    audiences: tuple[str, ...]
    kinds: tuple[str, ...]
    gives: str
    amounts: tuple[tuple[str, str], ...]
    benefits: tuple[tuple[bool, bool, int], ...]


def short_row(entry: SiteMeasure) -> Row:
    shown = card(entry)
    return Row(
        key=entry.key,
        url=entry.url,
        number=entry.measure.number,
        title=entry.measure.title,
        summary=entry.measure.summary.text,
        chapter=entry.chapter.number,
        from_=entry.period.from_,
        until=entry.period.until,
        lead=slugs(entry.lead),
        responsible=slugs(entry.responsible),
        implied=slugs(entry.implied),
        sectors=slugs(entry.sectors),
        audiences=slugs(entry.audiences),
        kinds=slugs(entry.kinds),
        gives=shown.gives,
        amounts=shown.amounts,
        benefits=tuple(
            (own.benefit.eligibility is not None, bool(own.benefit.no_application), len(own.benefit.examples))
            for own in entry.benefits
        ),
    )


def slugs(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.slug for entry in entries)


class Named(NamedTuple):
    text: str


class Numbered(NamedTuple):
    number: int


class ShortPeriod(NamedTuple):
    from_: date
    until: date
    superseded_from: date | None

    @property
    def last_day(self) -> date:
        return self.until if self.superseded_from is None else min(self.until, self.superseded_from - ONE_DAY)


class ShortBenefit(NamedTuple):
    """Stands for a benefit where it is only counted."""

    eligibility: bool | None
    no_application: bool
    examples: range

    @property
    def benefit(self) -> ShortBenefit:
        return self


class Tables(Struct, frozen=True):
    """What the slugs in rows stand for."""

    departments: Mapping[str, Department]
    sectors: Mapping[str, Sector]
    audiences: Mapping[str, Audience]
    kinds: Mapping[str, Kind]


def tables(vocabulary: Vocabulary) -> Tables:
    def by_slug(entries: Iterable[Any]) -> dict[str, Any]:
        return {entry.slug: entry for entry in entries}

    return Tables(
        by_slug(vocabulary.departments),
        by_slug(vocabulary.sectors),
        by_slug(vocabulary.audiences),
        by_slug(vocabulary.kinds),
    )


class ShortMeasure:
    """What a `SiteMeasure` of this row says of itself, by the same names; `measure` is itself."""

    __slots__ = ("document", "period", "row", "tables")

    def __init__(self, row: Row, document: Document, superseded_from: date | None, its_tables: Tables):
        self.row = row
        self.document = document
        self.period = ShortPeriod(row.from_, row.until, superseded_from)
        self.tables = its_tables

    key = property(lambda self: self.row.key)
    url = property(lambda self: self.row.url)
    measure = property(lambda self: self)
    number = property(lambda self: self.row.number)
    title = property(lambda self: self.row.title)
    summary = property(lambda self: Named(self.row.summary))
    lead = property(lambda self: tuple(map(self.tables.departments.__getitem__, self.row.lead)))
    responsible = property(lambda self: tuple(map(self.tables.departments.__getitem__, self.row.responsible)))
    implied = property(lambda self: tuple(map(self.tables.departments.__getitem__, self.row.implied)))
    sectors = property(lambda self: tuple(map(self.tables.sectors.__getitem__, self.row.sectors)))
    audiences = property(lambda self: tuple(map(self.tables.audiences.__getitem__, self.row.audiences)))
    kinds = property(lambda self: tuple(map(self.tables.kinds.__getitem__, self.row.kinds)))
    benefits = property(
        lambda self: tuple(
            ShortBenefit(rule or None, none, range(examples)) for rule, none, examples in self.row.benefits
        )
    )
    chapter = property(lambda self: Numbered(self.row.chapter))


@explorer_row.register
def explorer_row_of_short(entry: ShortMeasure) -> ExplorerRow:
    row = entry.row
    facets = FacetRow(
        entry.document.id,
        row.chapter,
        row.sectors,
        row.kinds,
        row.audiences,
        row.lead,
        row.responsible + row.implied,
        row.implied,
    )
    return ExplorerRow(row.number, row.title, row.from_, row.until, entry.period.last_day, facets)


@card.register
def card_of_short(entry: ShortMeasure) -> Card:
    row = entry.row
    return Card(
        key=row.key,
        url=row.url,
        number=str(row.number),
        title=row.title,
        gives=row.gives,
        amounts=row.amounts,
        summary=row.summary,
        lead="、".join(department.name for department in entry.lead),
        document=document_wording(entry.document),
        from_=row.from_,
        until=row.until,
        superseded_from=entry.period.superseded_from,
    )
