"""Questions hold what their type needs, and each is asked for by some rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.rules import OPERATORS_BY_TYPE
from policy_explorer.validate.content import EACH, Content, SourceFile
from policy_explorer.validate.facts import DocumentFacts

WITH_OPTIONS = ("choice", "choices")
OF_NUMBERS = ("unit", "whole", "minimum", "maximum")
FEWEST_OPTIONS = 2


def fields_of_type(content: Content) -> Iterator[Problem]:
    """Options belong to choice and choices, which have at least two; unit, whole, minimum and maximum
    belong to number, and the minimum is not above the maximum.
    """
    file = content.questions
    for at, question in file.select(EACH, sort=dict) if file else ():
        sort = question.get("type")
        if not isinstance(sort, str) or sort not in OPERATORS_BY_TYPE:
            continue
        yield from options_of(file, at, question, sort)
        for field in OF_NUMBERS:
            if field in question and sort != "number":
                yield file.problem(
                    (*at, field), f"{sort} 题不用这个字段", question[field], "只有 number 题才写", on_key=True
                )
        low, high = question.get("minimum"), question.get("maximum")
        if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
            yield file.problem((*at, "maximum"), "最大值小于最小值", high, f"最小值是 {low}")


def options_of(file: SourceFile, at: FieldPath, question: dict, sort: str) -> Iterator[Problem]:
    options = question.get("options")
    if sort not in WITH_OPTIONS:
        if "options" in question:
            yield file.problem((*at, "options"), f"{sort} 题不用选项", hint="只有 choice、choices 题才写", on_key=True)
    elif options is None or (isinstance(options, list) and len(options) < FEWEST_OPTIONS):
        yield file.problem((*at, "options"), f"{sort} 题至少要有 {FEWEST_OPTIONS} 个选项", on_key=True)


def no_idle_question(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Every question is used by a rule: one that is not would be asked for nothing. A measure that cannot be read may use it."""
    if not all(own.readable for own in facts.values()):
        return
    used = frozenset().union(*(own.tested for own in facts.values()))
    file = content.questions
    for at, id in file.select(EACH, "id", sort=str) if file else ():
        if id not in used:
            yield file.problem(at, "没有规则用到这个问题", id, "删去它，或在条件里用它")
