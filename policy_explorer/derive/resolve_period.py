"""A period as a notice writes it -> its days and quotes, with what the document says in general. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from policy_explorer.derive.days import first_day, last_day_of
from policy_explorer.derive.extended_term import extended_period, extensions_of, whole_extensions
from policy_explorer.derive.term import UNCHANGED, ResolvedPeriod, TermChanges
from policy_explorer.model import Document, Period
from policy_explorer.model.period import PeriodBase


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
    ended_before = period.until is not None and document.issued is not None and period.until < document.issued
    held_before = period.basis == "other" or ended_before
    return replace(period, issued=None if period.from_ or held_before else document.issued)


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
