"""Examples are answers that can be given, and the verdicts that they state are right."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Benefit, Example
from policy_explorer.model.answers import parse_answers
from policy_explorer.rules.evaluate import verdict
from policy_explorer.validate.answers import Questions, answer_fault, answer_problems, asked
from policy_explorer.validate.conditions import misfits
from policy_explorer.validate.content import EACH, Content, NoticeFiles, SourceFile, once_a_file
from policy_explorer.validate.shapes import read_shape

VERDICTS = {"yes": "yes（符合）", "maybe": "maybe（可能符合）", "no": "no（不符合）", "none": "无需申请"}


def answers_fit_questions(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """An example answers questions that there are, with answers that they take; null is 不清楚."""
    if content.questions is None:
        return
    questions = asked(content.questions)
    for file in notice.measures:
        yield from (problem for _, problem in misanswered(file, questions))


def verdicts_hold(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """The verdict of an example is the one that the evaluator gives, where rule and answers are sound."""
    if content.questions is None:
        return
    questions = asked(content.questions)
    for file in notice.measures:
        for at, benefit, verdicts in tried(file, questions):
            for index, (example, found) in enumerate(zip(benefit.examples, verdicts, strict=True)):
                if found not in (None, example.verdict):
                    hint = f"按条件判定为 {VERDICTS[found]}；改判定，或改条件"
                    yield file.problem(
                        (*at, "examples", index, "verdict"), "示例的判定与条件不符", example.verdict, hint
                    )


def verdict_of(benefit: Benefit, example: Example, questions: Questions) -> str | None:
    """What the rule gives an example, None for one that cannot be given."""
    given = not any(answer_fault(questions, *answer) for answer in example.answers.items())
    return verdict(benefit, parse_answers(example.answers)) if given else None


@once_a_file
def misanswered(file: SourceFile, questions: Questions) -> list[tuple[FieldPath, Problem]]:
    """The problems of the answers of examples, each with the place of the answers."""
    places = file.select("benefits", EACH, "examples", EACH, "answers", sort=dict)
    return [(at, problem) for at, answers in places for problem in answer_problems(file, at, questions, answers)]


@once_a_file
def tried(file: SourceFile, questions: Questions) -> list[tuple[FieldPath, Benefit, tuple[str | None, ...]]]:
    """The sound benefits, each with the verdicts that its rule gives its examples; None for one that cannot be given."""
    misplaced = {at for at, _ in misanswered(file, questions)}
    return [
        (
            at,
            benefit,
            tuple(
                None
                if (*at, "examples", index, "answers") in misplaced
                else verdict(benefit, parse_answers(example.answers))
                for index, example in enumerate(benefit.examples)
            ),
        )
        for at, benefit in sound_benefits(file, questions)
    ]


@once_a_file
def sound_benefits(file: SourceFile, questions: Questions) -> list[tuple[FieldPath, Benefit]]:
    """Those of the right shape whose tests all fit the questions."""
    misfitting = {at[:2] for at, _ in misfits(file, questions)}
    return [(at, benefit) for at, benefit in benefits(file) if at not in misfitting]


def benefits(file: SourceFile) -> Iterator[tuple[FieldPath, Benefit]]:
    measure, _ = read_shape(file) if file.readable else (None, ())
    if measure is not None:
        yield from ((("benefits", index), benefit) for index, benefit in enumerate(measure.benefits))
        return
    for at, written in file.select("benefits", EACH, sort=dict):
        try:
            yield at, Benefit.model_validate(written)
        except ValidationError:
            continue  # `shapes` reports it
