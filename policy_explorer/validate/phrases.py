"""Rule: the words by which people say an answer stand for one thing only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.validate.content import Content
from policy_explorer.validate.source_file import EACH, SourceFile


def phrases_mean_one_thing(content: Content) -> Iterator[Problem]:
    """Require that no phrase stands twice in a question, and none in two presets or as the name of one.

    Passes: options `{label: 企业, phrases: [公司]}` and `{label: 个体工商户, phrases: [个体户]}`.
    Fails: both with the phrase 小店; a phrase 企业 beside the option 企业.
    """
    if file := content.questions:
        for at, _ in file.select(EACH, kind=dict):
            options = (*at, "options", EACH)
            patterns = ((*at, "name"), (*options, "label"), (*at, "phrases", EACH), (*options, "phrases", EACH))
            yield from repeated_phrases(file, patterns)
    if file := content.presets:
        yield from repeated_phrases(file, ((EACH, "name"), (EACH, "phrases", EACH)))


def repeated_phrases(file: SourceFile, patterns: Iterable[tuple[object, ...]]) -> Iterator[Problem]:
    """Yield a problem for each phrase that a name, a label or a phrase before it is too."""
    seen: dict[str, FieldPath] = {}
    for pattern in patterns:
        for at, words in file.select(*pattern, kind=str):
            if "phrases" in at and words in seen:
                line = file.position(seen[words]).value[0]
                yield file.problem(at, "这个说法已经用过，分不清指哪一个", words, f"第 {line} 行已经用过")
            seen.setdefault(words, at)
