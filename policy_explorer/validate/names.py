"""Every name that a measure or a document uses stands in its vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from ..problems import Problem, shown
from .content import DEEP, EACH, Content, SourceFile

# Where a file uses a word of which vocabulary.
IN_MEASURES = (
    (("lead", EACH), "departments"),
    (("responsible", EACH), "departments"),
    (("benefits", EACH, "eligibility", DEEP, "by"), "departments"),
    (("sectors", EACH, "name"), "sectors"),
    (("audiences", EACH, "name"), "audiences"),
    (("benefits", EACH, "kind"), "kinds"),
    (("amounts", EACH, "unit"), "units"),
    (("benefits", EACH, "amounts", EACH, "unit"), "units"),
)
IN_DOCUMENTS = ((("standing_rule", "units", EACH), "departments"),)
IN_QUESTIONS = (((EACH, "unit"), "units"),)
WHAT = {"departments": "部门", "sectors": "行业", "kinds": "类别", "audiences": "面向对象", "units": "单位"}


def names_in_vocabularies(content: Content) -> Iterator[Problem]:
    """A department, sector, audience, kind or unit is written by its name in the vocabulary.

    An alias is for searching, not for content: the problem says which name it belongs to.
    """
    words = {name: Words(file) for name, file in content.vocabularies.items()}
    for files, uses in (
        (content.measures, IN_MEASURES),
        ((notice.document for notice in content.notices), IN_DOCUMENTS),
        ((content.questions,), IN_QUESTIONS),
    ):
        for file in filter(None, files):
            yield from unknown_names(file, uses, words)


def unknown_names(file: SourceFile, uses: Iterable[tuple[tuple, str]], words: dict[str, Words]) -> Iterator[Problem]:
    for pattern, vocabulary in uses:
        known = words.get(vocabulary)
        for at, name in file.select(*pattern, sort=str):
            if known is not None and name not in known.names:
                message = f"{WHAT[vocabulary]}词表 vocabularies/{vocabulary}.yaml 里没有这个名称"
                yield file.problem(at, message, name, known.hint(name))


class Words:
    """The names of a vocabulary, and the aliases with the names that they belong to."""

    def __init__(self, file: SourceFile):
        self.names = {name for _, name in file.select(EACH, sort=str)} | {name for _, name in file.select(EACH, "name", sort=str)}
        self.owners = {
            alias: entry["name"]
            for _, entry in file.select(EACH, sort=dict)
            if isinstance(entry.get("name"), str) and isinstance(entry.get("aliases"), list)
            for alias in entry["aliases"]
            if isinstance(alias, str)
        }

    def hint(self, word: str) -> str:
        if word in self.owners:
            return f"这是别名，请写 {shown(self.owners[word])}"
        near = get_close_matches(word, sorted([*self.names, *self.owners]), n=1, cutoff=0.5)
        return f"是否想写 {shown(self.owners.get(near[0], near[0]))}？" if near else "改用词表中的名称，或先在词表中补上"
