"""Catalogue -> the version of the content: the day it was last revised, and a digest of all that was written. Pure.

The same content has the same version whatever builds it, on any day. Comments and line breaks of the files do not count;
every value does. It is a digest of digests, one of what all documents share and one a document, so that they need not be
held at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import asdict, replace
from pydantic_core import to_json

from policy_explorer.model import Catalogue, Document, Notice, Settings

DIGITS = 8


class ContentVersion(Struct, frozen=True):
    day: date
    digest: str  # hexadecimal

    def __str__(self) -> str:
        """ASCII, fit for a file name; later days sort behind earlier ones."""
        return f"{self.day.isoformat()}-{self.digest}"


def content_version(catalogue: Catalogue) -> ContentVersion:
    notices = {notice.document.id: notice_digest(notice) for notice in catalogue.notices}
    documents = (notice.document for notice in catalogue.notices)
    return ContentVersion(last_revised(catalogue.settings, documents), whole_digest(shared_digest(catalogue), notices))


def last_revised(settings: Settings, documents: Iterable[Document]) -> date:
    """The day that the editor gives, or else that of the newest document."""
    return settings.updated or max(document.published for document in documents)


def notice_version(notice: Notice, day: date) -> ContentVersion:
    """Of one notice alone, in content revised on that day."""
    return ContentVersion(day, notice_digest(notice)[:DIGITS])


def notice_digest(notice: Notice) -> str:
    return digest(to_json(notice, fallback=asdict))


def shared_digest(catalogue: Catalogue) -> str:
    """Of all but the documents."""
    return digest(to_json(replace(catalogue, notices=()), fallback=asdict))


def whole_digest(shared: str, notices: Mapping[str, str]) -> str:
    """Digests of the parts, those of documents by their ids -> the one of the version."""
    return digest(to_json([shared, dict(sorted(notices.items()))]))[:DIGITS]


def digest(written: bytes) -> str:
    return sha256(written).hexdigest()
