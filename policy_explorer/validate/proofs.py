"""Rule: the rule of a benefit can be met, can be refused, and has no condition without effect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Condition, tests_in
from policy_explorer.rules.analyse import Flaw, conflicts, flaws
from policy_explorer.rules.dated import proof_days
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.conditions import condition_problems
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.effective_rules import (
    checkable_benefits,
    days_of_proof,
    document_dates,
    judged_benefits,
)
from policy_explorer.validate.source_file import EACH, NO_VALUE, SourceFile, cached_per_file

MESSAGES = {
    "never_met": ("有了这个条件，这条规则谁也不会符合", "它与前面的条件不能同时满足，或者没有回答能满足它"),
    "never_refused": ("没有一种回答会判为不符合", "如果确实对所有人开放，写 open_to_all: true；否则补上条件"),
    "refused": ("写了 open_to_all，但有的回答会判为不符合", "删去 open_to_all"),
    "implied": ("其他条件满足时，这个条件必然满足，等于没有写", "删去，或改正它的界限"),
    "conflict": (
        "这条规则与总则或期限的条件合在一起，谁也不会符合",
        "改正条件；总则不管这一项的，在 document.yaml 的那一条写 measures",
    ),
    "idle": ("这个条件满足与否都不影响判定", "删去，或改正 all、any 的层次"),
}
CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition, config=ConfigDict(defer_build=True))
TOO_LARGE = "条件之间牵连太多，无法证明这条规则", "同一个事实少问几处，或者拆成几项内容"


def rules_have_effect(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that every rule, and every condition in it, makes a difference.

    Some answers meet the rule (if departments agree), some are refused unless it is `open_to_all`, and no condition
    could be left out. A benefit and the general clauses that govern it can be met together; a condition that both hold is
    no flaw. Proved by cases: see docs/decisions/proofs-by-cases.md.

    Passes: `all: [{fact: staff, at_least: 2}, {fact: staff, at_most: 9}]`.
    Fails: `all: [{fact: staff, at_least: 2}, {fact: staff, at_most: 1}]` (never met).
    Fails: `all: [{fact: staff, at_least: 2}, {fact: staff, at_least: 1}]` (the second is implied).
    """
    if content.questions is None:
        return
    questions = questions_in(content.questions)
    for file in notice.measures:
        found = rule_flaws(file, notice.document, questions)
        yield from (flaw_problem(file, at, flaw) for at, flaws in found.items() for flaw in flaws)
    if notice.document:
        yield from clause_flaws(notice.document, questions)


@cached_per_file
def rule_flaws(
    file: SourceFile, document: SourceFile | None, questions: Questions
) -> dict[FieldPath, tuple[Flaw, ...]]:
    """Return the flaws of each rule, by the path of its benefit: of its own conditions, or else of all together.

    Rules that cannot be judged are left out: those with another problem, and those that test a question with a single
    option.
    """
    own = {
        at: tuple(
            flaws(
                benefit.eligibility,
                questions.valid,
                benefit.open_to_all,
                days_of_proof(benefit.eligibility, file, benefit, document),
            )
        )
        for at, benefit in checkable_benefits(file, questions)
        if benefit.eligibility is not None and facts_of(benefit.eligibility) <= questions.with_several_answers
    }
    together = {
        judged.at: tuple(conflicts(judged.rule, questions.valid, judged.days))
        for judged in judged_benefits(file, document, questions)
        if own.get(judged.at) == () and judged.composed and facts_of(judged.rule) <= questions.with_several_answers
    }
    return own | together


def clause_flaws(document: SourceFile, questions: Questions) -> Iterator[Problem]:
    """Yield the problems of the conditions of general clauses. A clause need not refuse anybody."""
    with_problems = {at[:2] for at, _ in condition_problems(document, questions)}
    for at, written in document.select("clauses", EACH, "eligibility", kind=dict):
        condition = condition_of(written)
        if condition is None or at[:2] in with_problems or not facts_of(condition) <= questions.with_several_answers:
            continue
        days = proof_days(condition, *document_dates(document))
        for flaw in flaws(condition, questions.valid, open_to_all=True, days=days):
            if flaw.kind != "refused":
                yield flaw_problem(document, at[:2], flaw)


def condition_of(written: dict[str, Any]) -> Condition | None:
    """Return the model of a condition, None where it has a problem."""
    try:
        return CONDITION.validate_python(written)
    except ValidationError:
        return None


def facts_of(rule: Condition) -> set[str]:
    """Return the facts that `rule` tests."""
    return {test.fact for test in tests_in(rule)}


def flaw_problem(file: SourceFile, at: FieldPath, flaw: Flaw) -> Problem:
    """Return the problem of `flaw`, placed at the condition concerned, with its quote. `at` is the benefit's path."""
    message, hint = TOO_LARGE if flaw.kind == "too_large" else MESSAGES[flaw.kind]
    if flaw.kind == "refused":
        return file.problem((*at, "open_to_all"), message, True, hint)
    path = (*at, "eligibility", *flaw.path)
    clauses = file.select(*path, "quote", kind=str)
    return file.problem(path, message, clauses[0][1] if clauses else NO_VALUE, hint)
