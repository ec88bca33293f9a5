"""The earlier parts of a term, and the times after it in which one can still apply, as data that scripts read. No effects."""

from __future__ import annotations

from typing import cast

from policy_explorer.derive.afterwards import as_of_stretch, later_times
from policy_explorer.derive.term import Stretch, Term
from policy_explorer.text.data_shapes.periods import StretchEntry, TermDays, iso


def stretch_entries(term: Term) -> list[StretchEntry]:
    """Return the earlier parts of a term, the oldest first."""
    return [stretch_entry(term, stretch) for stretch in term.earlier]


def later_entries(term: Term) -> list[TermDays]:
    """Return the times after the last day of a term in which one can still apply, in order."""
    spans = ((("from", span.first), ("until", span.last)) for span in later_times(term))
    return [cast(TermDays, {name: iso(day) for name, day in days if day}) for days in spans]


def stretch_entry(term: Term, stretch: Stretch) -> StretchEntry:
    days = {"until": stretch.until, "used_up": stretch.used_up, "resumes": stretch.resumes}
    entry = {name: iso(day) for name, day in days.items() if day} | ({"ends": stretch.ends} if stretch.ends else {})
    later = later_entries(as_of_stretch(term, stretch))
    return cast(StretchEntry, entry | ({"afterwards": later} if later else {}))
