"""Rule: a benefit has enough examples, and so have the bounds of general clauses."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at
from policy_explorer.load.problem import FieldPath, shown
from policy_explorer.model import Clause
from policy_explorer.rules.compose import governing
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.checked_examples import CheckedExamples, checked_examples
from policy_explorer.validate.content import NoticeFiles
from policy_explorer.validate.effective_rules import document_model
from policy_explorer.validate.examples import example_verdicts
from policy_explorer.validate.missing_examples import missing_bounds
from policy_explorer.validate.source_file import EACH

# One of each verdict; nobody is refused by a rule that is open to all.
FEWEST, FEWEST_FOR_ALL = 3, 2


def enough_examples(context: RuleContext) -> Iterator[Finding]:
    """Expect three examples of a benefit with a rule, two if it is open to all.

    Expect also that some benefit that a general clause governs has examples on both sides of each bound of it.
    """
    yield from bounds_without_examples(context)
    for file in context.content.measures:
        for field, benefit in file.select("benefits", EACH, kind=dict):
            if "eligibility" not in benefit:
                continue
            written, fewest = benefit.get("examples"), FEWEST_FOR_ALL if benefit.get("open_to_all") is True else FEWEST
            count = len(written) if isinstance(written, list) else 0
            if count < fewest:
                title = shown(benefit.get("title") or "")
                yield finding_at(
                    file,
                    field,
                    f"“{title}”{f'只有 {count} 例' if count else '没有示例'}，最好有 {fewest} 例：符合、不符合、没答全各一例",
                )


def bounds_without_examples(context: RuleContext) -> Iterator[Finding]:
    """Yield a finding for each bound of a general clause that the examples of no benefit show."""
    if context.content.questions is None:
        return
    questions = questions_in(context.content.questions)
    for notice in context.content.notices:
        document = document_model(notice.document)
        if document is None or notice.document is None:
            continue
        for at, clause in enumerate(document.clauses):
            checked = list(examples_of_governed(notice, clause, questions)) if clause.eligibility else []
            for missing in missing_of_all(checked):
                place = ("clauses", at, "eligibility", *missing)
                title = shown(clause.title)
                yield finding_at(
                    notice.document,
                    place,
                    f"“{title}”所管的各项，没有一对示例在这个界限的两边：一个正好在界限上，一个在另一边",
                )


def examples_of_governed(notice: NoticeFiles, clause: Clause, questions: Questions) -> Iterator[CheckedExamples]:
    """Yield the examples of each benefit that `clause` governs, with the conditions of the clause as those to show."""
    assert clause.eligibility
    for file in notice.measures:
        if not list(governing([clause], file.get("number", int) or 0)):
            continue
        for judged, verdicts in example_verdicts(file, notice.document, questions):
            if checked := checked_examples(replace(judged, own=clause.eligibility), verdicts, questions):
                yield checked


def missing_of_all(checked: list[CheckedExamples]) -> list[FieldPath]:
    """Return the paths, within the condition, of the bounds that each of `checked` lacks; none without examples."""
    lacking = [[missing.bound for missing in missing_bounds(each)] for each in checked]
    return [bound for bound in lacking[0] if all(bound in other for other in lacking)] if lacking else []
