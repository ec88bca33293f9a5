"""Rule between documents: a time for applying that comes once is not wholly outside the term, extensions included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from policy_explorer.derive.changes import term_extension
from policy_explorer.derive.extended_term import changed_term
from policy_explorer.derive.term import Term, TermChanges, pauses
from policy_explorer.derive.windows import spans_of
from policy_explorer.load.problem import Problem
from policy_explorer.model import Document
from policy_explorer.validate.content import Content
from policy_explorer.validate.effective_rules import document_model
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.outside_windows import OutsideWindow


def windows_in_terms(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that `once` does not begin after the last day of the term, nor end before its first, where these are known.

    Other documents may extend the term. A term that is compared with an answer says nothing of the day on which one applies.

    Passes: `once: {from: 2031-03-01, until: 2031-03-31}` in a term until 2031-12-31.
    Fails: `once: {from: 2032-03-01, until: 2032-03-31}` in that term, unless another document extends it until then.
    """
    found = [(id, window) for id, known in facts.items() for window in known.outside_windows]
    if not found:
        return
    models = [document_model(notice.document) for notice in content.notices]
    documents = sorted((each for each in models if each), key=lambda document: document.issued or date.min)
    yield from (window.problem for id, window in found if not is_within(window, extensions(id, documents)))


def extensions(id: str, documents: list[Document]) -> TermChanges:
    """Return the extensions of the document `id` by others, the oldest first."""
    return TermChanges(
        extensions=tuple(
            term_extension(written, by) for by in documents for written in by.extends if written.document == id != by.id
        )
    )


def is_within(window: OutsideWindow, changes: TermChanges) -> bool:
    """Return whether some day of `window` is in its term, or in a part of it, after `changes`."""
    term: Term = changed_term(window.term, changes).term
    return any(
        not (last and window.from_ and window.from_ > last) and not (first and window.until and window.until < first)
        for first, last in spans_of(term.from_, term.until, list(pauses(term)))
    )
