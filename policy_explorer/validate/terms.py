"""The vocabulary of terms holds words of the notices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policy_explorer.load.problem import Problem
from policy_explorer.validate.content import EACH, Content
from policy_explorer.validate.facts import DocumentFacts


def terms_occur(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """A term's name stands in at least one notice, as it is written there; else its aliases lead nowhere."""
    file = content.vocabularies.get("terms")
    if file is None or not any(own.has_text for own in facts.values()):
        return
    occurring = frozenset().union(*(own.terms for own in facts.values()))
    for at, name in file.select(EACH, "name", sort=str):
        if name not in occurring:
            yield file.problem(at, "没有一份文件的原文里有这个说法", name, "name 要照原文写，别的说法写在 aliases")
