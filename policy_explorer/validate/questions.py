"""Rules: a question has the fields of its type, a computed fact fits its parts, and some rule uses each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.rules import OPERATORS_BY_TYPE
from policy_explorer.validate.answers import question_models
from policy_explorer.validate.computed import computed_flaws, part_places
from policy_explorer.validate.content import Content
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.source_file import EACH, NO_VALUE, SourceFile

WITH_OPTIONS = ("choice", "choices")
OF_NUMBERS = ("unit", "whole", "minimum", "maximum")
COMPUTED = ("ratio", "sum")
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


def computed_facts_fit(content: Content) -> Iterator[Problem]:
    """Require that a computed fact follows from number questions in units that fit, and has no field of a question.

    A denominator is never negative. Sums are of one unit; a ratio is in % or ‰, or a plain number, of one unit, and 元/人 of 元 and 人.

    Passes: `{type: number, unit: "%", ratio: {of: rd_cost, to: revenue}, ...}`, both in 万元.
    Fails: the same where revenue is in 元; `{sum: [equipment, trade], ...}`, where trade is a choice; `sum` with a `tier`.
    """
    file = content.questions
    if file is None:
        return
    questions = question_models(file)
    for at, id in file.select(EACH, "id", kind=str):
        question = questions.valid.get(id)
        if question is None or not question.parts:
            continue
        for place, part in part_places(question):
            if unknown := questions.unknown(part):
                yield file.problem((*at[:-1], *place), unknown.message, part, unknown.hint)
        for flaw in computed_flaws(question, questions.valid):
            value = NO_VALUE if flaw.value is None else flaw.value
            yield file.problem((*at[:-1], *flaw.at), flaw.message, value, flaw.hint, on_key=flaw.on_key)


def every_question_is_used(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that some rule tests the fact of each question or a computed one of which it is a part, or that a window begins with its date.

    Nothing is reported if a measure cannot be read: it may use any question.

    Passes: a question with `id: staff`, and a condition `{fact: staff, ...}` in some measure.
    Fails: a question with `id: staff` and no condition that tests it.
    """
    file = content.questions
    if file is None or not all(document.readable for document in facts.values()):
        return
    used = {fact for document in facts.values() for fact in document.tested}
    for question in question_models(file).computed:
        used.update(question.parts if question.id in used else ())
    for at, id in file.select(EACH, "id", kind=str):
        if id not in used:
            yield file.problem(at, "没有规则用到这个问题", id, "删去它，或在条件里用它")
