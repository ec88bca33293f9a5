"""Which documents end which others, and from when. Pure; what the notices say of it is already checked by `validate`.

Nothing is worked out beyond the words: a document that is ended in part keeps its terms, for which of its measures are
meant, no field says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from policy_explorer.derive.site import Supersession
from policy_explorer.model import Notice


def supersessions(notices: tuple[Notice, ...], urls: Mapping[str, str]) -> Iterator[Supersession]:
    """Every one that a notice states. `urls` are the pages of the documents that the site holds, by id."""
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
    """The ids of documents that are wholly superseded -> the first day on which they hold no more."""
    return {
        written.document: written.from_ or notice.document.period.from_
        for notice in notices
        for written in notice.document.supersedes
        if written.document and not written.partly
    }
