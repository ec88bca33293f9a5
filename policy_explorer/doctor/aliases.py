"""Words by which a search finds more than was meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from policy_explorer.doctor.finding import Case, Finding, at
from policy_explorer.load.problem import FieldPath
from policy_explorer.text.normalise import normaliser
from policy_explorer.text.verbatim import squeeze
from policy_explorer.validate.content import EACH, SourceFile
from policy_explorer.validate.names import IN_MEASURES

WHAT = {"departments": "部门", "sectors": "行业", "kinds": "类别", "audiences": "面向对象", "terms": "常用说法"}

Holdings = dict[tuple[str, str], set[str]]


class Word(Struct, frozen=True):
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
    """An alias, folded as the search folds it (width, case, traditional characters), means one thing. Entries of one name
    in several vocabularies are one thing, and so are two, but for departments, of which one only narrows the other: a
    search for the word finds no measure then that the wider of them does not hold.
    """
    held = holdings(case)
    words = [word for vocabulary in WHAT for word in words_of(case, vocabulary)]
    fold = normaliser(text for word in words for text in (word.written, word.owner))
    same: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        same[fold(word.written)].append(word)
    for alike in same.values():
        first = next((word for word in alike if not word.is_name), alike[0])
        others = [word for word in alike if fold(word.owner) != fold(first.owner) and apart(first, word, held)]
        if others:
            also = "、".join(dict.fromkeys(told(word, first) for word in others))
            yield at(first.file, first.field, f"“{first.written}”是{first}，也是{also}；搜这个词，两边的措施都会出来")


def apart(one: Word, other: Word, held: Holdings) -> bool:
    """Whether two entries are different things: of one vocabulary, one of them a department, or each with measures that
    the other has not.
    """
    if one.vocabulary == other.vocabulary or "departments" in (one.vocabulary, other.vocabulary):
        return True
    ours, theirs = held[one.vocabulary, one.owner], held[other.vocabulary, other.owner]
    return not (ours <= theirs or theirs <= ours)


def holdings(case: Case) -> Holdings:
    """The measures, by their files, that each entry of a vocabulary stands for."""
    held: Holdings = defaultdict(set)
    terms = case.content.vocabularies.get("terms")
    for file in case.content.measures:
        for pattern, vocabulary in IN_MEASURES:
            for _, name in file.select(*pattern, sort=str):
                held[vocabulary, name].add(file.path)
        for _, name in terms.select(EACH, "name", sort=str) if terms else ():
            if squeeze(name) in squeeze(file.get("title", str) or "") + "\n" + file.text:
                held["terms", name].add(file.path)
    return held


def told(word: Word, first: Word) -> str:
    return str(word) if word.written == first.written else f"{word}（写作“{word.written}”）"


def words_of(case: Case, vocabulary: str) -> Iterator[Word]:
    file = case.content.vocabularies.get(vocabulary)
    for field, owner in file.select(EACH, "name", sort=str) if file else ():
        yield Word(file, field, owner, vocabulary, owner)
        for place, alias in file.select(field[0], "aliases", EACH, sort=str):
            yield Word(file, place, alias, vocabulary, owner)
