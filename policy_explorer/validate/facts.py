"""What rules across documents need to know of one, besides its document.yaml. Small, and fit to be sent to another process."""

from __future__ import annotations

from msgspec import Struct

from policy_explorer.text.verbatim import squeeze
from policy_explorer.validate.content import EACH, Content, NoticeFiles, tests


class DocumentFacts(Struct, frozen=True):
    """`tested` are the facts that its rules ask for, `terms` the names of the vocabulary of terms that its text holds."""

    tested: frozenset[str]
    terms: frozenset[str]
    has_text: bool
    readable: bool  # every one of its measures


def document_facts(content: Content, notice: NoticeFiles) -> DocumentFacts:
    terms = content.vocabularies.get("terms")
    names = (name for _, name in terms.select(EACH, "name", sort=str)) if terms else ()
    rules = (test for file in notice.measures for _, test in tests(file))
    return DocumentFacts(
        tested=frozenset(test["fact"] for test in rules if isinstance(test.get("fact"), str)),
        terms=frozenset(name for name in names if squeeze(name) in notice.official),
        has_text=bool(notice.official),
        readable=all(measure.readable for measure in notice.measures),
    )
