"""Rule: a word that people search by means one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at, title_and_text
from policy_explorer.load.problem import FieldPath
from policy_explorer.text.normalise import normaliser
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.names import IN_MEASURES
from policy_explorer.validate.source_file import EACH, SourceFile

VOCABULARY_LABELS = {
    "departments": "部门",
    "sectors": "行业",
    "kinds": "类别",
    "audiences": "面向对象",
    "terms": "常用说法",
}

# (vocabulary, name of the entry) -> paths of the measures that it applies to.
MeasuresOfEntries = dict[tuple[str, str], set[str]]


class VocabularyWord(Struct, frozen=True):
    """A name or an alias in a vocabulary."""

    file: SourceFile
    field: FieldPath
    written: str
    vocabulary: str
    owner: str  # the name of its entry

    @property
    def is_name(self) -> bool:
        """Whether it is the name of its entry, not an alias."""
        return self.field[-1] == "name"

    def __str__(self) -> str:
        entry = f"{VOCABULARY_LABELS[self.vocabulary]}“{self.owner}”"
        return f"{entry}的名称" if self.is_name else f"{entry}的别名"


def aliases_are_distinct(context: RuleContext) -> Iterator[Finding]:
    """Expect that no alias, normalised as in a search, is also a word of another entry.

    Normalising ignores width, case, and traditional characters.

    Entries with the same name in different vocabularies count as one. So do entries of different vocabularies, without
    departments, if the measures of one are all measures of the other: the search then finds nothing unexpected.
    """
    measures = measures_of_entries(context)
    words = [word for vocabulary in VOCABULARY_LABELS for word in words_of(context, vocabulary)]
    fold = normaliser(text for word in words for text in (word.written, word.owner))
    same: dict[str, list[VocabularyWord]] = defaultdict(list)
    for word in words:
        same[fold(word.written)].append(word)
    for alike in same.values():
        first = next((word for word in alike if not word.is_name), alike[0])
        others = [word for word in alike if fold(word.owner) != fold(first.owner) and differ(first, word, measures)]
        if others:
            also = "、".join(dict.fromkeys(word_with_spelling(word, first) for word in others))
            yield finding_at(
                first.file, first.field, f"“{first.written}”是{first}，也是{also}；搜这个词，两边的措施都会出来"
            )


def differ(first: VocabularyWord, second: VocabularyWord, measures: MeasuresOfEntries) -> bool:
    """Return whether the entries of two words are different things: see `aliases_are_distinct`."""
    if first.vocabulary == second.vocabulary or "departments" in (first.vocabulary, second.vocabulary):
        return True
    of_first, of_second = measures[first.vocabulary, first.owner], measures[second.vocabulary, second.owner]
    return not (of_first <= of_second or of_second <= of_first)


def measures_of_entries(context: RuleContext) -> MeasuresOfEntries:
    """Return the measures that each entry of a vocabulary applies to."""
    measures: MeasuresOfEntries = defaultdict(set)
    terms = [name for *_, name in context.vocabulary("terms", EACH, "name", kind=str)]
    for file in context.content.measures:
        for pattern, vocabulary in IN_MEASURES:
            for _, name in file.select(*pattern, kind=str):
                measures[vocabulary, name].add(file.path)
        for name in terms:
            if without_whitespace(name) in title_and_text(file):
                measures["terms", name].add(file.path)
    return measures


def word_with_spelling(word: VocabularyWord, first: VocabularyWord) -> str:
    """Return `word` for an editor, with its spelling where that is not the one of `first`."""
    return str(word) if word.written == first.written else f"{word}（写作“{word.written}”）"


def words_of(context: RuleContext, vocabulary: str) -> Iterator[VocabularyWord]:
    """Yield the names and aliases of a vocabulary."""
    for file, field, owner in context.vocabulary(vocabulary, EACH, "name", kind=str):
        yield VocabularyWord(file, field, owner, vocabulary, owner)
        for place, alias in file.select(field[0], "aliases", EACH, kind=str):
            yield VocabularyWord(file, place, alias, vocabulary, owner)
