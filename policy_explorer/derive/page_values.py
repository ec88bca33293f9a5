"""Define what the pages of departments, sectors, documents and deadlines show: measures by their keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from policy_explorer.derive.benefit_relations import SiteRelation
from policy_explorer.derive.changes import Relation
from policy_explorer.derive.term import UNCHANGED, ResolvedPeriod, TermChanges, UndatedEnd
from policy_explorer.model import Chapter, Department, Notice, Sector

BOOKLET = "-booklet"  # after the id of a document, in the address of its booklet


class DepartmentPage(Struct, frozen=True):
    """A department, and the keys of the measures that it leads, takes part in, or is added to by a standing rule."""

    department: Department
    url: str
    leads: tuple[str, ...]
    takes_part: tuple[str, ...]
    implied: tuple[str, ...]


class SectorPage(Struct, frozen=True):
    """A sector, the keys of its measures, and of the others for every sector, which `everything` names."""

    sector: Sector
    url: str
    measures: tuple[str, ...]
    general: tuple[str, ...]
    everything: str = ""


class Deadline(Struct, frozen=True):
    """A last day, and the keys of the measures that end on it."""

    until: date
    measures: tuple[str, ...]


class Pause(NamedTuple):
    """The last day before a pause, and the day on which the term resumes."""

    until: date
    resumes: date


class OpenEnded(Struct, frozen=True):
    """The keys of the measures that end in this way, without a day."""

    end: UndatedEnd
    measures: tuple[str, ...]

    @property
    def count(self) -> int:
        """The number of its measures."""
        return len(self.measures)


class DocumentPage(Struct, frozen=True):
    """A document and the keys of its measures. In lists the notice has no text and no measures.

    `anchors` are the anchors of the clauses that document.yaml quotes, by the quote. `changes` is what other documents
    change in its terms.
    """

    notice: Notice
    url: str
    chapters: tuple[tuple[Chapter, tuple[str, ...]], ...]
    period: ResolvedPeriod
    anchors: Mapping[str, str]
    changes: TermChanges = UNCHANGED
    supersedes: tuple[Relation, ...] = ()
    superseded_by: tuple[Relation, ...] = ()
    extends: tuple[Relation, ...] = ()
    extended_by: tuple[Relation, ...] = ()
    amends: tuple[Relation, ...] = ()
    amended_by: tuple[Relation, ...] = ()
    implements: tuple[Relation, ...] = ()
    implemented_by: tuple[Relation, ...] = ()
    benefit_relations: Mapping[str, tuple[SiteRelation, ...]] = {}  # by the key of a benefit

    @property
    def count(self) -> int:
        """The number of its measures."""
        return sum(len(keys) for _, keys in self.chapters)

    @property
    def booklet_url(self) -> str:
        """The page that prints the whole notice."""
        return f"{self.url.removesuffix('.html')}{BOOKLET}.html"
