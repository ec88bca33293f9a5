"""Notices -> which documents supersede which others, and from when. Pure; `validate` has checked what the notices say.

Nothing is inferred beyond the notices: a document that is superseded in part keeps its periods, for no field says which of its
measures are meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from policy_explorer.derive.site import Supersession
from policy_explorer.derive.term import first_day
from policy_explorer.model import Document, Notice
from policy_explorer.model.document import Superseded


def supersessions(
    notices: Iterable[Notice], urls: Mapping[str, str], anchors: Mapping[str, Mapping[str, str]]
) -> Iterator[Supersession]:
    """Yield every one that a notice states.

    `urls` are the pages of the documents that the site holds, `anchors` those of the clauses that they quote; both by id.
    """
    for notice in notices:
        document = notice.document
        for written in document.supersedes:
            yield Supersession(
                by=document,
                by_url=urls[document.id],
                by_anchor=anchors[document.id][written.quote],
                written=written,
                url=urls[written.document] if written.document else None,
                from_=superseding_day(document, written),
            )


def superseding_day(document: Document, written: Superseded) -> date:
    """Return the first day on which what `document` repeals holds no more: as written, or when `document` begins."""
    return written.from_ or first_day(document.period, document) or document.issued


def superseded_days(notices: Iterable[Notice]) -> dict[str, date]:
    """Return the first day on which each document that is wholly superseded holds no more, by its id."""
    return {
        written.document: superseding_day(notice.document, written)
        for notice in notices
        for written in notice.document.supersedes
        if written.document and not written.partly
    }
