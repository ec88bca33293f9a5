"""Read the examples of a benefit, once their verdicts are known to be right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from policy_explorer.model import Condition, Question, Verdict
from policy_explorer.model.answers import Answers, parse_answers
from policy_explorer.rules.computed import complete
from policy_explorer.rules.dated import dated
from policy_explorer.rules.evaluate import verdict
from policy_explorer.validate.answers import Questions
from policy_explorer.validate.effective_rules import JudgedBenefit
from policy_explorer.validate.proofs import facts_of


class CheckedExample(NamedTuple):
    """One example, its answers completed, with its right verdict and, where the rule depends on it, the reference date."""

    answers: Answers
    verdict: Verdict
    day: date | None


class CheckedExamples(Struct, frozen=True):
    """The examples of a benefit, whose verdicts are right: those of `rule`, of which `own` are the benefit's conditions."""

    own: Condition
    rule: Condition
    open_to_all: bool
    examples: tuple[CheckedExample, ...]
    questions: Mapping[str, Question]  # by id
    proof_days: tuple[date, ...]  # on which the rule is proved, if it depends on the reference date

    @property
    def days(self) -> tuple[date | None, ...]:
        """The reference dates to propose an example on: first those of the examples. (None,) if the rule depends on none."""
        return tuple(dict.fromkeys((*(example.day for example in self.examples), *self.proof_days))) or (None,)

    def rule_on(self, day: date | None) -> Condition:
        """Return the rule on a reference date."""
        return dated(self.rule, day)

    def verdict(self, answers: Answers, day: date | None) -> str:
        """Return the verdict of the rule for `answers` on a reference date."""
        return verdict(self.rule_on(day), answers)


def checked_examples(
    judged: JudgedBenefit, verdicts: tuple[str | None, ...], questions: Questions
) -> CheckedExamples | None:
    """Return the examples of a benefit; None where their verdicts are not `verdicts`, which the rule gives."""
    examples = judged.benefit.examples
    written = tuple(example.verdict for example in examples)
    if verdicts != written:
        return None
    tested = facts_of(judged.rule)
    computed = [question for question in questions.computed if question.id in tested]
    checked = tuple(
        CheckedExample(complete(parse_answers(each.answers), computed), each.verdict, each.day if judged.days else None)
        for each in examples
    )
    return CheckedExamples(judged.own, judged.rule, judged.benefit.open_to_all, checked, questions.valid, judged.days)
