"""Dates say what their quotes say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.base import read_date
from policy_explorer.model.rules import OPERATORS_BY_TYPE
from policy_explorer.text.quantities import dates
from policy_explorer.text.verbatim import squeeze
from policy_explorer.validate.content import EACH, Content, NoticeFiles, SourceFile, tests

# Where a file holds dates: the holder, and the field of its quote for each date.
SPANS = (("period",), ("dates", EACH), ("benefits", EACH, "period"))
OF_SPANS = {"from": "quote", "until": "quote"}
OF_TESTS = dict.fromkeys(OPERATORS_BY_TYPE["date"], "quote")
IN_DOCUMENTS = (
    (("period",), {"from": "from_quote", "until": "quote"}),
    (("supersedes", EACH), {"from": "quote"}),
)


def dates_in_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """A date of a period, of `dates` or of a condition is one that its quote mentions, if the quote
    mentions any: as the first or the last day of what is written there.
    """
    for file in notice.measures:
        for span in SPANS:
            yield from unmentioned_dates(file, file.select(*span, sort=dict), OF_SPANS)
        yield from unmentioned_dates(file, tests(file), OF_TESTS)
    for pattern, fields in IN_DOCUMENTS if notice.document else ():
        yield from unmentioned_dates(notice.document, notice.document.select(*pattern, sort=dict), fields)


def unmentioned_dates(
    file: SourceFile, holders: Iterable[tuple[FieldPath, dict]], fields: Mapping[str, str]
) -> Iterator[Problem]:
    """`fields` says for each date of a holder where its quote stands."""
    for at, holder in holders:
        for field in holder.keys() & fields.keys():
            quote = holder.get(fields[field])
            if isinstance(quote, str):
                yield from unmentioned(file, (*at, field), holder[field], quote)


def unmentioned(file: SourceFile, at: FieldPath, value: object, quote: str) -> Iterator[Problem]:
    day = read_date(value)
    days = [d for m in dates(squeeze(quote)) for d in (m.first, m.last, m.also) if d is not None]
    if isinstance(day, date) and days and day not in days:
        yield file.problem(at, "引文写的不是这一天", value, f"引文里的日期：{'、'.join(map(str, dict.fromkeys(days)))}")
