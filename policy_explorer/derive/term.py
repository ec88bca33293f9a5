"""The term of a document, a measure or a benefit: on which days it holds, worked out from what the notice says. Pure.

What the notice does not say stays absent: a term may have no first day, and no last day.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.model import Document, Length, Period
from policy_explorer.model.period import CountedFrom, OpenEnd, PeriodBase

ONE_DAY = timedelta(days=1)
UndatedEnd = OpenEnd | Literal["not_stated"]


class Term(Struct, frozen=True, kw_only=True):
    """The days on which something holds, both ends included, as far as they are known."""

    from_: date | None = None
    until: date | None = None  # the last day that the text gives, or that follows from a length
    ends: OpenEnd | None = None  # how it ends where no day says so, or beside the day (a budget)
    used_up: date | None = None  # the day from which an editor recorded that the budget is used up
    provisional: bool = False
    fact: str | None = None  # the question whose answer the term is compared with, instead of the reference date
    superseded_from: date | None = None  # the first day on which the document holds no more; `until` stays as written

    @property
    def last_day(self) -> date | None:
        """The last day that is known beforehand: `until`, or the day before the document is superseded."""
        before = self.superseded_from and self.superseded_from - ONE_DAY
        return min(self.until, before) if self.until and before else self.until or before

    @property
    def undated_end(self) -> UndatedEnd | None:
        """How it ends where no day says so, or beside the day (a budget); None where only a day ends it."""
        return self.ends or (None if self.until else "not_stated")

    @property
    def end(self) -> UndatedEnd | Literal["day"]:
        """How it ends: on a day, as the text puts it, or in a way that the text does not say."""
        return "day" if self.until else self.undated_end or "not_stated"


class ResolvedPeriod(Term, frozen=True, kw_only=True):
    """A term, and the quotes that say so.

    `counted_from` and `lasts` are how the text gives the first and the last day where it does not write the days.
    """

    basis: Literal["stated", "document", "other"]
    quote: str | None  # None where the text gives no end
    source: str  # "measure" or "document": which text contains the quote
    note: str | None = None
    counted_from: CountedFrom | None = None
    lasts: Length | None = None
    used_up_source: str | None = None


def plain_term(term: Term) -> Term:
    """Return the term without its quotes."""
    return Term(**{name: getattr(term, name) for name in Term.__struct_fields__})


def first_day(period: PeriodBase, document: Document) -> date | None:
    """Return the day on which `period` begins, None where it does not say."""
    if period.counted_from is not None:
        counted: date | None = getattr(document, period.counted_from)
        return counted
    return period.from_


def last_day_of(length: Length, first: date) -> date:
    """Return the last day of `length` from `first` on: of three years from 2023-04-11 on, 2026-04-10.

    A month that has no such day ends on the last that it has: one month from 2023-01-31 on lasts until 2023-02-27.
    """
    if length.days is not None:
        return first + timedelta(days=length.days) - ONE_DAY
    months = length.months or 12 * (length.years or 0)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    day = min(first.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) - ONE_DAY


def document_period(document: Document, superseded_from: date | None) -> ResolvedPeriod:
    """Return the period of a document."""
    written = document.period
    unstated = ResolvedPeriod(basis="document", quote=written.quote, source="document", superseded_from=superseded_from)
    return filled_in(unstated, written, document)


def resolve_period(period: Period, document: Document, superseded_from: date | None) -> ResolvedPeriod:
    """Return `period` with the beginning or the end that it leaves out filled in from the period of the document."""
    general = document_period(document, superseded_from)
    if period.basis == "document":
        return replace(general, note=period.note, fact=period.fact)
    of_measure = replace(
        general, basis=period.basis, quote=period.quote, source="measure", note=period.note, fact=period.fact
    )
    return filled_in(of_measure, period, document)


def filled_in(general: ResolvedPeriod, written: PeriodBase, document: Document) -> ResolvedPeriod:
    """Return `general` with the beginning and the end of `written`, each where it is written."""
    begun = general
    if written.says_start:
        begun = replace(general, from_=first_day(written, document), counted_from=written.counted_from)
    if not written.says_end:
        return replace(begun, provisional=general.provisional or written.provisional)
    computed = last_day_of(written.lasts, begun.from_) if written.lasts and begun.from_ else None
    return replace(
        begun,
        until=written.until or computed,
        lasts=written.lasts,
        ends=written.ends,
        used_up=written.used_up and written.used_up.since,
        used_up_source=written.used_up and written.used_up.source,
        provisional=written.provisional,
    )
