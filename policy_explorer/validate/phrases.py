"""Rule: the words by which people say an answer stand for one thing only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.text.normalise import fold
from policy_explorer.text.patterns import regex
from policy_explorer.validate.content import Content
from policy_explorer.validate.source_file import EACH, SourceFile

SHORTEST = 2  # characters, as in static/js/sentence/said_words.js
IN_BRACKETS = regex("（[^）]*）")


def phrases_mean_one_thing(content: Content) -> Iterator[Problem]:
    """Require that no phrase stands twice in a question, and none in two presets or as the name of one.

    Phrases that differ in width and case alone are the same. Shorter ones than can be found in a sentence are refused.

    Passes: options `{label: 企业, phrases: [公司]}` and `{label: 个体工商户, phrases: [个体户]}`.
    Fails: both with the phrase 小店; a phrase 企业 beside the option 企业; ４Ｓ店 beside 4S店; the phrase 店, or ……
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
            said = folded(words)
            if "phrases" in at and said in seen:
                line = file.position(seen[said]).value[0]
                yield file.problem(at, "这个说法已经用过，分不清指哪一个", words, f"第 {line} 行已经用过")
            elif "phrases" in at and not can_be_found(words):
                yield file.problem(
                    at,
                    "这个说法太短，读一句话时找不出来",
                    words,
                    f"至少写 {SHORTEST} 个字，括号里的不算，也不能只是标点",
                )
            seen.setdefault(said, at)


def folded(words: str) -> str:
    """Return `words` without differences of width and case, and without white space."""
    return "".join(map(fold, words)).replace(" ", "")


def can_be_found(words: str) -> bool:
    """Return whether what stands outside brackets has enough characters, and not marks alone."""
    found = folded(IN_BRACKETS.sub("", words))
    return len(found) >= SHORTEST and any(map(str.isalnum, found))
