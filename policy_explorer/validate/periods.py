"""Rule: a date is one that its quote mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.base import read_date
from policy_explorer.model.rules import DAY_OPERATORS
from policy_explorer.text.quantities import dates
from policy_explorer.text.term_ends import last_days_before_end
from policy_explorer.text.term_starts import days_counted_from
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles, tests
from policy_explorer.validate.source_file import EACH, SourceFile

# The patterns of mappings with dates, and for each field of a date the field of its quote.
SPANS = (("period",), ("dates", EACH), ("benefits", EACH, "period"))
OF_SPANS = {"from": "quote", "until": "quote"}
OF_TESTS = dict.fromkeys(DAY_OPERATORS, "quote")
IN_DOCUMENTS = (
    (("period",), {"from": "from_quote", "until": "quote"}),
    (("supersedes", EACH), {"from": "quote"}),
    (("extends", EACH), {"from": "quote", "until": "quote"}),
    (("amends", EACH), {"from": "quote"}),
)


def dates_in_quotes(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that a date is the first or last day of one that its quote mentions, if the quote mentions any.

    Passes: until 2031-12-31, quote 有效期至2031年12月31日; also with the quote 2031年, whose last day it is.
    Passes: until 2031-12-31, quote 2032年1月1日起失效; from 2031-03-02, quote 自印发之日起执行至2031年12月31日.
    Fails: until 2031-12-30 with that quote.
    """
    for file in notice.measures:
        for span in SPANS:
            yield from unmentioned_dates(file, file.select(*span, kind=dict), OF_SPANS)
    for file in notice.with_rules:
        yield from unmentioned_dates(file, tests(file), OF_TESTS)
    if notice.document:
        for pattern, fields in IN_DOCUMENTS:
            yield from unmentioned_dates(notice.document, notice.document.select(*pattern, kind=dict), fields)


def unmentioned_dates(
    file: SourceFile, mappings: Iterable[tuple[FieldPath, dict[str, Any]]], fields: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield the problems of the dates in `mappings`, pairs of path and mapping.

    `fields` maps the field of each date to the field of its quote, both in the same mapping.
    """
    for at, mapping in mappings:
        for field in mapping.keys() & fields.keys():
            quote = mapping.get(fields[field])
            if isinstance(quote, str):
                yield from unmentioned(file, (*at, field), mapping[field], quote)


def unmentioned(file: SourceFile, at: FieldPath, value: object, quote: str) -> Iterator[Problem]:
    """Yield a problem if `value`, at path `at`, is a date and `quote` mentions only others."""
    day = read_date(value)
    if not isinstance(day, date):
        return
    text = without_whitespace(quote)
    days = [d for m in dates(text) for d in (m.first, m.last, m.adjacent) if d is not None]
    over = at[-1] == "until" and day in last_days_before_end(text)
    counted = at[-1] == "from" and days_counted_from(text)  # `periods_fit_words` says from which
    if days and day not in days and not over and not counted:
        yield file.problem(at, "引文写的不是这一天", value, f"引文里的日期：{'、'.join(map(str, dict.fromkeys(days)))}")
