"""Words by which a search finds more than was meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..normalise import normaliser
from ..problems import FieldPath
from ..validate.content import EACH, SourceFile
from .finding import Case, Finding, at

WHAT = {"departments": "部门", "sectors": "行业", "kinds": "类别", "audiences": "面向对象", "terms": "常用说法"}


@dataclass(frozen=True, slots=True)
class Word:
    """A name or an alias in a vocabulary, and the name of the entry that it belongs to."""

    file: SourceFile
    field: FieldPath
    written: str
    vocabulary: str
    owner: str

    @property
    def is_name(self) -> bool:
        return self.field[-1] == "name"

    def __str__(self) -> str:
        holder = f"{WHAT[self.vocabulary]}“{self.owner}”"
        return f"{holder}的名称" if self.is_name else f"{holder}的别名"


def aliases_collide(case: Case) -> Iterator[Finding]:
    """An alias, folded as the search folds it (width, case, traditional characters), means one thing in all vocabularies:
    the same word in several places belongs to entries of the same name, which are one thing to a reader."""
    words = [word for vocabulary in WHAT for word in words_of(case, vocabulary)]
    fold = normaliser(text for word in words for text in (word.written, word.owner))
    same: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        same[fold(word.written)].append(word)
    for alike in same.values():
        if len({fold(word.owner) for word in alike}) < 2:
            continue
        first, *_ = aliases = [word for word in alike if not word.is_name] or alike
        others = "、".join(dict.fromkeys(told(word, first) for word in alike if word is not first and fold(word.owner) != fold(first.owner)))
        if others and aliases:
            yield at(first.file, first.field, f"“{first.written}”是{first}，也是{others}；搜这个词，两边的措施都会出来")


def told(word: Word, first: Word) -> str:
    return str(word) if word.written == first.written else f"{word}（写作“{word.written}”）"


def words_of(case: Case, vocabulary: str) -> Iterator[Word]:
    file = case.content.vocabularies.get(vocabulary)
    for field, owner in file.select(EACH, "name", sort=str) if file else ():
        yield Word(file, field, owner, vocabulary, owner)
        for place, alias in file.select(field[0], "aliases", EACH, sort=str):
            yield Word(file, place, alias, vocabulary, owner)
