"""Rules: a question has the fields of its type, and some rule uses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.rules import OPERATORS_BY_TYPE
from policy_explorer.validate.content import Content
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.source_file import EACH, SourceFile

WITH_OPTIONS = ("choice", "choices")
OF_NUMBERS = ("unit", "whole", "minimum", "maximum")
FEWEST_OPTIONS = 2


def fields_of_type(content: Content) -> Iterator[Problem]:
    """Require the fields that suit the type of a question.

    Only choice and choices have options, at least two. Only number has unit, whole, minimum and maximum, and the
    minimum is not above the maximum.

    Passes: `{type: number, minimum: 0, maximum: 9, ...}`.
    Fails: `{type: boolean, unit: 元, ...}`; `{type: choice, ...}` without options; a minimum of 9 and a maximum of 0.
    """
    file = content.questions
    if file is None:
        return
    for at, question in file.select(EACH, kind=dict):
        kind = question.get("type")
        if not isinstance(kind, str) or kind not in OPERATORS_BY_TYPE:
            continue
        yield from problems_of_options(file, at, question, kind)
        for field in OF_NUMBERS:
            if field in question and kind != "number":
                yield file.problem(
                    (*at, field), f"{kind} 题不用这个字段", question[field], "只有 number 题才写", on_key=True
                )
        low, high = question.get("minimum"), question.get("maximum")
        if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
            yield file.problem((*at, "maximum"), "最大值小于最小值", high, f"最小值是 {low}")


def problems_of_options(file: SourceFile, at: FieldPath, question: dict[str, Any], kind: str) -> Iterator[Problem]:
    """Yield a problem if `question`, of type `kind` and at path `at`, has too few options or should have none."""
    options = question.get("options")
    if kind not in WITH_OPTIONS:
        if "options" in question:
            yield file.problem((*at, "options"), f"{kind} 题不用选项", hint="只有 choice、choices 题才写", on_key=True)
    elif options is None or (isinstance(options, list) and len(options) < FEWEST_OPTIONS):
        yield file.problem((*at, "options"), f"{kind} 题至少要有 {FEWEST_OPTIONS} 个选项", on_key=True)


def every_question_is_used(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that some rule tests the fact of each question, or that a window begins with its date.

    Nothing is reported if a measure cannot be read: it may use any question.

    Passes: a question with `id: staff`, and a condition `{fact: staff, ...}` in some measure.
    Fails: a question with `id: staff` and no condition that tests it.
    """
    file = content.questions
    if file is None or not all(document.readable for document in facts.values()):
        return
    used: frozenset[str] = frozenset().union(*(document.tested for document in facts.values()))
    for at, id in file.select(EACH, "id", kind=str):
        if id not in used:
            yield file.problem(at, "没有规则用到这个问题", id, "删去它，或在条件里用它")
