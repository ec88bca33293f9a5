"""Records of all documents -> the site as its lists want it. Pure: what `derive` does, from less."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from msgspec.structs import replace

from policy_explorer.build.documents import DocumentRecord, FaultyDocument
from policy_explorer.build.summaries import ShortMeasure, tables
from policy_explorer.derive.derive import deadlines, department_pages, document_pages, document_url, sector_pages
from policy_explorer.derive.related import general_words, related
from policy_explorer.derive.site import Site
from policy_explorer.derive.supersession import superseded_days, supersessions
from policy_explorer.derive.version import ContentVersion, last_revised, shared_digest, whole_digest
from policy_explorer.model import Catalogue
from policy_explorer.validate.content import Content, NoticeFiles, SourceFile
from policy_explorer.validate.validate import check_across


def sound_together(content: Content, records: Sequence[DocumentRecord | FaultyDocument]) -> bool:
    """Whether nothing is wrong with the documents, nor between them; `content` is of the files that they share."""
    if any(isinstance(record, FaultyDocument) for record in records):
        return False
    notices = tuple(
        NoticeFiles(record.id, SourceFile(f"documents/{record.id}/document.yaml", record.written, ""), None, ())
        for record in records
    )
    return not any(
        True for _ in check_across(replace(content, notices=notices), {record.id: record.facts for record in records})
    )


def site_of(shared: Catalogue, records: Sequence[DocumentRecord]) -> Site:
    """`shared` is without notices. The measures are short ones, and the notices have neither text nor measures."""
    notices = tuple(record.notice for record in records)
    ends = superseded_days(notices)
    urls = {notice.document.id: document_url(notice.document) for notice in notices}
    listed = tuple(chain.from_iterable(record.listed for record in records))
    entries = tables(shared.vocabulary)
    measures = {
        row.key: ShortMeasure(row, record.notice.document, ends.get(record.id), entries)
        for record in records
        for row in record.rows
    }
    documents = (notice.document for notice in notices)
    digests = {record.id: record.digest for record in records}
    return Site(
        catalogue=replace(shared, notices=notices),
        version=ContentVersion(last_revised(shared.settings, documents), whole_digest(shared_digest(shared), digests)),
        measures=measures,
        documents=tuple(document_pages(notices, supersessions(notices, urls), ends, listed)),
        departments=tuple(department_pages(shared.vocabulary.departments, listed)),
        sectors=tuple(sector_pages(shared.vocabulary.sectors, listed)),
        deadlines=tuple(deadlines(listed)),
    )


class Relations:
    """Which measures stand close to which, worked out anew only where their words have changed."""

    def __init__(self) -> None:
        self.known: tuple[Any, Mapping[str, tuple[str, ...]]] | None = None

    def of(self, shared: Catalogue, records: Sequence[DocumentRecord]) -> Mapping[str, tuple[str, ...]]:
        words = {key: its for record in records for key, its in record.related_words.items()}
        asked = general_words(shared.vocabulary), words, tuple(words)  # in this order
        if self.known is None or self.known[0] != asked:
            self.known = asked, related(words, asked[0])
        return self.known[1]
