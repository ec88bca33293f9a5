"""Rule: how answers are put into sentences about the applicant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.questions import OPTION_PLACE
from policy_explorer.validate.content import Content
from policy_explorer.validate.questions import WITH_OPTIONS
from policy_explorer.validate.source_file import EACH, SourceFile

WORDS = ("yes_words", "no_words")
WITH_WORDS = ("boolean", *WITH_OPTIONS)


def words_of_answers(content: Content) -> Iterator[Problem]:
    """Require both words of a question or an option, or neither, with the place of the option where there are options.

    Passes: `{type: boolean, yes_words: 是小规模纳税人, no_words: 不是小规模纳税人, ...}`; `{type: choice, yes_words: 是…, no_words: 不是…, ...}`.
    Fails: the same without `no_words`, or with the same words in both; `{type: choice, yes_words: 是企业, ...}`; `{type: number, yes_words: 有, ...}`.
    """
    file = content.questions
    if file is None:
        return
    for at, question in file.select(EACH, kind=dict):
        kind = question.get("type")
        yield from problems_of_pair(file, at, question)
        for name in WORDS:
            words = question.get(name)
            if isinstance(words, str) and isinstance(kind, str):
                yield from problems_of_words(file, (*at, name), words, kind)
    for at, option in file.select(EACH, "options", EACH, kind=dict):
        yield from problems_of_pair(file, at, option)


def problems_of_pair(file: SourceFile, at: FieldPath, written: dict[str, Any]) -> Iterator[Problem]:
    given = [name for name in WORDS if name in written]
    if len(given) == 1:
        other = next(name for name in WORDS if name not in written)
        yield file.problem((*at, given[0]), f"写了 {given[0]}，没有写 {other}", hint="两种说法要同时写", on_key=True)
    elif len(given) == len(WORDS) and written["yes_words"] == written["no_words"]:
        yield file.problem((*at, "no_words"), "两种说法一样，分不清答了什么", written["no_words"], "写没有选它时的说法")


def problems_of_words(file: SourceFile, at: FieldPath, words: str, kind: str) -> Iterator[Problem]:
    if kind not in WITH_WORDS:
        yield file.problem(at, f"{kind} 题不用这个字段", words, "只有 boolean、choice、choices 题才写", on_key=True)
        return
    places = words.count(OPTION_PLACE)
    if kind == "boolean" and places:
        yield file.problem(at, f"“{OPTION_PLACE}”是选项的位置，是否题没有选项", words, "写成完整的说法")
    if kind in WITH_OPTIONS and places != 1:
        yield file.problem(at, f"没有用一个“{OPTION_PLACE}”标出选项的位置", words, "如“是…”“没有…”")
