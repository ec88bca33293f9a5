"""What `derive` computes: the site as values, ready to be rendered.

Nothing here was written by an editor; written values hang inside, untouched. Measures refer to
each other by key, so that no value holds a circle.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .content_version import ContentVersion
from .model import (
    Amount,
    Audience,
    Benefit,
    Catalogue,
    Chapter,
    Department,
    Document,
    Kind,
    Measure,
    Notice,
    Sector,
)

BOOKLET = "-booklet"  # behind a document's id, in the address of its booklet


@dataclass(frozen=True, slots=True)
class ResolvedPeriod:
    """The days on which something holds, both included, and the clause that says so."""

    from_: date
    until: date
    basis: str
    quote: str
    source: str  # "measure" or "document": where the quote stands
    note: str | None


@dataclass(frozen=True, slots=True)
class SiteBenefit:
    """A benefit with its own period, or its measure's."""

    key: str  # "<document>/<number>/<benefit id>"
    benefit: Benefit
    kind: Kind
    period: ResolvedPeriod


@dataclass(frozen=True, slots=True)
class SiteMeasure:
    """A measure with everything that its page and the lists show of it."""

    key: str  # "<document>/<number>", as in data-measure
    url: str  # relative to the root of the site
    document: Document
    chapter: Chapter
    measure: Measure
    heading: str  # as the notice puts it, such as "14.支持某事。"
    period: ResolvedPeriod
    lead: tuple[Department, ...]
    responsible: tuple[Department, ...]
    implied: tuple[Department, ...]
    sectors: tuple[Sector, ...]
    audiences: tuple[Audience, ...]
    kinds: tuple[Kind, ...]
    amounts: tuple[Amount, ...]  # of the measure and of its benefits, in the order of the file
    benefits: tuple[SiteBenefit, ...]
    related: tuple[str, ...]  # keys, nearest first
    previous: str | None
    next: str | None

    @property
    def open_to_application(self) -> bool:
        """Whether there is anything in it that someone can ask for."""
        return any(entry.benefit.eligibility is not None for entry in self.benefits)


@dataclass(frozen=True, slots=True)
class DepartmentPage:
    department: Department
    url: str
    leads: tuple[str, ...]
    takes_part: tuple[str, ...]
    implied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectorPage:
    """A sector's own measures, and those for every sector."""

    sector: Sector
    url: str
    measures: tuple[str, ...]
    general: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day, and the measures that end on it."""

    until: date
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    notice: Notice
    url: str
    chapters: tuple[tuple[Chapter, tuple[str, ...]], ...]

    @property
    def booklet_url(self) -> str:
        """The page that prints the whole notice."""
        return f"{self.url.removesuffix('.html')}{BOOKLET}.html"


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site. `measures` maps keys to measures, in the order of the notices."""

    catalogue: Catalogue
    version: ContentVersion
    measures: Mapping[str, SiteMeasure]
    documents: tuple[DocumentPage, ...]
    departments: tuple[DepartmentPage, ...]
    sectors: tuple[SectorPage, ...]
    deadlines: tuple[Deadline, ...]
