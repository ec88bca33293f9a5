"""Rule: the entries of the vocabularies are used."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at, title_and_text
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content
from policy_explorer.validate.names import IN_DOCUMENTS, IN_MEASURES, IN_QUESTIONS, VOCABULARY_LABELS
from policy_explorer.validate.source_file import EACH


def every_entry_is_used(context: RuleContext) -> Iterator[Finding]:
    """Expect that each entry of the vocabularies is used.

    Some measure, document or question uses each department, sector, audience, kind and unit; the title or text of some
    measure contains each term.
    """
    used = set(uses(context.content))
    for vocabulary, what in VOCABULARY_LABELS.items():
        units = context.vocabulary(vocabulary, EACH, kind=str)
        for file, field, name in (*units, *context.vocabulary(vocabulary, EACH, "name", kind=str)):
            if (vocabulary, name) not in used:
                yield finding_at(file, field, f"没有一处用到{what}“{name}”；写错了就改，不再需要就删去")
    yield from terms_not_in_measures(context)


def uses(content: Content) -> Iterator[tuple[str, str]]:
    """Yield (vocabulary, name) of each use of a name in the content."""
    documents = (notice.document for notice in content.notices)
    for files, places in (
        (content.measures, IN_MEASURES),
        (documents, IN_DOCUMENTS),
        ((content.questions,), IN_QUESTIONS),
    ):
        for file in filter(None, files):
            for pattern, vocabulary in places:
                yield from ((vocabulary, name) for _, name in file.select(*pattern, kind=str))


def terms_not_in_measures(context: RuleContext) -> Iterator[Finding]:
    """Yield a finding for each term that no measure contains; none where there are no measures."""
    texts = [title_and_text(file) for file in context.content.measures]
    for file, field, name in context.vocabulary("terms", EACH, "name", kind=str):
        if texts and not any(without_whitespace(name) in text for text in texts):
            yield finding_at(file, field, f"没有一项措施写到“{name}”，它的别名搜不到任何措施")
