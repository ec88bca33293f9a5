"""The day after which everything on a site is over, where that is known beforehand. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from policy_explorer.derive.term import Term


def last_day_of_all(terms: Iterable[Term]) -> date | None:
    """Return the last day of the term that ends last; None where some term does not just end on a day.

    A term may have no last day, depend on an answer, end with its budget or its document, or leave a time to apply in.
    """
    last_days = []
    for term in terms:
        if not term.until or term.fact or term.used_up or term.superseded_from or term.afterwards:
            return None
        last_days.append(term.until)
    return max(last_days, default=None)
