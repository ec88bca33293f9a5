"""Whom to ask about a measure or a benefit, as far as the notice says. Pure.

A benefit may name units of its own. Where a measure names none, those of its benefits are asked, and then those that a
standing rule adds. Where the notice names nobody, the site says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from policy_explorer.derive.site import SiteBenefit, SiteMeasure
from policy_explorer.model import Department

LEAD, RESPONSIBLE, IMPLIED, NOBODY = "牵头", "责任单位", "按文件总规定落实", "单位"
NOT_STATED = "文件没有写明由哪个单位负责"


class Contact(Struct, frozen=True):
    """The units to ask, and their role. Without any, the role is `NOBODY` and `words` says that none is stated."""

    role: str
    units: tuple[Department, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(unit.name for unit in self.units)

    @property
    def words(self) -> str:
        return "、".join(self.names) or NOT_STATED

    @property
    def label(self) -> str:
        """The role as a heading: 牵头单位."""
        return f"{LEAD}单位" if self.role == LEAD else self.role

    @property
    def deciders(self) -> tuple[str, ...]:
        """The names of the units that decide what no rule can; none where a standing rule alone names units."""
        return self.names if self.role in (LEAD, RESPONSIBLE) else ()


def contact_of(entry: SiteMeasure) -> Contact:
    """Return whom to ask about a measure."""
    return first_named(units_to_ask(entry))


def units_to_ask(entry: SiteMeasure) -> Iterator[tuple[str, tuple[Department, ...]]]:
    """Yield (role, units) of those to ask about a measure: the first that are any are asked."""
    yield LEAD, entry.lead
    yield RESPONSIBLE, entry.responsible
    yield LEAD, leading(entry)
    yield RESPONSIBLE, responsible(entry)
    yield IMPLIED, entry.implied


def benefit_contact(benefit: SiteBenefit, entry: SiteMeasure) -> Contact:
    """Return whom to ask about a benefit of the measure `entry`: its own units, or those of the measure."""
    own = first_named(((LEAD, benefit.lead), (RESPONSIBLE, benefit.responsible)))
    return own if own.units else contact_of(entry)


def first_named(found: Iterable[tuple[str, tuple[Department, ...]]]) -> Contact:
    return next((Contact(role, units) for role, units in found if units), Contact(NOBODY, ()))


def leading(entry: SiteMeasure) -> tuple[Department, ...]:
    """Return the departments that lead a measure or one of its benefits."""
    return entry.leading


def responsible(entry: SiteMeasure) -> tuple[Department, ...]:
    """Return the departments that a measure or one of its benefits names besides those that lead."""
    return entry.taking_part
