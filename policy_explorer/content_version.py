"""Catalogue -> the version of the content: the day it was last revised, and a digest of all that was written. Pure.

The same content has the same version whatever builds it, on any day. Comments and line breaks of the files do not
count; every value does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from pydantic_core import to_json

from .model import Catalogue

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
    return ContentVersion(day, sha256(to_json(catalogue)).hexdigest()[:DIGITS])
