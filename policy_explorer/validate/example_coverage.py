"""Rule: the examples of a benefit show each verdict of its rule and both sides of each bound."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.answers import Answers, written_form
from policy_explorer.validate.answers import questions_in
from policy_explorer.validate.checked_examples import CheckedExamples, checked_examples
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.example_parts import with_parts
from policy_explorer.validate.examples import example_verdicts
from policy_explorer.validate.missing_examples import MissingExample, flow_yaml, missing_examples
from policy_explorer.validate.proofs import rule_flaws
from policy_explorer.validate.source_file import SourceFile


def examples_are_complete(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require of a benefit with a rule an example of each verdict, and a pair of examples for each bound.

    The verdicts: `yes` (where the rule has a `manual` condition that always decides, `maybe` with all facts answered);
    `no`, unless it is `open_to_all`; `maybe` because an answer is missing. The pair: two examples that differ only in
    the fact of the bound, one exactly at the bound, the other across it (of whole numbers and days, the next one), with
    different verdicts. Bounds are those of the benefit's own conditions: general clauses have many benefits that could
    show theirs. What no answers can show is not required, and rules with flaws are skipped.

    Passes, for `{fact: staff, at_least: 2}`: staff 2 yes, staff 1 no, no answers maybe.
    Fails: staff 3 yes, staff 1 no, no answers maybe (no example at the bound).
    """
    if content.questions is None:
        return
    questions = questions_in(content.questions)
    for file in notice.measures:
        flaws = rule_flaws(file, notice.document, questions)
        for judged, verdicts in example_verdicts(file, notice.document, questions):
            # Which examples a rule needs is known only once its flaws are mended.
            if flaws.get(judged.at) == () and (checked := checked_examples(judged, verdicts, questions)):
                yield from (
                    missing_example_problem(file, judged.at, checked, missing) for missing in missing_examples(checked)
                )


def missing_example_problem(
    file: SourceFile, at: FieldPath, checked: CheckedExamples, missing: MissingExample
) -> Problem:
    """Return the problem of a missing example, placed at its bound or else at the examples.

    `at` is the path of the benefit. The hint contains the examples as YAML, to be copied.
    """
    hint = examples_as_yaml(checked, missing.answers, missing.day)
    if not missing.bound:
        return file.problem((*at, "examples"), missing.message, hint=hint, on_key=True)
    place = (*at, "eligibility", *missing.bound)
    return file.problem(place, missing.message, next(value for _, value in file.select(*place)), hint)


def examples_as_yaml(checked: CheckedExamples, answers: tuple[Answers, ...], day: date | None) -> str:
    """Return a hint with an example in YAML for each of `answers`, all of them on one day; "" where parts are not found."""
    on = f"day: {day}, " if day else ""
    asked = [with_parts(given, checked.questions) for given in answers]
    written = [{fact: written_form(answer) for fact, answer in given.items()} for given in asked if given is not None]
    if len(written) < len(answers):
        return ""
    lines = (
        f"- {{{on}answers: {flow_yaml(as_written)}, verdict: {checked.verdict(given, day)}}}"
        for given, as_written in zip(answers, written, strict=True)
    )
    return f"可加：{' 和 '.join(lines)}"
