"""Notices -> what each says of other documents: that it supersedes, extends, amends or implements them. Pure.

`validate` has checked what the notices say, and nothing is inferred beyond it: a document that is superseded in part or
amended keeps its term, for no field says what else changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

from msgspec import Struct

from policy_explorer.derive.addresses import document_url, measure_url_of
from policy_explorer.derive.days import first_day
from policy_explorer.derive.term import TermChanges, TermExtension
from policy_explorer.model import Document, Notice
from policy_explorer.model.document import Amendment, Extension, Superior, Superseded

Anchors = Mapping[str, Mapping[str, str]]  # of the clauses that each document quotes, by its id and the quote


class NamedMeasure(Struct, frozen=True):
    """A measure of an earlier document that a clause names: its number, its label (text/citation.py), and its page, if any."""

    number: int
    label: str
    url: str | None


class Relation(Struct, frozen=True):
    """The document `by` supersedes, extends, amends or implements another one, as a whole or in part, as `written`.

    The quote that says so is at the anchor `by_anchor` of the page `by_url`. `url` is the page of the other document, if
    the site has one; `measures` are those of its measures that are meant, if only some are. `from_` is the day
    from which it holds, of an extension None.
    """

    by: Document
    by_url: str
    by_anchor: str
    written: Superseded | Extension | Amendment | Superior
    url: str | None
    measures: tuple[NamedMeasure, ...]
    from_: date | None

    def concerns(self, number: int) -> bool:
        """Tell whether the measure with this number is meant: it is named, or none is."""
        return not self.measures or any(number == named.number for named in self.measures)


class Relations(Struct, frozen=True):
    """What all notices say of earlier documents, each in the order of the notices."""

    supersedes: tuple[Relation, ...]
    extends: tuple[Relation, ...]
    amends: tuple[Relation, ...]
    implements: tuple[Relation, ...]


def relations(notices: Iterable[Notice], anchors: Anchors, labels: Mapping[str, str]) -> Relations:
    """Return what the notices say of earlier documents. `labels` are those of measures, by key."""
    documents = {notice.document.id: notice.document for notice in notices}
    related = {id: RelationsOf(document, documents, anchors[id], labels) for id, document in documents.items()}
    return Relations(
        supersedes=tuple(chain.from_iterable(map(RelationsOf.supersedes, related.values()))),
        extends=tuple(chain.from_iterable(map(RelationsOf.extends, related.values()))),
        amends=tuple(chain.from_iterable(map(RelationsOf.amends, related.values()))),
        implements=tuple(chain.from_iterable(map(RelationsOf.implements, related.values()))),
    )


class RelationsOf(Struct, frozen=True):
    """What one document says of earlier ones; `known` are the documents of the site by id, `labels` those of measures by key."""

    document: Document
    known: Mapping[str, Document]
    anchors: Mapping[str, str]
    labels: Mapping[str, str]

    def supersedes(self) -> Iterator[Relation]:
        for written in self.document.supersedes:
            yield self.relation(written, (), superseding_day(self.document, written))

    def extends(self) -> Iterator[Relation]:
        for written in self.document.extends:
            yield self.relation(written, written.measures, None)

    def amends(self) -> Iterator[Relation]:
        for written in self.document.amends:
            day = written.from_ or first_day(self.document.period, self.document)
            yield self.relation(written, written.measures, day)

    def implements(self) -> Iterator[Relation]:
        for written in self.document.superiors:
            yield self.relation(written, (written.measure,) if written.measure else (), None)

    def relation(
        self, written: Superseded | Extension | Amendment | Superior, measures: tuple[int, ...], day: date | None
    ) -> Relation:
        held = self.known.get(written.document) if written.document else None
        return Relation(
            by=self.document,
            by_url=document_url(self.document),
            by_anchor=self.anchors[written.quote],
            written=written,
            url=document_url(held) if held else None,
            measures=tuple(self.named(held, number) for number in measures),
            from_=day,
        )

    def named(self, held: Document | None, number: int) -> NamedMeasure:
        """Return the measure with this number of a document, None where the site does not have that."""
        if held is None:
            return NamedMeasure(number, str(number), None)
        return NamedMeasure(number, self.labels[f"{held.id}/{number}"], measure_url_of(held, number))


def superseding_day(document: Document, written: Superseded) -> date:
    """Return the first day on which what `document` repeals holds no more: as written, or when `document` begins.

    Raise ValueError if neither is known, which validation refuses.
    """
    day = written.from_ or first_day(document.period, document)
    if day is None:
        raise ValueError(f"{document.id} does not say from when on")
    return day


def term_changes(found: Relations) -> dict[str, TermChanges]:
    """Return what other documents change in the terms of each document, by its id. The oldest extension comes first."""
    ends: dict[str, date] = {}
    for relation in found.supersedes:
        if isinstance(relation.written, Superseded) and relation.written.document and not relation.written.partly:
            assert relation.from_
            ends[relation.written.document] = relation.from_
    extensions: dict[str, list[TermExtension]] = defaultdict(list)
    for relation in sorted(found.extends, key=lambda relation: relation.by.issued or date.min):
        if relation.written.document:
            assert isinstance(relation.written, Extension)
            extension = term_extension(relation.written, relation.by, relation.by_url, relation.by_anchor)
            extensions[relation.written.document].append(extension)
    return {id: TermChanges(ends.get(id), tuple(extensions[id])) for id in {*ends, *extensions}}


def term_extension(written: Extension, by: Document, url: str = "", anchor: str = "") -> TermExtension:
    """Return the extension that the document `by` has `written`, whose clause is at `anchor` of the page `url`."""
    return TermExtension(
        title=by.title,
        reference=by.reference,
        issued=by.issued,
        url=url,
        anchor=anchor,
        quote=written.quote,
        measures=written.measures,
        from_=written.from_,
        until=written.until,
        lasts=written.lasts,
        ends=written.ends,
        used_up=written.used_up,
        provisional=written.provisional,
    )
