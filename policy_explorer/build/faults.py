"""What is wrong with some documents, where the files that all share are right -> every problem, as `validate` tells them. Reads the disk.

So that one wrong word in one of a hundred documents is told without reading the other ninety-nine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from policy_explorer.build.documents import DocumentRecord, FaultyDocument
from policy_explorer.load.loader import read
from policy_explorer.load.problem import ContentError, Problem
from policy_explorer.validate.content import Content, NoticeFiles, SourceFile
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.validate import check_across, worth_saying

Checked = Sequence[DocumentRecord | FaultyDocument]


def content_error(root: Path, shared: Content, documents: Checked) -> ContentError:
    """`shared` is of the files that all documents share."""
    faulty = [document for document in documents if isinstance(document, FaultyDocument)]
    reading = tuple(problem for document in faulty for problem in document.reading)
    problems = [problem for document in faulty for problem in document.problems]
    return ContentError(worth_saying(reading, [*reading, *problems, *between(root, shared, documents)]))


def between(root: Path, shared: Content, documents: Checked) -> Sequence[Problem]:
    """The problems between documents, each at its place."""
    notices = tuple(NoticeFiles(document.id, document_file(root, document), None, ()) for document in documents)
    facts: Mapping[str, DocumentFacts] = {document.id: document.facts for document in documents}
    return tuple(check_across(replace(shared, notices=notices), facts))


def document_file(root: Path, document: DocumentRecord | FaultyDocument) -> SourceFile | None:
    if isinstance(document, FaultyDocument):
        return document.document
    path = f"documents/{document.id}/document.yaml"
    return SourceFile(path, document.written, read(root, path).written or "")
