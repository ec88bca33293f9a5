"""The terms of several benefits -> the one that lists show of their measure. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from policy_explorer.derive.afterwards import later_times, written_once
from policy_explorer.derive.days import ONE_DAY
from policy_explorer.derive.term import AnyTerm, Span, Term


def longest(terms: Iterable[AnyTerm]) -> AnyTerm:
    """Return the term that lasts longest, the first of several: as long as it holds, a measure is not over.

    A term that is compared with an answer is over on no reference date; one without a last day outlasts one with it.
    It has the later times of the others too: in these one can still apply for something.
    """
    terms = tuple(terms)
    found = terms[0] if len(terms) == 1 else max(terms, key=lasting)
    if not any(term.afterwards for term in terms if term is not found):
        return found
    known = later_times(found)
    others = dict.fromkeys(span for term in terms for span in later_times(term) if span not in known)
    more = tuple(map(written_once, (span for span in others if is_later(span, found.until))))
    return replace(found, afterwards=(*found.afterwards, *more)) if more else found


def is_later(span: Span, until: date | None) -> bool:
    """Return whether a time ends after the last day of a term."""
    return until is not None and (span.last is None or span.last > until)


def lasting(term: Term) -> tuple[int, date]:
    """Return the sorting key of how long a term lasts."""
    ends = [day for day in (term.until, term.used_up and term.used_up - ONE_DAY) if day]
    if term.fact:
        return 2, date.max
    return (0, min(ends)) if ends else (1, date.max)
