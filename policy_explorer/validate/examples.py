"""Rules: the answers of examples are ones that can be given, and their verdicts are those of the rule."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Example
from policy_explorer.rules.dated import dated
from policy_explorer.rules.evaluate import verdict
from policy_explorer.validate.answers import Questions, problems_of_answers, questions_in
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.effective_rules import JudgedBenefit, judged_benefits
from policy_explorer.validate.source_file import EACH, SourceFile, cached_per_file

VERDICTS = {"yes": "yes（符合）", "maybe": "maybe（可能符合）", "no": "no（不符合）", "none": "没有可申请的事项"}
OF_OWN, OF_COMPOSED = "条件", "条件（连同总则和期限的条件）"


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

    The rule is that of the benefit with the conditions of the general clauses that govern it, and of its term if that is
    compared with an answer. Examples are skipped if their rule or their answers have problems.

    Passes, for `{fact: staff, at_least: 2}`: `{answers: {staff: 2}, verdict: yes}`.
    Fails: `{answers: {staff: 1}, verdict: yes}`.
    """
    if content.questions is None:
        return
    questions = questions_in(content.questions)
    for file in notice.measures:
        for judged, verdicts in example_verdicts(file, notice.document, questions):
            for index, (example, found) in enumerate(zip(judged.benefit.examples, verdicts, strict=True)):
                if found not in (None, example.verdict):
                    hint = f"按{OF_COMPOSED if judged.composed else OF_OWN}判定为 {VERDICTS[found]}；改判定，或改条件"
                    place = (*judged.at, "examples", index, "verdict")
                    yield file.problem(place, "示例的判定与条件不符", example.verdict, hint)


def examples_have_days(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require a day of each example of a rule that depends on the reference date, and of no other.

    Passes, for `{fact: opened, elapsed_at_least: {years: 3}}`: `{day: 2031-01-01, answers: {opened: 2028-01-01}, verdict: yes}`.
    Fails: the same without `day`.
    """
    if content.questions is None:
        return
    questions = questions_in(content.questions)
    for file in notice.measures:
        for judged in judged_benefits(file, notice.document, questions):
            for index, example in enumerate(judged.benefit.examples):
                place = (*judged.at, "examples", index)
                if lacks_day(judged, example):
                    message = "示例没有写按哪一天算：条件看的是到查看日期有多久"
                    yield file.problem(place, message, hint="补上 day，如 day: 2031-01-01")
                elif example.day and not judged.timed:
                    message = "示例不用写按哪一天算：没有条件看查看日期"
                    yield file.problem((*place, "day"), message, example.day, "删去 day", on_key=True)


def lacks_day(judged: JudgedBenefit, example: Example) -> bool:
    return judged.timed and example.day is None


@cached_per_file
def example_answer_problems(file: SourceFile, questions: Questions) -> list[tuple[FieldPath, Problem]]:
    """Return (path of the answers, problem) for each problem of an example's answers."""
    places = file.select("benefits", EACH, "examples", EACH, "answers", kind=dict)
    return [(at, problem) for at, answers in places for problem in problems_of_answers(file, at, questions, answers)]


@cached_per_file
def example_verdicts(
    file: SourceFile, document: SourceFile | None, questions: Questions
) -> list[tuple[JudgedBenefit, tuple[str | None, ...]]]:
    """Return each judged benefit with the verdicts of its rule for its examples.

    The verdict is None for an example whose answers are not accepted, or which needs a day and has none.
    """
    not_accepted = {at for at, _ in example_answer_problems(file, questions)}
    return [
        (
            judged,
            tuple(
                None
                if (*judged.at, "examples", index, "answers") in not_accepted or lacks_day(judged, example)
                else verdict(dated(judged.rule, example.day), questions.read(example.answers))
                for index, example in enumerate(judged.benefit.examples)
            ),
        )
        for judged in judged_benefits(file, document, questions)
    ]
