"""A rule does something: it can be met, it can be refused, and each of its conditions counts."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Condition, tests_in
from policy_explorer.rules.analyse import Flaw, flaws
from policy_explorer.validate.answers import Questions, asked
from policy_explorer.validate.content import NO_VALUE, Content, NoticeFiles, SourceFile, once_a_file
from policy_explorer.validate.examples import sound_benefits

MESSAGES = {
    "never_met": ("有了这个条件，这条规则谁也不会符合", "它与前面的条件不能同时满足，或者没有回答能满足它"),
    "never_refused": ("没有一种回答会判为不符合", "如果确实对所有人开放，写 open_to_all: true；否则补上条件"),
    "refused": ("写了 open_to_all，但有的回答会判为不符合", "删去 open_to_all"),
    "implied": ("其他条件满足时，这个条件必然满足，等于没有写", "删去，或改正它的界限"),
    "idle": ("这个条件满足与否都不影响判定", "删去，或改正 all、any 的层次"),
}
TOO_LARGE = "条件之间牵连太多，无法证明这条规则", "同一个事实少问几处，或者拆成几项内容"


def rules_are_alive(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Some answers meet a rule (where departments agree), some are refused unless it is `open_to_all`, and
    no condition in it is implied by the others or without effect.
    """
    if content.questions is None:
        return
    questions = asked(content.questions)
    for file in notice.measures:
        yield from (flaw_problem(file, at, flaw) for at, found in proved(file, questions).items() for flaw in found)


@once_a_file
def proved(file: SourceFile, questions: Questions) -> dict[FieldPath, tuple[Flaw, ...]]:
    """The flaws of each rule that can be told of, by the place of its benefit; none for a rule that holds."""
    return {
        at: tuple(flaws(benefit.eligibility, questions.sound, benefit.open_to_all))
        for at, benefit in sound_benefits(file, questions)
        if benefit.eligibility is not None and facts_of(benefit.eligibility) <= questions.choosable
    }


def facts_of(rule: Condition) -> set[str]:
    return {test.fact for test in tests_in(rule)}


def flaw_problem(file: SourceFile, at: tuple, flaw: Flaw) -> Problem:
    """The flaw, at the condition that it is about, with its clause."""
    message, hint = TOO_LARGE if flaw.kind == "too_large" else MESSAGES[flaw.kind]
    if flaw.kind == "refused":
        return file.problem((*at, "open_to_all"), message, True, hint)
    path = (*at, "eligibility", *flaw.path)
    clause = next((quote for _, quote in file.select(*path, "quote", sort=str)), NO_VALUE)
    return file.problem(path, message, clause, hint)
