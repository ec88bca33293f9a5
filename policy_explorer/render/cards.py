"""A measure -> what its card in a list shows. Pure.

One value for both: the template renders cards from it, the data file carries it for those that the
script makes from the blank one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import singledispatch

from msgspec import Struct

from policy_explorer.derive.site import SiteMeasure
from policy_explorer.model import Amount
from policy_explorer.text.wording import document_wording

MOST_AMOUNTS = 2
MOST_BENEFITS = 2
GIVEN = ("amount", "rate")


class Card(Struct, frozen=True):
    key: str
    url: str
    number: str
    title: str
    gives: str  # its benefits in one line
    amounts: tuple[tuple[str, str], ...]  # label, and the figure as the notice writes it
    summary: str
    lead: str
    document: str
    from_: date | None
    until: date | None
    superseded_from: date | None = None


BLANK = Card("", "", "", "", "", (), "", "", "", None, None)


@singledispatch
def card(entry: SiteMeasure) -> Card:
    measure = entry.measure
    return Card(
        key=entry.key,
        url=entry.url,
        number=str(measure.number),
        title=measure.title,
        gives=in_one_line([own.benefit.title for own in entry.benefits]),
        amounts=tuple(prominent_amounts(entry))[:MOST_AMOUNTS],
        summary=measure.summary.text,
        lead="、".join(department.name for department in entry.lead),
        document=document_wording(entry.document),
        from_=entry.period.from_,
        until=entry.period.until,
        superseded_from=entry.period.superseded_from,
    )


def in_one_line(titles: list[str]) -> str:
    named = "、".join(titles[:MOST_BENEFITS])
    return named if len(titles) <= MOST_BENEFITS else f"{named}等 {len(titles)} 项内容"


def prominent_amounts(entry: SiteMeasure) -> Iterator[tuple[str, str]]:
    """What is given, where the clause itself holds the figure so."""
    for own in entry.benefits:
        for amount in own.benefit.amounts:
            if amount.role in GIVEN and (figure := verbatim_figure(amount)) in amount.quote:
                yield amount.label, figure


def verbatim_figure(amount: Amount) -> str:
    return amount.written or f"{amount.value:.15g}{amount.unit}"
