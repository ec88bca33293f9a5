"""Rule: the words that everyday words stand for are in the measures, and those called absent in no notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policy_explorer.load.problem import Problem
from policy_explorer.validate.content import Content
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.source_file import EACH


def everyday_words_occur(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that what an everyday word stands for is in some measure, and that no notice has a word called absent.

    Passes: `{say: [招人], find: [吸纳就业]}`, where a measure has 吸纳就业; `{say: [停车位], absent: true}`, where no notice has it.
    Fails: `find: [聘用]`, where no measure has it; `{say: [停车位], absent: true}`, where a notice writes 停车位.
    """
    file = content.vocabularies.get("everyday")
    if file is None or not any(document.has_text for document in facts.values()):
        return
    occurring: frozenset[str] = frozenset().union(*(document.everyday for document in facts.values()))
    for field in ("find", "near"):
        for at, word in file.select(EACH, field, EACH, kind=str):
            if word not in occurring:
                yield file.problem(
                    at, "没有一项措施的原文里有这个说法", word, "照原文写；别的说法写在 say，没有的写 absent: true"
                )
    written: frozenset[str] = frozenset().union(*(document.not_absent for document in facts.values()))
    for at, word in file.select(EACH, "say", EACH, kind=str):
        if word in written and file.values(at[0], "absent", kind=bool) == [True]:
            yield file.problem(at, "文件原文里有这个说法，不能写 absent", word, "从这一条里删去它，或者改写 find")
