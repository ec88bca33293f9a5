"""Rules: the answers of examples are ones that can be given, and their verdicts are those of the rule."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Benefit
from policy_explorer.model.answers import parse_answers
from policy_explorer.rules.evaluate import verdict
from policy_explorer.validate.answers import Questions, problems_of_answers, questions_in
from policy_explorer.validate.conditions import condition_problems
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.shapes import read_shape
from policy_explorer.validate.source_file import EACH, SourceFile, cached_per_file

VERDICTS = {"yes": "yes（符合）", "maybe": "maybe（可能符合）", "no": "no（不符合）", "none": "无需申请"}


def answers_fit_questions(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that examples answer questions of questions.yaml with answers that these accept. Null means 不清楚.

    Passes: `{answers: {staff: 2, member: null}, verdict: maybe}`.
    Fails: `{answers: {staff: two}, verdict: maybe}`, where staff is a number question.
    """
    if content.questions is None:
        return
    questions = questions_in(content.questions)
    for file in notice.measures:
        yield from (problem for _, problem in example_answer_problems(file, questions))


def verdicts_hold(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the verdict of an example is the one that the evaluator gives.

    Examples are skipped if their rule or their answers have problems.

    Passes, for `{fact: staff, at_least: 2}`: `{answers: {staff: 2}, verdict: yes}`.
    Fails: `{answers: {staff: 1}, verdict: yes}`.
    """
    if content.questions is None:
        return
    questions = questions_in(content.questions)
    for file in notice.measures:
        for at, benefit, verdicts in example_verdicts(file, questions):
            for index, (example, found) in enumerate(zip(benefit.examples, verdicts, strict=True)):
                if found not in (None, example.verdict):
                    hint = f"按条件判定为 {VERDICTS[found]}；改判定，或改条件"
                    yield file.problem(
                        (*at, "examples", index, "verdict"), "示例的判定与条件不符", example.verdict, hint
                    )


@cached_per_file
def example_answer_problems(file: SourceFile, questions: Questions) -> list[tuple[FieldPath, Problem]]:
    """Return (path of the answers, problem) for each problem of an example's answers."""
    places = file.select("benefits", EACH, "examples", EACH, "answers", kind=dict)
    return [(at, problem) for at, answers in places for problem in problems_of_answers(file, at, questions, answers)]


@cached_per_file
def example_verdicts(file: SourceFile, questions: Questions) -> list[tuple[FieldPath, Benefit, tuple[str | None, ...]]]:
    """Return (path, benefit, verdicts of the rule for its examples) for each checkable benefit.

    The verdict is None for an example whose answers are not accepted.
    """
    not_accepted = {at for at, _ in example_answer_problems(file, questions)}
    return [
        (
            at,
            benefit,
            tuple(
                None
                if (*at, "examples", index, "answers") in not_accepted
                else verdict(benefit, parse_answers(example.answers))
                for index, example in enumerate(benefit.examples)
            ),
        )
        for at, benefit in checkable_benefits(file, questions)
    ]


@cached_per_file
def checkable_benefits(file: SourceFile, questions: Questions) -> list[tuple[FieldPath, Benefit]]:
    """Return (path, model) of each benefit of the right shape whose tests have no problems."""
    with_problems = {at[:2] for at, _ in condition_problems(file, questions)}
    return [(at, benefit) for at, benefit in benefits(file) if at not in with_problems]


def benefits(file: SourceFile) -> Iterator[tuple[FieldPath, Benefit]]:
    """Yield (path, model) of each benefit of the right shape, whatever else is wrong with its measure."""
    measure, _ = read_shape(file) if file.readable else (None, ())
    if measure is not None:
        yield from ((("benefits", index), benefit) for index, benefit in enumerate(measure.benefits))
        return
    for at, written in file.select("benefits", EACH, kind=dict):
        try:
            yield at, Benefit.model_validate(written)
        except ValidationError:
            continue  # `shapes` reports it
