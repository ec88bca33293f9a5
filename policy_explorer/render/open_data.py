"""Render data/measures.json, its JSON Schema and data/questions.json, for other programs. No effects.

The module `schemas.open_data` defines the types of the records, and so the shape. What an editor wrote is given as written: a key that is left out of a
condition or an amount is left out here too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from pydantic_core import to_json

from policy_explorer.derive.afterwards import later_times
from policy_explorer.derive.benefit_relations import SiteRelation
from policy_explorer.derive.page_values import DocumentPage
from policy_explorer.derive.site import Site, SiteBenefit, SiteMeasure
from policy_explorer.derive.term import ResolvedPeriod, TermExtension
from policy_explorer.derive.ways import SiteWay
from policy_explorer.memo import Memoize, no_memo
from policy_explorer.text.citation import citation_words

if TYPE_CHECKING:
    from policy_explorer.schemas.open_data import (
        BenefitRecord,
        DocumentRecord,
        ExtensionRecord,
        MeasureRecord,
        PeriodRecord,
        RelationRecord,
        WayRecord,
    )

PATH = "data/measures.json"
INDENT = 2


def other_files(site: Site, keep: Memoize = no_memo) -> Iterator[tuple[str, bytes]]:
    """Yield the files that contain no measures."""
    yield "data/measures.schema.json", keep("data-schema", schema).encode()
    questions = [question.model_dump(mode="json", exclude_unset=True) for question in site.catalogue.questions]
    yield "data/questions.json", readable(questions)


def schema() -> str:
    """Return the JSON Schema of data/measures.json as text."""
    from policy_explorer.schemas.open_data import data_schema  # seldom needed: an earlier build keeps what it makes

    return readable(data_schema()).decode()


def readable(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=INDENT) + "\n").encode()


def data_parts(site: Site, measures: Iterable[bytes]) -> Iterator[bytes]:
    """Yield data/measures.json in parts, with `measures` as its rows (`measure_row`).

    The bytes are those that `readable` gives for `OpenData`, but the records of all measures are never in memory
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
    return row(document_record(page))


def measure_row(entry: SiteMeasure) -> bytes:
    """Return the JSON of one measure, indented as in data/measures.json."""
    return row(measure_record(entry))


def row(record: Mapping[str, Any]) -> bytes:
    return to_json(record, indent=INDENT).replace(b"\n", b"\n    ")


def as_written(model: BaseModel) -> Any:
    """Return what an editor wrote, as JSON has it: a key that was left out is left out."""
    return model.model_dump(mode="json", by_alias=True, exclude_unset=True)


def document_record(page: DocumentPage) -> DocumentRecord:
    document = page.notice.document
    written = as_written(document)
    return {
        "id": document.id,
        "title": document.title,
        "short_title": document.short_title,
        "reference": document.reference,
        "issuer": document.issuer,
        "issued": document.issued,
        "published": document.published,
        "announced": document.announced,
        "url": page.url,
        "addressees": document.addressees,
        "superiors": written.get("superiors", ()),
        "supersedes": written.get("supersedes", ()),
        "extends": written.get("extends", ()),
        "amends": written.get("amends", ()),
        "period": written.get("period", {}),
        "superseded_from": page.period.superseded_from,
        "follow_up": written.get("follow_up"),
        "lead_rule": written.get("lead_rule"),
        "standing_rule": written.get("standing_rule"),
        "clauses": written.get("clauses", ()),
        "sources": written.get("sources", ()),
        "chapters": written.get("chapters", ()),
        "opening": written.get("opening", ()),
        "closing": written.get("closing", ()),
        "annexes": written.get("annexes", ()),
    }


def measure_record(entry: SiteMeasure) -> MeasureRecord:
    measure = entry.measure
    written = as_written(measure)
    return {
        "document": entry.document.id,
        "number": measure.number,
        "citation": citation_words(entry.label),
        "chapter": measure.chapter,
        "title": measure.title,
        "heading": entry.heading,
        "text": measure.text,
        "tables": written.get("tables", ()),
        "url": entry.url,
        "summary": written["summary"],
        "lead": names(entry.lead),
        "responsible": names(entry.responsible),
        "implied": names(entry.implied),
        "units_quote": measure.units_quote,
        "sectors": names(entry.sectors),
        "sector_quotes": written["sectors"],
        "audiences": names(entry.audiences),
        "audience_quotes": written["audiences"],
        "kinds": names(entry.kinds),
        "period": period_record(entry.period),
        "period_note": entry.period.note,
        "windows": written.get("windows", ()),
        "dates": written.get("dates", ()),
        "amounts": tuple(map(as_written, entry.amounts)),
        "benefits": tuple(map(benefit_record, entry.benefits, written["benefits"])),
    }


def benefit_record(entry: SiteBenefit, written: Mapping[str, Any]) -> BenefitRecord:
    """Return the record of a benefit, of which `written` is what the editor wrote."""
    benefit = entry.benefit
    return {
        "id": benefit.id,
        "title": benefit.title,
        "kind": benefit.kind,
        "quote": benefit.quote,
        "lead": benefit.lead,
        "responsible": benefit.responsible,
        "units_quote": benefit.units_quote,
        "payout": written.get("payout"),
        "amounts": tuple(map(as_written, entry.amounts)),
        "period": period_record(entry.period),
        "period_note": entry.period.note,
        "windows": tuple(as_written(each.window) for each in entry.windows),
        "how_to_apply": tuple(map(way_record, entry.ways)),
        "relations": tuple(map(relation_record, entry.relations)),
        "access": benefit.access,
        "counterpart": benefit.counterpart,
        "access_quote": benefit.access_clause,
        "strength": benefit.strength,
        "strength_quote": benefit.strength_clause if benefit.strength else None,
        "no_application": benefit.access == "government",
        "open_to_all": benefit.open_to_all,
        "eligibility": written.get("eligibility"),
        "clauses": tuple(dict.fromkeys(source.clause for source in entry.sources.values() if source.clause)),
        "examples": written.get("examples", ()),
    }


def way_record(way: SiteWay) -> WayRecord:
    return {
        "level": way.level,
        "unit": way.unit,
        "said": dict(way.said),
        "quote": way.quote,
        "title": way.title,
        "url": way.url,
        "seen": way.seen,
    }


def relation_record(relation: SiteRelation) -> RelationRecord:
    return {
        "kind": relation.kind,
        "take": relation.take,
        "others": tuple(other.key for other in relation.others),
        "quote": relation.quote,
        "companion": relation.title,
    }


@lru_cache(maxsize=256)  # most benefits have the period of their measure or of the document
def period_record(period: ResolvedPeriod) -> PeriodRecord:
    return {
        "from": period.from_,
        "until": period.until,
        "ends": period.end,
        "computed": period.lasts is not None and period.until is not None,
        "counted_from": period.counted_from,
        "provisional": period.provisional,
        "used_up": period.used_up,
        "fact": period.fact,
        "original_until": period.original_until,
        "earlier": tuple(
            {"until": each.until, "used_up": each.used_up, "resumes": each.resumes} for each in period.earlier
        ),
        "afterwards": tuple({"from": each.first, "until": each.last} for each in later_times(period)),
        "extended_by": tuple(map(extension_record, period.extended_by)),
        "basis": period.basis,
        "quote": period.quote,
    }


def extension_record(extension: TermExtension) -> ExtensionRecord:
    return {
        "title": extension.title,
        "reference": extension.reference,
        "from": extension.from_,
        "until": extension.until,
        "quote": extension.quote,
    }


def names(entries: tuple) -> tuple[str, ...]:
    return tuple(entry.name for entry in entries)
