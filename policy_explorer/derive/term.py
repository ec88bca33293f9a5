"""The term of a document, a measure or a benefit: on which days it holds, worked out from what the notice says. Pure.

What the notice does not say stays absent: a term may have no first day, and no last day.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.model import Benefit, Document, Length, Measure, Period
from policy_explorer.model.period import CountedFrom, OpenEnd, PeriodBase, UsedUp

ONE_DAY = timedelta(days=1)
AnyTerm = TypeVar("AnyTerm", bound="Term")
UndatedEnd = OpenEnd | Literal["not_stated"]


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
    issued: date
    url: str
    anchor: str
    quote: str
    measures: tuple[int, ...]
    from_: date | None
    until: date | None
    lasts: Length | None
    ends: OpenEnd | None
    used_up: UsedUp | None = None


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


def breaks(term: Term) -> Iterator[tuple[date, date]]:
    """Yield the last day before each break in a term as written, and the day on which the term resumes."""
    return ((each.until, each.resumes) for each in term.earlier if each.until and each.until < each.resumes - ONE_DAY)


def pauses(term: Term) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of each time within a term at which it is over, also as its budget is used up."""
    for each in term.earlier:
        ends = [day for day in (each.until and each.until + ONE_DAY, each.used_up) if day]
        if ends and min(ends) < each.resumes:
            yield min(ends), each.resumes - ONE_DAY


def longest(terms: Iterable[AnyTerm]) -> AnyTerm:
    """Return the term that lasts longest, the first of several: as long as it holds, a measure is not over.

    A term that is compared with an answer is over on no reference date; one without a last day outlasts one with it.
    """
    return max(terms, key=lasting)


def lasting(term: Term) -> tuple[int, date]:
    """Return the sorting key of how long a term lasts."""
    ends = [day for day in (term.until, term.used_up and term.used_up - ONE_DAY) if day]
    if term.fact:
        return 2, date.max
    return (0, min(ends)) if ends else (1, date.max)


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

    In a month that has no such day it is the last one: one month from 2023-01-31 on lasts until 2023-02-28.
    """
    after = day_after(length, first)
    return after if length.days is None and after.day < first.day else after - ONE_DAY


def day_after(length: Length, start: date) -> date:
    """Return the day that is `length` later: three years after 2023-04-11, 2026-04-11. No later than in the year 9999.

    In a month that has no such day it is the last one: a month after 2023-01-31, 2023-02-28.
    """
    if length.days is not None:
        return start + timedelta(days=min(length.days, (date.max - start).days))
    months = length.months or 12 * (length.years or 0)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def document_period(document: Document, changes: TermChanges = UNCHANGED) -> ResolvedPeriod:
    """Return the period of a document, with what other documents change in it."""
    period = written_period(document)
    return extended_period(replace(period, superseded_from=changes.superseded_from), whole_extensions(changes))


def written_period(document: Document) -> ResolvedPeriod:
    """Return the period of a document as it says itself."""
    written = document.period
    found = filled_in(ResolvedPeriod(basis="document", quote=written.quote, source="document"), written, document)
    return since_issue(found, document)


def resolve_period(
    period: Period, document: Document, changes: TermChanges = UNCHANGED, number: int | None = None
) -> ResolvedPeriod:
    """Return `period` with the beginning or the end that it leaves out filled in from the period of the document.

    An extension changes it if it extends the measure with this `number`, or the whole document and `period` has no end
    of its own. `number` is None for a period that no extension of measures changes.
    """
    general = replace(written_period(document), superseded_from=changes.superseded_from)
    if period.basis == "document":
        found = replace(general, note=period.note, fact=period.fact)
    else:
        of_measure = replace(
            general, basis=period.basis, quote=period.quote, source="measure", note=period.note, fact=period.fact
        )
        found = since_issue(filled_in(of_measure, period, document), document)
    return extended_period(found, extensions_of(changes, number, follows_document=not period.says_end))


def since_issue(period: ResolvedPeriod, document: Document) -> ResolvedPeriod:
    """Return `period` with the day of issue of `document`, where no first day is known.

    What another policy document says may have held before, and what ended before the issue did.
    """
    held_before = period.basis == "other" or (period.until is not None and period.until < document.issued)
    return replace(period, issued=None if period.from_ or held_before else document.issued)


def whole_extensions(changes: TermChanges) -> tuple[TermExtension, ...]:
    """Return the extensions of the document as a whole."""
    return tuple(extension for extension in changes.extensions if not extension.measures)


def extensions_of(changes: TermChanges, number: int | None, follows_document: bool) -> tuple[TermExtension, ...]:
    """Return the extensions of the measure with this number, whose term ends with its document's if it follows it."""
    return tuple(
        extension
        for extension in changes.extensions
        if (number in extension.measures if extension.measures else follows_document)
    )


def extended_number(benefit: Benefit, measure: Measure) -> int | None:
    """Return the number of the measure if an extension of it extends the period of the benefit too, else None.

    An end that a benefit has of its own is not what is extended.
    """
    return None if benefit.period and benefit.period.says_end else measure.number


def changed_term(own: BenefitTerm, changes: TermChanges) -> BenefitTerm:
    """Return a term with what other documents change in it."""
    term = own.term
    for extension in extensions_of(changes, own.number, own.follows_document):
        term = extended(term, extension)
    return replace(own, term=replace(term, superseded_from=changes.superseded_from))


def extended_period(period: ResolvedPeriod, extensions: tuple[TermExtension, ...]) -> ResolvedPeriod:
    """Return `period` after these extensions, one after the other."""
    original = period.until
    for extension in extensions:
        after = extended(period, extension)
        records = (*period.used_up_records, *filter(None, [extension.used_up]))
        applied = (*period.extended_by, replace(extension, until=after.until))
        period = replace(after, lasts=None, used_up_records=records, original_until=original, extended_by=applied)
    return period


def extended(term: AnyTerm, extension: TermExtension) -> AnyTerm:
    """Return a term after an extension."""
    until, ends = extended_end(term, extension)
    stretch = stretch_before(term, extension)
    earlier = (*term.earlier, stretch) if stretch else term.earlier
    used_up = extension.used_up.since if extension.used_up else None if stretch else term.used_up
    return replace(term, until=until, ends=ends, used_up=used_up, provisional=False, earlier=earlier)


def stretch_before(term: Term, extension: TermExtension) -> Stretch | None:
    """Return the part of a term that is over before an extension begins, None where it follows at once.

    A budget that was used up is open again from the extension on: from its first day, or else from the day on which it was
    issued, if that is later than the day on which the budget was used up.
    """
    follows = term.until + ONE_DAY if term.until and term.until < date.max else None
    begins = extension.from_ or follows or extension.issued
    if term.used_up:
        resumes = next((day for day in (begins, extension.issued) if day > term.used_up), None)
        if resumes:
            last = term.until if term.until is None or term.used_up <= term.until else resumes - ONE_DAY
            return Stretch(last, term.ends, term.used_up, resumes)
    return Stretch(term.until, term.ends, None, begins) if follows and follows < begins else None


def extended_end(term: Term, extension: TermExtension) -> tuple[date | None, OpenEnd | None]:
    """Return the last day of a term after an extension, and how it ends where no day says so, or beside the day.

    A length counts from the first day of the extension or else from the last day on, which validation makes sure is known.
    """
    if extension.ends:
        return None, extension.ends
    until = extension.until
    if extension.lasts and extension.from_:
        until = last_day_of(extension.lasts, extension.from_)
    elif extension.lasts and term.until:
        until = day_after(extension.lasts, term.until + ONE_DAY) - ONE_DAY
    return until, "budget" if term.ends == "budget" else None


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
        used_up_records=(written.used_up,) if written.used_up else (),
        provisional=written.provisional,
    )
