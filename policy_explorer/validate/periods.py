"""Dates say what their quotes say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..fidelity import squeeze
from ..mentions import dates
from ..model.base import read_date
from ..model.rules import OPERATORS_BY_TYPE
from ..problems import FieldPath, Problem
from .content import DEEP, EACH, Content, NoticeFiles, SourceFile

# Where a file holds dates: the holder, and the field of its quote for each date.
SPANS = (("period",), ("dates", EACH), ("benefits", EACH, "period"))
IN_MEASURES = tuple((span, {"from": "quote", "until": "quote"}) for span in SPANS) + (
    (("benefits", EACH, "eligibility", DEEP), dict.fromkeys(OPERATORS_BY_TYPE["date"], "quote")),
)
IN_DOCUMENTS = (
    (("period",), {"from": "from_quote", "until": "quote"}),
    (("supersedes", EACH), {"from": "quote"}),
)


def dates_in_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """A date of a period, of `dates` or of a condition is one that its quote mentions, if the quote
    mentions any: as the first or the last day of what is written there."""
    for file in notice.measures:
        yield from unmentioned_dates(file, IN_MEASURES)
    if notice.document:
        yield from unmentioned_dates(notice.document, IN_DOCUMENTS)


def unmentioned_dates(file: SourceFile, places: tuple) -> Iterator[Problem]:
    for pattern, fields in places:
        for at, holder in file.select(*pattern, sort=dict):
            for field, quoted_in in fields.items():
                quote = holder.get(quoted_in)
                if field in holder and isinstance(quote, str):
                    yield from unmentioned(file, (*at, field), holder[field], quote)


def unmentioned(file: SourceFile, at: FieldPath, value: object, quote: str) -> Iterator[Problem]:
    day = read_date(value)
    days = [d for m in dates(squeeze(quote)) for d in (m.first, m.last, m.also) if d is not None]
    if isinstance(day, date) and days and day not in days:
        yield file.problem(at, "引文写的不是这一天", value, f"引文里的日期：{'、'.join(map(str, dict.fromkeys(days)))}")
