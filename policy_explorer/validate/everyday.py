"""Rules: everyday words are said once, are no names already, and lead somewhere. What a document has of them."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.names import IN_EVERYDAY, VOCABULARY_LABELS, unknown_names
from policy_explorer.validate.source_file import EACH, SourceFile

LABELS = {**VOCABULARY_LABELS, "terms": "常用说法"}
LEADING = ("find", "sectors", "kinds", "audiences", "departments")


def everyday_words_fit(content: Content) -> Iterator[Problem]:
    """Require that an everyday word is said once, is no name or alias, and leads somewhere or to nothing at all.

    Passes: `{say: [招人], find: [吸纳就业]}`; `{say: [停车位], absent: true}`.
    Fails: 招人 in two entries, or as an alias in terms.yaml; `{say: [招人]}`; `{say: [停车位], find: [车位], absent: true}`.
    """
    file = content.vocabularies.get("everyday")
    if file is None:
        return
    known = known_words(content)
    seen: dict[str, FieldPath] = {}
    for at, word in file.select(EACH, "say", EACH, kind=str):
        spelling = folded(word)
        if spelling in known:
            yield file.problem(at, f"这个说法已经是{known[spelling]}", word, "两处只留一处")
        elif spelling in seen:
            hint = f"第 {file.position(seen[spelling]).value[0]} 行已经写过"
            yield file.problem(at, "这个说法重复", word, hint)
        seen.setdefault(spelling, at)
    yield from leading_nowhere(file)


def leading_nowhere(file: SourceFile) -> Iterator[Problem]:
    """Yield a problem for each entry that finds nothing and is not absent, and for each that is absent and finds something."""
    for at, entry in file.select(EACH, kind=dict):
        leading = [field for field in LEADING if entry.get(field)]
        if entry.get("absent") is True and leading:
            yield file.problem(
                (*at, leading[0]),
                f"写了 absent 就不能写 {leading[0]}",
                hint="文件里有的，删去 absent；只是相近的，写在 near",
                on_key=True,
            )
        elif entry.get("absent") is not True and not leading and not entry.get("near") and entry.get("say"):
            yield file.problem(
                (*at, "say"),
                "没有写这个说法指什么",
                hint="在 find 写措施原文的说法，或者写 sectors 等；文件里没有的，写 absent: true",
                on_key=True,
            )


def known_words(content: Content) -> dict[str, str]:
    """Return the names and aliases of the vocabularies, folded, and for an editor what each is."""
    known: dict[str, str] = {}
    for vocabulary, label in LABELS.items():
        file = content.vocabularies.get(vocabulary)
        for at, owner in file.select(EACH, "name", kind=str) if file else ():
            known.setdefault(folded(owner), f"{label}“{owner}”的名称")
            for alias in file.values(at[0], "aliases", EACH, kind=str) if file else ():
                known.setdefault(folded(alias), f"{label}“{owner}”的别名")
    return known


def folded(word: str) -> str:
    """Return a word without white space and capitals."""
    return without_whitespace(word).casefold()


def names_of_everyday_words(content: Content) -> Iterator[Problem]:
    """Require sectors, kinds, audiences and departments of everyday words by their names in the vocabulary.

    Passes: `sectors: [餐饮业]`, where sectors.yaml has that name.
    Fails: `sectors: [餐饮]`, where that is an alias.
    """
    if file := content.vocabularies.get("everyday"):
        yield from unknown_names(file, IN_EVERYDAY, content)


def words_of_measures(everyday: SourceFile, notice: NoticeFiles) -> frozenset[str]:
    """Return the words that `everyday` looks for and that a measure of the notice contains."""
    texts = "\n".join(f"{file.official_title}\n{file.words}" for file in notice.measures)
    words = {*everyday.values(EACH, "find", EACH, kind=str), *everyday.values(EACH, "near", EACH, kind=str)}
    return frozenset(word for word in words if without_whitespace(word) in texts)


def absent_words_of_notice(everyday: SourceFile, notice: NoticeFiles) -> frozenset[str]:
    """Return the words that `everyday` calls absent and that the notice contains, an annex included."""
    entries = [entry for entry in everyday.values(EACH, kind=dict) if entry.get("absent") is True]
    said = [entry["say"] for entry in entries if isinstance(entry.get("say"), list)]
    texts = "\n".join((notice.official, *notice.annexes))
    return frozenset(
        word for words in said for word in words if isinstance(word, str) and without_whitespace(word) in texts
    )
