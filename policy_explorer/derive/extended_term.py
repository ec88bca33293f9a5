"""A term and the extensions of it by other documents -> the term after them. Pure."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from policy_explorer.derive.days import ONE_DAY, last_day_of
from policy_explorer.derive.term import AnyTerm, BenefitTerm, ResolvedPeriod, Stretch, Term, TermChanges, TermExtension
from policy_explorer.model import Benefit, Measure
from policy_explorer.model.period import OpenEnd
from policy_explorer.rules.lengths import day_after
from policy_explorer.text.days import next_day


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
    return replace(term, until=until, ends=ends, used_up=used_up, provisional=extension.provisional, earlier=earlier)


def stretch_before(term: Term, extension: TermExtension) -> Stretch | None:
    """Return the part of a term that is over before an extension begins, None where it follows at once.

    A budget that was used up is open again from the extension on: from its first day, or else from the day on which it was
    issued, if that is later than the day on which the budget was used up.
    """
    follows = term.until + ONE_DAY if term.until and term.until < date.max else None
    begins = extension.from_ or follows or extension.issued
    if term.used_up:
        resumes = next((day for day in (begins, extension.issued) if day and day > term.used_up), None)
        if resumes:
            last = term.until if term.until is None or term.used_up <= term.until else resumes - ONE_DAY
            return Stretch(last, term.ends, term.used_up, resumes)
    return Stretch(term.until, term.ends, None, begins) if follows and begins and follows < begins else None


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
        until = day_after(extension.lasts, next_day(term.until)) - ONE_DAY
    return until, "budget" if term.ends == "budget" else None
