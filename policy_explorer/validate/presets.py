"""Rules: presets have distinct names, and answers that their questions accept."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.load.problem import Problem
from policy_explorer.validate.answers import problems_of_answers, questions_in
from policy_explorer.validate.content import Content
from policy_explorer.validate.source_file import EACH
from policy_explorer.validate.uniqueness import repeated


def unique_presets(content: Content) -> Iterator[Problem]:
    """Require that no two presets have the same id, and no two the same name.

    Passes: `{id: sole-trader, name: 个体工商户}` and `{id: company, name: 企业}`.
    Fails: the second called 个体工商户 too.
    """
    if content.presets:
        yield from repeated(content.presets, (EACH, "id"), "预设代号重复")
        yield from repeated(content.presets, (EACH, "name"), "预设名称重复")


def presets_fit_questions(content: Content) -> Iterator[Problem]:
    """Require that presets answer questions of questions.yaml with answers that these accept. Null means 不清楚.

    Passes: `answers: {staff: 1}`, where staff is a number question.
    Fails: `answers: {staff: one}`.
    """
    if content.presets and content.questions:
        for at, answers in content.presets.select(EACH, "answers", kind=dict):
            yield from problems_of_answers(content.presets, at, questions_in(content.questions), answers)
