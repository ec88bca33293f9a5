"""Words of the vocabularies that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.doctor.finding import Case, Finding, at
from policy_explorer.text.verbatim import squeeze
from policy_explorer.validate.content import EACH, Content
from policy_explorer.validate.names import IN_DOCUMENTS, IN_MEASURES, IN_QUESTIONS, WHAT


def used_by_nothing(case: Case) -> Iterator[Finding]:
    """Some measure, document or question uses each department, sector, audience, kind and unit; some measure's title or
    text holds each term.
    """
    used = set(uses(case.content))
    for vocabulary, what in WHAT.items():
        file = case.content.vocabularies.get(vocabulary)
        for field, name in (*file.select(EACH, sort=str), *file.select(EACH, "name", sort=str)) if file else ():
            if (vocabulary, name) not in used:
                yield at(file, field, f"没有一处用到{what}“{name}”；写错了就改，不再需要就删去")
    yield from terms_outside_measures(case.content)


def uses(content: Content) -> Iterator[tuple[str, str]]:
    documents = (notice.document for notice in content.notices)
    for files, places in (
        (content.measures, IN_MEASURES),
        (documents, IN_DOCUMENTS),
        ((content.questions,), IN_QUESTIONS),
    ):
        for file in filter(None, files):
            for pattern, vocabulary in places:
                yield from ((vocabulary, name) for _, name in file.select(*pattern, sort=str))


def terms_outside_measures(content: Content) -> Iterator[Finding]:
    texts = [squeeze(file.get("title", str) or "") + "\n" + file.text for file in content.measures]
    file = content.vocabularies.get("terms")
    for field, name in file.select(EACH, "name", sort=str) if file else ():
        if texts and not any(squeeze(name) in text for text in texts):
            yield at(file, field, f"没有一项措施写到“{name}”，它的别名搜不到任何措施")
