"""Presets are answers that can be given, under names that can be told apart."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.load.problem import Problem
from policy_explorer.validate.answers import answer_problems, asked
from policy_explorer.validate.content import EACH, Content
from policy_explorer.validate.uniqueness import repeated


def unique_presets(content: Content) -> Iterator[Problem]:
    """The id and the name of a preset are each written once."""
    if content.presets:
        yield from repeated(content.presets, (EACH, "id"), "预设代号重复")
        yield from repeated(content.presets, (EACH, "name"), "预设名称重复")


def presets_fit_questions(content: Content) -> Iterator[Problem]:
    """A preset answers questions that there are, with answers that they take; null is 不清楚."""
    if content.presets and content.questions:
        for at, answers in content.presets.select(EACH, "answers", sort=dict):
            yield from answer_problems(content.presets, at, asked(content.questions), answers)
