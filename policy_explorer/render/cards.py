"""Compute what the card of a measure shows. No effects.

Templates render cards from this value, and the data file contains it for cards that the script makes from a blank one.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from policy_explorer.derive.site import MeasureSummary


class Card(Struct, frozen=True):
    key: str
    url: str
    number: str
    title: str
    gives: str  # the benefits in one line
    amounts: tuple[tuple[str, str], ...]  # label, and the figure as the notice writes it
    summary: str
    lead: str
    document: str
    from_: date | None
    until: date | None
    superseded_from: date | None = None


BLANK = Card("", "", "", "", "", (), "", "", "", None, None)


def card(measure: MeasureSummary) -> Card:
    return Card(
        key=measure.key,
        url=measure.url,
        number=str(measure.number),
        title=measure.title,
        gives=measure.gives,
        amounts=measure.amounts,
        summary=measure.summary,
        lead=measure.lead_names,
        document=measure.document_name,
        from_=measure.from_,
        until=measure.until,
        superseded_from=measure.superseded_from,
    )
