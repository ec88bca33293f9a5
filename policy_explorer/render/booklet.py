"""Make the index by department of a booklet (打印册), which prints a whole notice. No effects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from policy_explorer.derive.contact import leading, responsible
from policy_explorer.derive.site import SiteMeasure
from policy_explorer.model import Department


class IndexEntry(Struct, frozen=True):
    """A department with the measures that it leads, that name it as responsible, and that a standing rule adds it to."""

    department: Department
    leads: tuple[SiteMeasure, ...]
    takes_part: tuple[SiteMeasure, ...]
    implied: tuple[SiteMeasure, ...]


def department_index(departments: Iterable[Department], measures: Iterable[SiteMeasure]) -> tuple[IndexEntry, ...]:
    """Return the index in the order of the vocabulary, without departments that the measures do not name."""
    roles: tuple[defaultdict[str, list[SiteMeasure]], ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
    for entry in measures:
        for by_department, named in zip(roles, (leading(entry), responsible(entry), entry.implied), strict=True):
            for department in named:
                by_department[department.slug].append(entry)
    return tuple(
        IndexEntry(department, *(tuple(by_department.get(department.slug, ())) for by_department in roles))
        for department in departments
        if any(department.slug in by_department for by_department in roles)
    )
