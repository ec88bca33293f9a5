"""Rules: relations between benefits are of benefits that exist, do not contradict each other, and are in their clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.relations import BENEFIT, KINDS
from policy_explorer.text.relation_words import HIGHEST_OF_SEVERAL, WORDS_OF_KINDS, WORDS_OF_TAKING
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.hints import suggestion
from policy_explorer.validate.relations import document_files, reached
from policy_explorer.validate.source_file import EACH, SourceFile

WHAT = {"excludes": "不得同时享受", "tops_up": "叠加", "at_most_one": "只能享受其一"}


class Pair(Struct, frozen=True):
    """Two benefits that a clause relates, by their keys, and where it names the second; of `tops_up`, what is on top is first."""

    file: SourceFile
    at: FieldPath
    kind: str
    first: str
    second: str

    @property
    def both(self) -> frozenset[str]:
        return frozenset((self.first, self.second))


def relations_fit_words(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the clause of a relation has words for it.

    Passes: `excludes`, quote 不得同时享受; `take: highest`, quote 就高不重复.
    Fails: `tops_up` with quote 不得同时享受; `take: highest`, quote 只能享受其中一项; no `take`, quote 就高不重复.
    """
    if notice.document is None:
        return
    for at, written in notice.document.select("relations", EACH, kind=dict):
        quote = written.get("quote")
        if not isinstance(quote, str):
            continue
        words = without_whitespace(quote)
        for kind in KINDS:
            if written.get(kind) and not WORDS_OF_KINDS[kind].search(words):
                hint = "引写明这一关系的那一段；原文没有这样说的，删去"
                yield notice.document.problem((*at, kind), f"引文里没有{WHAT[kind]}一类的字眼", quote, hint, True)
        if written.get("take") == "highest" and not WORDS_OF_TAKING.search(words):
            hint = "原文没有写就高的，删去 take"
            yield notice.document.problem((*at, "take"), "引文里没有就高、取高一类的字眼", quote, hint, True)
        found = HIGHEST_OF_SEVERAL.search(words)
        apart = next((kind for kind in ("at_most_one", "excludes") if written.get(kind)), None)
        if found and apart and written.get("take") is None:
            hint = "加上 take: highest" if apart == "at_most_one" else "写成 at_most_one，加上 take: highest"
            yield notice.document.problem((*at, apart), f"引文说“{found[0]}”", quote, hint, True)


def related_benefits(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that relations are of different benefits of the site, one of the document that says so, and fit together.

    Passes: `{benefit: 3/renovation, excludes: [3/new-homestay], ...}`, where measure 3 has both.
    Fails: the same without that benefit; `{benefit: 3/renovation, excludes: [3/renovation], ...}`; two benefits that exclude
    each other by one clause, while one tops up the other by another.
    """
    pairs: list[Pair] = []
    for id, file in document_files(content).items():
        for at, _ in file.select("relations", EACH, kind=dict):
            named = list(names_in(file, at))
            problems = [problem for place, name in named for problem in unknown(file, place, name, id, facts)]
            yield from problems
            yield from of_own_document(file, at, named, id)
            yield from repeated_names(file, at, named, id)
            if not problems:
                pairs += pairs_in(file, at, id)
    yield from contradictions(pairs)


def names_in(file: SourceFile, at: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """Yield (path, name) of each benefit that the relation at path `at` names in the right form."""
    found = file.select(*at, "benefit", kind=str)
    found += [pair for kind in KINDS for pair in file.select(*at, kind, EACH, kind=str)]
    return ((place, name) for place, name in found if re.fullmatch(BENEFIT, name))


def full_key(name: str, id: str) -> str:
    """Return the key of a benefit that the document `id` names."""
    return name if name.count("/") > 1 else f"{id}/{name}"


def unknown(
    file: SourceFile, at: FieldPath, name: str, id: str, facts: Mapping[str, DocumentFacts]
) -> Iterator[Problem]:
    """Yield a problem if the site has no benefit of this name."""
    document, _, own = full_key(name, id).partition("/")
    known = facts.get(document)
    if known is None:
        hint = suggestion(document, facts) or "本站没有收录那份文件的，不写"
        yield file.problem(at, "没有这个代号的文件", name, hint)
    elif known.readable and own not in known.benefits:
        hint = suggestion(own, known.benefits) or "写“序号/代号”，如 3/renovation"
        yield file.problem(at, "没有这一项内容", name, hint)


def of_own_document(file: SourceFile, at: FieldPath, named: list[tuple[FieldPath, str]], id: str) -> Iterator[Problem]:
    """Yield a problem if a relation is of benefits of other documents alone."""
    if named and not any(full_key(name, id).startswith(f"{id}/") for _, name in named):
        yield file.problem(at, "几项都是别的文件的", named[0][1], "至少有一项是本文件的", on_key=True)


def repeated_names(file: SourceFile, at: FieldPath, named: list[tuple[FieldPath, str]], id: str) -> Iterator[Problem]:
    """Yield a problem for each benefit that a relation names again: it has none to itself."""
    seen: set[str] = set()
    for place, name in named:
        if (key := full_key(name, id)) in seen:
            yield file.problem(place, "同一项内容写了两次，它和自己没有关系", name, "删去，或换成另一项")
        seen.add(key)


def pairs_in(file: SourceFile, at: FieldPath, id: str) -> Iterator[Pair]:
    """Yield the pairs of a relation."""
    owner = next((name for _, name in file.select(*at, "benefit", kind=str)), None)
    for kind in ("excludes", "tops_up"):
        for place, name in file.select(*at, kind, EACH, kind=str):
            if owner is not None:
                yield Pair(file, place, kind, full_key(owner, id), full_key(name, id))
    group = file.select(*at, "at_most_one", EACH, kind=str)
    for index, (place, name) in enumerate(group):
        for _, before in group[:index]:
            yield Pair(file, place, "at_most_one", full_key(before, id), full_key(name, id))


def contradictions(pairs: list[Pair]) -> Iterator[Problem]:
    """Yield a problem for each pair that is had together by one clause and not by another, and for circles of `tops_up`."""
    apart = {pair.both: pair for pair in pairs if pair.kind != "tops_up"}
    on_top = [pair for pair in pairs if pair.kind == "tops_up"]
    targets: dict[str | None, set[str]] = {}
    for pair in on_top:
        targets.setdefault(pair.first, set()).add(pair.second)
    for pair in on_top:
        if other := apart.get(pair.both):
            line = other.file.position(other.at).value[0]
            hint = f"{other.file.path} 第 {line} 行写的是{WHAT[other.kind]}；核对原文"
            yield pair.file.problem(pair.at, "一处写可以叠加，另一处写不能同时享受", pair.second, hint)
        elif pair.first != pair.second and pair.first in reached(pair.second, targets):
            yield pair.file.problem(pair.at, "几项内容互相叠加", pair.second, "核对是哪一项在哪一项之上")
