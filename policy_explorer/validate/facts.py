"""What rules between documents know of a document besides its document.yaml. Small, to be sent between processes."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from policy_explorer.derive.term import document_period, resolve_period
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles, periods, tests
from policy_explorer.validate.shapes import read_shape
from policy_explorer.validate.source_file import EACH, SourceFile
from policy_explorer.validate.windows import windows


class DocumentFacts(Struct, frozen=True):
    """A summary of one document for `SITE_RULES` of `validate.py`."""

    tested: frozenset[str]  # the facts that its rules test, or whose dates its terms or windows are compared with
    terms: frozenset[str]  # the names of the vocabulary of terms that are in its text
    has_text: bool  # its notice.txt is readable and not empty
    readable: bool  # all of its measures are
    last_day: str | None  # of the document, as ISO text; None where it gives none, or cannot be read
    last_days: dict[int, str | None]  # of each measure, by its number


def document_facts(content: Content, notice: NoticeFiles) -> DocumentFacts:
    """Return the summary of `notice`."""
    terms = content.vocabularies.get("terms")
    names = (name for _, name in terms.select(EACH, "name", kind=str)) if terms else ()
    rules = (test for file in notice.with_rules for _, test in tests(file))
    terms_compared = (period for file in notice.measures for _, period in periods(file))
    events = (window.get("after") for file in notice.measures for _, window in windows(file))
    asking = (each for each in (*rules, *terms_compared, *events) if isinstance(each, dict))
    return DocumentFacts(
        tested=frozenset(each["fact"] for each in asking if isinstance(each.get("fact"), str)),
        terms=frozenset(name for name in names if without_whitespace(name) in notice.official),
        has_text=bool(notice.official),
        readable=all(measure.readable for measure in notice.measures),
        last_day=last_day(None, notice.document),
        last_days={
            number: last_day(file, notice.document)
            for file in notice.measures
            if (number := file.get("number", int)) is not None
        },
    )


def last_day(file: SourceFile | None, document: SourceFile | None) -> str | None:
    """Return the last day of the measure `file`, or of the document itself, without what other documents change in it."""
    known: Any = read_shape(document)[0] if document and document.readable else None
    measure: Any = read_shape(file)[0] if file and file.readable else None
    if known is None or (file and measure is None):
        return None
    period = resolve_period(measure.period, known) if measure else document_period(known)
    return period.until.isoformat() if period.until else None
