"""Render data/measures.json, its JSON Schema and data/questions.json, for other programs. No effects.

The module `schemas.open_data` defines the shape. What an editor wrote is given as written: a key that is left out of a
condition or an amount is left out here too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from policy_explorer.derive.afterwards import later_times
from policy_explorer.derive.benefit_relations import SiteRelation
from policy_explorer.derive.page_values import DocumentPage
from policy_explorer.derive.site import Site, SiteBenefit, SiteMeasure
from policy_explorer.derive.term import ResolvedPeriod, TermExtension
from policy_explorer.derive.ways import SiteWay
from policy_explorer.memo import Memoize, no_memo
from policy_explorer.schemas.open_data import (
    BenefitRecord,
    DocumentRecord,
    ExtensionRecord,
    LaterTimeRecord,
    MeasureRecord,
    PeriodRecord,
    Record,
    RelationRecord,
    StretchRecord,
    WayRecord,
    data_schema,
)
from policy_explorer.text.citation import citation_words

PATH = "data/measures.json"
INDENT = 2
DOCUMENT, MEASURE = TypeAdapter(DocumentRecord), TypeAdapter(MeasureRecord)


def other_files(site: Site, keep: Memoize = no_memo) -> Iterator[tuple[str, bytes]]:
    """Yield the files that contain no measures."""
    yield "data/measures.schema.json", keep("data-schema", lambda: readable(data_schema()).decode()).encode()
    questions = [question.model_dump(mode="json", exclude_unset=True) for question in site.catalogue.questions]
    yield "data/questions.json", readable(questions)


def readable(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=INDENT) + "\n").encode()


def data_parts(site: Site, measures: Iterable[bytes]) -> Iterator[bytes]:
    """Yield data/measures.json in parts, with `measures` as its rows (`measure_row`).

    The bytes are those that `readable` gives for `OpenData`, but the models of all measures are never in memory
    together.
    """
    yield b'{\n  "documents": '
    yield from listed(map(document_row, site.documents))
    yield b',\n  "measures": '
    yield from listed(measures)
    yield b"\n}\n"


def listed(rows: Iterable[bytes]) -> Iterator[bytes]:
    before = b"[\n    "
    for row in rows:
        yield before
        yield row
        before = b",\n    "
    yield b"[]" if before.startswith(b"[") else b"\n  ]"


def document_row(page: DocumentPage) -> bytes:
    return row(DOCUMENT, document_record(page))


def measure_row(entry: SiteMeasure) -> bytes:
    """Return the JSON of one measure, indented as in data/measures.json."""
    return row(MEASURE, measure_record(entry))


def row(kind: TypeAdapter, record: Record) -> bytes:
    return kind.dump_json(record, indent=INDENT, by_alias=True, exclude_unset=True).replace(b"\n", b"\n    ")


def document_record(page: DocumentPage) -> DocumentRecord:
    document = page.notice.document
    same = {
        name: getattr(document, name) for name in DocumentRecord.model_fields if name not in ("url", "superseded_from")
    }
    return DocumentRecord(url=page.url, superseded_from=page.period.superseded_from, **same)


def measure_record(entry: SiteMeasure) -> MeasureRecord:
    measure = entry.measure
    return MeasureRecord(
        document=entry.document.id,
        number=measure.number,
        citation=citation_words(entry.label),
        chapter=measure.chapter,
        title=measure.title,
        heading=entry.heading,
        text=measure.text,
        tables=measure.tables,
        url=entry.url,
        summary=measure.summary,
        lead=names(entry.lead),
        responsible=names(entry.responsible),
        implied=names(entry.implied),
        units_quote=measure.units_quote,
        sectors=names(entry.sectors),
        sector_quotes=measure.sectors,
        audiences=names(entry.audiences),
        audience_quotes=measure.audiences,
        kinds=names(entry.kinds),
        period=period_record(entry.period),
        period_note=entry.period.note,
        windows=measure.windows,
        dates=measure.dates,
        amounts=entry.amounts,
        benefits=tuple(map(benefit_record, entry.benefits)),
    )


def benefit_record(entry: SiteBenefit) -> BenefitRecord:
    benefit = entry.benefit
    return BenefitRecord(
        id=benefit.id,
        title=benefit.title,
        kind=benefit.kind,
        quote=benefit.quote,
        lead=benefit.lead,
        responsible=benefit.responsible,
        units_quote=benefit.units_quote,
        payout=benefit.payout,
        amounts=entry.amounts,
        period=period_record(entry.period),
        period_note=entry.period.note,
        windows=tuple(each.window for each in entry.windows),
        how_to_apply=tuple(map(way_record, entry.ways)),
        relations=tuple(map(relation_record, entry.relations)),
        access=benefit.access,
        counterpart=benefit.counterpart,
        access_quote=benefit.access_clause,
        strength=benefit.strength,
        strength_quote=benefit.strength_clause if benefit.strength else None,
        no_application=benefit.access == "government",
        open_to_all=benefit.open_to_all,
        eligibility=benefit.eligibility,
        clauses=tuple(dict.fromkeys(source.clause for source in entry.sources.values() if source.clause)),
        examples=benefit.examples,
    )


def way_record(way: SiteWay) -> WayRecord:
    return WayRecord(
        level=way.level,
        unit=way.unit,
        said=dict(way.said),
        quote=way.quote,
        title=way.title,
        url=way.url,
        seen=way.seen,
    )


def relation_record(relation: SiteRelation) -> RelationRecord:
    return RelationRecord(
        kind=relation.kind,
        take=relation.take,
        others=tuple(other.key for other in relation.others),
        quote=relation.quote,
        companion=relation.title,
    )


@lru_cache(maxsize=256)  # most benefits have the period of their measure or of the document
def period_record(period: ResolvedPeriod) -> PeriodRecord:
    return PeriodRecord(
        from_=period.from_,
        until=period.until,
        ends=period.end,
        computed=period.lasts is not None and period.until is not None,
        counted_from=period.counted_from,
        provisional=period.provisional,
        used_up=period.used_up,
        fact=period.fact,
        original_until=period.original_until,
        earlier=tuple(
            StretchRecord(until=each.until, used_up=each.used_up, resumes=each.resumes) for each in period.earlier
        ),
        afterwards=tuple(LaterTimeRecord(from_=each.first, until=each.last) for each in later_times(period)),
        extended_by=tuple(map(extension_record, period.extended_by)),
        basis=period.basis,
        quote=period.quote,
    )


def extension_record(extension: TermExtension) -> ExtensionRecord:
    return ExtensionRecord(
        title=extension.title,
        reference=extension.reference,
        from_=extension.from_,
        until=extension.until,
        quote=extension.quote,
    )


def names(entries: tuple) -> tuple[str, ...]:
    return tuple(entry.name for entry in entries)
