"""Catalogue -> the version of the content: the day of its last revision, and a digest of every value. Pure.

The same content has the same version on any machine and any day. Comments and line breaks of the files do not count. The
digest is one of digests, of what all documents share and of each document, so that not all need be in memory at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import asdict, replace
from pydantic_core import to_json

from policy_explorer.digests import hex_digest
from policy_explorer.model import Catalogue, Document, Notice, Settings

DIGITS = 8


class ContentVersion(Struct, frozen=True):
    """The day of the last revision, and `DIGITS` hexadecimal digits."""

    day: date
    digest: str

    def __str__(self) -> str:
        """Return ASCII, fit for a file name, that sorts by day."""
        return f"{self.day.isoformat()}-{self.digest}"


def content_version(catalogue: Catalogue) -> ContentVersion:
    notices = {notice.document.id: notice_digest(notice) for notice in catalogue.notices}
    documents = (notice.document for notice in catalogue.notices)
    return ContentVersion(last_revised(catalogue.settings, documents), whole_digest(shared_digest(catalogue), notices))


def last_revised(settings: Settings, documents: Iterable[Document]) -> date:
    """Return the day that the settings give, or else the newest day of a document: the check requires one of them."""
    days = (document.published or document.issued for document in documents)
    return settings.updated or max(filter(None, days))


def notice_version(notice: Notice, day: date) -> ContentVersion:
    """Return the version of one notice, in content that was revised on that day."""
    return ContentVersion(day, notice_digest(notice)[:DIGITS])


def notice_digest(notice: Notice) -> str:
    fields = asdict(notice)
    if not notice.companions:  # so that content without any keeps its version
        del fields["companions"]
    return hex_digest(to_json(fields, fallback=asdict))


def shared_digest(catalogue: Catalogue) -> str:
    """Return the digest of everything but the notices."""
    fields = asdict(replace(catalogue, notices=()))
    if not catalogue.life_situations:  # so that content without any keeps its version
        del fields["life_situations"]
    if not catalogue.skin:
        del fields["skin"]
    pictures = fields.pop("pictures")
    if pictures:
        fields["pictures"] = {path: hex_digest(content) for path, content in sorted(pictures.items())}
    return hex_digest(to_json(fields, fallback=asdict))


def whole_digest(shared: str, notices: Mapping[str, str]) -> str:
    """Return the digest of a version, from the digests of its parts; `notices` by the ids of the documents."""
    return hex_digest(to_json([shared, dict(sorted(notices.items()))]))[:DIGITS]
