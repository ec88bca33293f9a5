"""The earlier parts of a term as data that scripts read. No effects."""

from __future__ import annotations

from typing import cast

from policy_explorer.derive.term import Stretch, Term
from policy_explorer.text.data_shapes.periods import StretchEntry, iso


def stretch_entries(term: Term) -> list[StretchEntry]:
    """Return the earlier parts of a term, the oldest first."""
    return list(map(stretch_entry, term.earlier))


def stretch_entry(stretch: Stretch) -> StretchEntry:
    days = {"until": stretch.until, "used_up": stretch.used_up, "resumes": stretch.resumes}
    entry = {name: iso(day) for name, day in days.items() if day} | ({"ends": stretch.ends} if stretch.ends else {})
    return cast(StretchEntry, entry)
