"""The vocabulary of terms holds words of the notices."""

from __future__ import annotations

from collections.abc import Iterator

from ..fidelity import squeeze
from ..problems import Problem
from .content import EACH, Content


def terms_occur(content: Content) -> Iterator[Problem]:
    """A term's name stands in at least one notice, as it is written there; else its aliases lead nowhere."""
    file = content.vocabularies.get("terms")
    texts = [notice.official for notice in content.notices if notice.official]
    if file is None or not texts:
        return
    for at, name in file.select(EACH, "name", sort=str):
        if not any(squeeze(name) in text for text in texts):
            yield file.problem(at, "没有一份文件的原文里有这个说法", name, "name 要照原文写，别的说法写在 aliases")
