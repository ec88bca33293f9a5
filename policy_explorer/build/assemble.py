"""Assemble the site as its lists show it from the shared files and all documents.

This is the only place that raises for problems of the content.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from msgspec.structs import replace

from policy_explorer.build.documents import BuildRecord, Checked, InvalidDocument
from policy_explorer.build.inputs import Inputs
from policy_explorer.build.shared_files import SharedFiles
from policy_explorer.derive.changes import relations, term_changes
from policy_explorer.derive.derive import site_of
from policy_explorer.derive.extended_term import changed_term
from policy_explorer.derive.related import general_features, related
from policy_explorer.derive.site import MeasureSummary, Site
from policy_explorer.derive.term import TermChanges
from policy_explorer.derive.version import ContentVersion, last_revised, shared_digest, whole_digest
from policy_explorer.load.problem import ContentError, Problem
from policy_explorer.model import Catalogue
from policy_explorer.validate.content import NoticeFiles
from policy_explorer.validate.validate import check_across, without_follow_on_errors


def valid_records(inputs: Inputs, shared: SharedFiles, checked: Sequence[Checked]) -> list[BuildRecord]:
    """Return the records of all documents.

    Raise ContentError if there are problems, with all of them, in the order of `validate`.
    """
    invalid = [document for document in checked if isinstance(document, InvalidDocument)]
    reading = (*inputs.problems, *shared.reading, *chain.from_iterable(document.reading for document in invalid))
    of_documents = chain.from_iterable(document.problems for document in invalid)
    problems = [*reading, *shared.problems, *of_documents, *problems_between(shared, checked)]
    if problems:
        raise ContentError(without_follow_on_errors(reading, problems))
    return [document for document in checked if isinstance(document, BuildRecord)]


def problems_between(shared: SharedFiles, checked: Sequence[Checked]) -> Iterator[Problem]:
    """Yield the problems that rules between documents find."""
    notices = tuple(NoticeFiles(document.id, document.document, None, ()) for document in checked)
    return check_across(replace(shared.content, notices=notices), {document.id: document.facts for document in checked})


def assemble(shared: Catalogue, records: Sequence[BuildRecord]) -> Site:
    """Return the site of valid documents. `shared` is the catalogue without notices."""
    notices = tuple(record.notice for record in records)
    day = last_revised(shared.settings, (notice.document for notice in notices))
    digests = {record.id: record.digest for record in records}
    version = ContentVersion(day, whole_digest(shared_digest(shared), digests))
    anchors = {record.id: record.anchors for record in records}
    titles = {key: title for record in records for key, title in record.benefits.items()}
    return site_of(replace(shared, notices=notices), version, summaries_in(records), anchors, titles)


def summaries_in(records: Sequence[BuildRecord]) -> Iterator[MeasureSummary]:
    """Yield the summaries of all measures, with what other documents change in their terms."""
    anchors = {record.id: record.anchors for record in records}
    labels = {each.key: each.label for record in records for each in record.summaries}
    found = term_changes(relations([record.notice for record in records], anchors, labels))
    for record in records:
        changes = found.get(record.id)
        yield from (changed_summary(each, changes) for each in record.summaries) if changes else record.summaries


def changed_summary(summary: MeasureSummary, changes: TermChanges) -> MeasureSummary:
    return replace(summary, terms=tuple(changed_term(own, changes) for own in summary.terms))


class RelatedMeasures:
    """The related measures of each measure, computed again only if the features of measures changed."""

    def __init__(self) -> None:
        self.known: tuple[Any, Mapping[str, tuple[str, ...]]] | None = None

    def of(self, shared: Catalogue, records: Sequence[BuildRecord]) -> Mapping[str, tuple[str, ...]]:
        features = {key: own for record in records for key, own in record.features.items()}
        inputs = (
            general_features(shared.vocabulary),
            features,
            tuple(features),
        )  # the order too, which equality of dicts ignores
        if self.known is None or self.known[0] != inputs:
            self.known = inputs, related(features, inputs[0])
        return self.known[1]
