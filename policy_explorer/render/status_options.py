"""The statuses of periods that the explorer offers: those that a measure of the site can have. No effects.

`static/js/explorer/columns.js` offers the same ones in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.derive.afterwards import as_of_stretch, later_times
from policy_explorer.derive.site import Site
from policy_explorer.derive.status import LABELS, OPEN_WORDS, USED_UP


def status_options(site: Site) -> Iterator[tuple[str, str]]:
    """Yield id and label of each option of the facet of statuses."""
    days = site.catalogue.settings.soon_days
    yield "open", f"{LABELS['open']}（剩 {days} 天以上）"
    yield "closing", f"{LABELS['closing']}（剩 {days} 天以内）"
    terms = [row.term for row in site.summaries.values()]
    stretches = [stretch for term in terms for stretch in term.earlier]
    ends = {group.end for group in site.open_ended} | {
        each.ends or "not_stated" for each in stretches if not each.until
    }
    yield from ((end, OPEN_WORDS[end]) for end in OPEN_WORDS if end in ends)
    yield "upcoming", LABELS["upcoming"]
    parts = (part for term in terms for part in (term, *(as_of_stretch(term, each) for each in term.earlier)))
    if any(map(later_times, parts)):
        yield "afterwards", LABELS["afterwards"]
    yield "ended", LABELS["ended"]
    if any(term.used_up for term in terms) or any(stretch.used_up for stretch in stretches):
        yield "used_up", USED_UP
    if site.any_superseded:
        yield "superseded", LABELS["superseded"]
    if site.by_answer:
        yield "by_answer", LABELS["by_answer"]


def status_colours(site: Site) -> Iterator[tuple[str, str]]:
    """Yield state and label of each colour of the charts, where statuses of one state have one colour."""
    options = dict(status_options(site))
    for state in ("open", "closing", "upcoming"):
        yield state, LABELS[state]
    yield "ended", f"{LABELS['ended']}或用完额度" if "used_up" in options else LABELS["ended"]
    for state in ("afterwards", "superseded", "by_answer"):
        if state in options:
            yield state, options[state]
