"""Notices -> which documents supersede which others, and from when. Pure; `validate` has checked what the notices say.

Nothing is inferred beyond the notices: a document that is superseded in part keeps its periods, for no field says which of its
measures are meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from policy_explorer.derive.site import Supersession
from policy_explorer.model import Notice


def supersessions(notices: tuple[Notice, ...], urls: Mapping[str, str]) -> Iterator[Supersession]:
    """Yield every supersession that a notice states. `urls` are the pages of the documents on the site, by id."""
    for notice in notices:
        document = notice.document
        for written in document.supersedes:
            yield Supersession(
                by=notice,
                by_url=urls[document.id],
                written=written,
                url=urls[written.document] if written.document else None,
                from_=written.from_ or document.period.from_,
            )


def superseded_days(notices: tuple[Notice, ...]) -> dict[str, date]:
    """Return for the id of each document that is wholly superseded the first day on which it is no longer in force."""
    return {
        written.document: written.from_ or notice.document.period.from_
        for notice in notices
        for written in notice.document.supersedes
        if written.document and not written.partly
    }
