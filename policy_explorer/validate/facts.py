"""What rules between documents know of a document besides its document.yaml. Small, to be sent between processes."""

from __future__ import annotations

from msgspec import Struct

from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles, periods, tests
from policy_explorer.validate.source_file import EACH


class DocumentFacts(Struct, frozen=True):
    """A summary of one document for `SITE_RULES` of `validate.py`."""

    tested: frozenset[str]  # the facts that its rules test, or that its terms are compared with
    terms: frozenset[str]  # the names of the vocabulary of terms that are in its text
    has_text: bool  # its notice.txt is readable and not empty
    readable: bool  # all of its measures are


def document_facts(content: Content, notice: NoticeFiles) -> DocumentFacts:
    """Return the summary of `notice`."""
    terms = content.vocabularies.get("terms")
    names = (name for _, name in terms.select(EACH, "name", kind=str)) if terms else ()
    rules = (test for file in notice.with_rules for _, test in tests(file))
    terms_compared = (period for file in notice.measures for _, period in periods(file))
    return DocumentFacts(
        tested=frozenset(each["fact"] for each in (*rules, *terms_compared) if isinstance(each.get("fact"), str)),
        terms=frozenset(name for name in names if without_whitespace(name) in notice.official),
        has_text=bool(notice.official),
        readable=all(measure.readable for measure in notice.measures),
    )
