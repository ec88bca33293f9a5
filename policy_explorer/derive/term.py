"""The term of a document, a measure or a benefit: on which days it holds, worked out from what the notice says. Pure.

What the notice does not say stays absent: a term may have no first day, and no last day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from typing import Literal, NamedTuple, TypeVar

from msgspec import Struct

from policy_explorer.derive.days import ONE_DAY
from policy_explorer.model import Length
from policy_explorer.model.period import CountedFrom, OpenEnd, UsedUp
from policy_explorer.text.days import next_day

AnyTerm = TypeVar("AnyTerm", bound="Term")
UndatedEnd = OpenEnd | Literal["not_stated"]


class Span(NamedTuple):
    """The first and the last day of a term, or of a part of it, as far as they are known."""

    first: date | None
    last: date | None


class LaterWindow(Struct, frozen=True, array_like=True):
    """A window in which one applies after the term: both days as ISO text, or without the year if it comes `yearly`."""

    from_: str | None
    until: str | None
    yearly: bool


class Stretch(Struct, frozen=True):
    """An earlier part of a term, from which an extension is separate: how it ended, and the day on which the next begins.

    `until`, `ends` and `used_up` are those of the term before that extension.
    """

    until: date | None
    ends: OpenEnd | None
    used_up: date | None
    resumes: date


class Term(Struct, frozen=True, kw_only=True):
    """The days on which something holds, both ends included, as far as they are known.

    `until`, `ends` and `used_up` say how it ends at last; `earlier` are the parts that ended before, the oldest first.
    """

    from_: date | None = None
    until: date | None = None  # the last day that the text gives, or that follows from a length
    ends: OpenEnd | None = None  # how it ends where no day says so, or beside the day (a budget)
    used_up: date | None = None  # the day from which an editor recorded that the budget is used up
    provisional: bool = False
    fact: str | None = None  # the question whose answer the term is compared with, instead of the reference date
    issued: date | None = None  # the day of the document that says so, where no first day is known: see `begins`
    superseded_from: date | None = None  # the first day on which the document holds no more; `until` stays as written
    earlier: tuple[Stretch, ...] = ()
    afterwards: tuple[LaterWindow, ...] = ()  # in which one applies after its last day; see derive/afterwards.py

    @property
    def begins(self) -> date | None:
        """The first day on which it may hold: nothing holds before the document that says so was issued."""
        return self.from_ or self.issued

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


class TermExtension(Struct, frozen=True):
    """A clause of another document that extends a term, and where it stands: the page `url` and its `anchor`.

    `title`, `reference` and `issued` are those of that document. `from_` is the first day, where it is written. `measures` are the numbers of those that it extends, none where
    it extends all. Of one that was applied, `until` is known also where `lasts` is written.
    """

    title: str
    reference: str
    issued: date | None
    url: str
    anchor: str
    quote: str
    measures: tuple[int, ...]
    from_: date | None
    until: date | None
    lasts: Length | None
    ends: OpenEnd | None
    used_up: UsedUp | None = None
    provisional: bool = False


class TermChanges(Struct, frozen=True):
    """What other documents change in the terms of a document: the day from which it is superseded, and extensions."""

    superseded_from: date | None = None
    extensions: tuple[TermExtension, ...] = ()


UNCHANGED = TermChanges()


class BenefitTerm(Struct, frozen=True, array_like=True):
    """The term of benefits of a measure, and which extensions change it: see `extensions_of`."""

    term: Term
    follows_document: bool
    number: int | None


class ResolvedPeriod(Term, frozen=True, kw_only=True):
    """A term, and the quotes that say so.

    `counted_from` and `lasts` are how the text gives the first and the last day where it does not write the days.
    `used_up_records` are what an editor recorded of budgets, the oldest first, also of those before an extension.
    `extended_by` are the extensions that it has had, the oldest first, and `original_until` the last day before them.
    """

    basis: Literal["stated", "document", "other"]
    quote: str | None  # None where the text gives no end
    source: str  # "measure" or "document": which text contains the quote
    note: str | None = None
    counted_from: CountedFrom | None = None
    lasts: Length | None = None
    used_up_records: tuple[UsedUp, ...] = ()
    original_until: date | None = None
    extended_by: tuple[TermExtension, ...] = ()


def written_pauses(term: Term) -> Iterator[tuple[date, date]]:
    """Yield the last day before each pause in a term as written, and the day on which the term resumes."""
    return ((each.until, each.resumes) for each in term.earlier if each.until and each.until < each.resumes - ONE_DAY)


def pauses(term: Term) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of each time within a term at which it is over, also as its budget is used up."""
    for each in term.earlier:
        ends = [day for day in (each.until and next_day(each.until), each.used_up) if day]
        if ends and min(ends) < each.resumes:
            yield min(ends), each.resumes - ONE_DAY


FIELDS = Term.__struct_fields__
FIELD_VALUES = attrgetter(*FIELDS)


def plain_term(term: Term) -> Term:
    """Return the term without its quotes."""
    return Term(**dict(zip(FIELDS, FIELD_VALUES(term), strict=True)))
