"""A notice -> what its booklet (政策汇编) holds besides the notice itself: an index by department. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from policy_explorer.derive.site import SiteMeasure
from policy_explorer.model import Department


class IndexEntry(Struct, frozen=True):
    """A department with the measures of one notice: those it leads, those that name it, and those of the standing rule."""

    department: Department
    leads: tuple[SiteMeasure, ...]
    takes_part: tuple[SiteMeasure, ...]
    implied: tuple[SiteMeasure, ...]


def department_index(departments: Iterable[Department], measures: Iterable[SiteMeasure]) -> tuple[IndexEntry, ...]:
    """In the order of the vocabulary; without departments that the measures of the notice do not name."""
    leads, takes_part, implied = defaultdict(list), defaultdict(list), defaultdict(list)
    for entry in measures:
        for held, named in ((leads, entry.lead), (takes_part, entry.responsible), (implied, entry.implied)):
            for department in named:
                held[department.slug].append(entry)
    named = leads.keys() | takes_part.keys() | implied.keys()
    return tuple(
        IndexEntry(its, *(tuple(held.get(its.slug, ())) for held in (leads, takes_part, implied)))
        for its in departments
        if its.slug in named
    )
