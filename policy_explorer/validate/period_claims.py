"""The periods and extensions that a notice writes, each with the quotes that have to bear it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.base import read_date
from policy_explorer.text.term_starts import COUNTED_FROM
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import NoticeFiles
from policy_explorer.validate.source_file import EACH, SourceFile

PERIODS = (("period",), ("benefits", EACH, "period"))


class Claim(Struct, frozen=True):
    """A mapping with a period at `at`, the quotes of its beginning and of its end, and the first day, if known."""

    file: SourceFile
    at: FieldPath
    mapping: dict[str, Any]
    start_quote: str
    end_quote: str
    first: date | None
    starts: bool  # whether a beginning is written, here or for the whole document
    general: bool = False  # whether it is the period of the whole document
    extension: bool = False

    def problem(self, field: str, message: str, hint: str) -> Problem:
        """Return a problem of `field`."""
        return self.file.problem((*self.at, field), message, self.mapping[field], hint)


def recorded_days(document: SourceFile | None) -> dict[str, date]:
    """Return the days of document.yaml that a period may be counted from, by field."""
    written = {field: read_date(document.get(field, object)) for field in COUNTED_FROM} if document else {}
    return {field: day for field, day in written.items() if isinstance(day, date)}


def claims(notice: NoticeFiles, days: Mapping[str, date]) -> Iterator[Claim]:
    """Yield every period of a document, of its measures and of their benefits, and every extension."""
    general: dict[str, Any] = {}
    if notice.document:
        for at, mapping in notice.document.select("period", kind=dict):
            general = mapping
            quotes = quote_of(mapping, "from_quote"), quote_of(mapping, "quote")
            yield Claim(
                notice.document, at, mapping, *quotes, first_day(mapping, days), says_start(mapping), general=True
            )
        for at, mapping in notice.document.select("extends", EACH, kind=dict):
            quote = quote_of(mapping, "quote")
            yield Claim(
                notice.document, at, mapping, quote, quote, first_day(mapping, days), starts=True, extension=True
            )
    for file in notice.measures:
        for pattern in PERIODS:
            for at, mapping in file.select(*pattern, kind=dict):
                if mapping.get("basis") == "document":
                    continue
                quote = quote_of(mapping, "quote")
                first = first_day(mapping if says_start(mapping) else general, days)
                yield Claim(file, at, mapping, quote, quote, first, says_start(mapping) or says_start(general))


def quote_of(mapping: Mapping[str, Any], field: str) -> str:
    """Return the quote in `field` without white space, "" where there is none."""
    return without_whitespace(text_in(mapping, field))


def text_in(mapping: Mapping[str, Any], field: str) -> str:
    """Return the text in `field`, "" where there is none; `shapes` reports what is none."""
    text = mapping.get(field)
    return text if isinstance(text, str) else ""


def says_start(mapping: Mapping[str, Any]) -> bool:
    """Return whether a beginning is written."""
    return mapping.get("from") is not None or mapping.get("counted_from") is not None


def first_day(mapping: Mapping[str, Any], days: Mapping[str, date]) -> date | None:
    """Return the first day that `mapping` gives, None where it is not known."""
    counted = mapping.get("counted_from")
    read = read_date(mapping.get("from"))
    return days.get(counted) if isinstance(counted, str) else read if isinstance(read, date) else None
