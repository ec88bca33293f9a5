"""Rule: the terms of terms.yaml are words of the notices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policy_explorer.load.problem import Problem
from policy_explorer.validate.content import Content
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.source_file import EACH


def terms_occur(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that the name of a term is in the text of a document; otherwise its aliases find nothing.

    Passes: `name: 一次性创业补贴`, where a notice.txt contains 一次性创业补贴.
    Fails: `name: 创业补助`, where none does.
    """
    file = content.vocabularies.get("terms")
    if file is None or not any(document.has_text for document in facts.values()):
        return
    occurring: frozenset[str] = frozenset().union(*(document.terms for document in facts.values()))
    for at, name in file.select(EACH, "name", kind=str):
        if name not in occurring:
            yield file.problem(at, "没有一份文件的原文里有这个说法", name, "name 要照原文写，别的说法写在 aliases")
