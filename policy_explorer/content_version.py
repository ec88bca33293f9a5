"""Catalogue -> the version of the content: the day it was last revised, and a digest of all that was written. Pure.

The same content has the same version whatever builds it, on any day. Comments and line breaks of the files do not
count; every value does. It is a digest of digests, one a notice, so that it can be had without all notices at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from pydantic_core import to_json

from .model import Catalogue, Notice

DIGITS = 8


@dataclass(frozen=True, slots=True)
class ContentVersion:
    day: date
    digest: str  # hexadecimal

    def __str__(self) -> str:
        """ASCII, fit for a file name; later days sort behind earlier ones."""
        return f"{self.day.isoformat()}-{self.digest}"


def content_version(catalogue: Catalogue) -> ContentVersion:
    day = catalogue.settings.updated or max(notice.document.published for notice in catalogue.notices)
    return ContentVersion(day, whole_digest(catalogue, map(notice_digest, catalogue.notices))[:DIGITS])


def notice_version(notice: Notice, day: date) -> ContentVersion:
    """Of one notice alone, in content revised on that day."""
    return ContentVersion(day, notice_digest(notice)[:DIGITS])


def notice_digest(notice: Notice) -> str:
    return sha256(to_json(notice)).hexdigest()


def whole_digest(catalogue: Catalogue, notices: Iterable[str]) -> str:
    """`notices` are the digests of the notices, in their order."""
    return sha256(to_json((replace(catalogue, notices=()), tuple(notices)))).hexdigest()
