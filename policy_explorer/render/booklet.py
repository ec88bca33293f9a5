"""A notice -> what its booklet (政策汇编) holds besides the notice itself: an index by department. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Department
from ..site import DocumentPage, Site, SiteMeasure


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A department with the measures of one notice: those it leads, those that name it, and those of the standing rule."""

    department: Department
    leads: tuple[SiteMeasure, ...]
    takes_part: tuple[SiteMeasure, ...]
    implied: tuple[SiteMeasure, ...]


def department_index(site: Site, its: DocumentPage) -> tuple[IndexEntry, ...]:
    """In the order of the vocabulary; without departments that the notice does not concern."""
    return tuple(entry for entry in entries(site, its) if entry.leads or entry.takes_part or entry.implied)


def entries(site: Site, its: DocumentPage) -> Iterator[IndexEntry]:
    own = {key: site.measures[key] for _, keys in its.chapters for key in keys}

    def within(keys: tuple[str, ...]) -> tuple[SiteMeasure, ...]:
        return tuple(own[key] for key in keys if key in own)

    for page in site.departments:
        yield IndexEntry(page.department, within(page.leads), within(page.takes_part), within(page.implied))
