"""Compute what the card of a measure shows. No effects.

Templates render cards from this value, and the data file contains it for cards that the script makes from a blank one.
"""

from __future__ import annotations

from msgspec import Struct

from policy_explorer.derive.site import MeasureSummary
from policy_explorer.derive.term import Term


class Card(Struct, frozen=True):
    key: str
    url: str
    label: str
    title: str
    gives: str  # the benefits in one line
    amounts: tuple[tuple[str, str], ...]  # label, and the figure as the notice writes it
    summary: str
    contact: tuple[str, str]  # role and names of whom to ask
    document: str
    term: Term | None


BLANK = Card("", "", "", "", "", (), "", ("", ""), "", None)


def card(measure: MeasureSummary) -> Card:
    return Card(
        key=measure.key,
        url=measure.url,
        label=measure.label,
        title=measure.title,
        gives=measure.gives,
        amounts=measure.amounts,
        summary=measure.summary,
        contact=measure.contact,
        document=measure.document_name,
        term=measure.term,
    )
