"""The examples of a benefit show all that its rule can do: yes, no, open, and both sides of each bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import OPERATORS_BY_TYPE, Benefit, Condition, FactTest, Manual, Question
from policy_explorer.model.answers import Answer, Answers, NumberRange, parse_answers, written_form
from policy_explorer.rules.analyse import can_be_met
from policy_explorer.rules.cells import located_tests
from policy_explorer.rules.evaluate import fact_truth, verdict
from policy_explorer.rules.reasons import open_leaves
from policy_explorer.rules.witnesses import (
    answers_giving,
    answers_leaving_judgement,
    neighbour_across_bound,
    pair_at_bound,
)
from policy_explorer.validate.answers import Questions, asked
from policy_explorer.validate.content import Content, NoticeFiles, SourceFile
from policy_explorer.validate.examples import VERDICTS, tried, verdict_of
from policy_explorer.validate.proofs import facts_of, proved

BOUNDS = (*OPERATORS_BY_TYPE["number"], *OPERATORS_BY_TYPE["date"])


class Lack(Struct, frozen=True):
    """What is missing, the answers that would show it, and, where it is of a bound, the place of that in the rule."""

    message: str
    answers: tuple[Answers, ...]
    bound: FieldPath = ()


class Case(Struct, frozen=True):
    """A benefit that can be asked for, its rule, the answers of its examples with their verdicts, and the questions."""

    benefit: Benefit
    rule: Condition
    answers: tuple[Answers, ...]
    verdicts: tuple[str, ...]
    questions: Mapping[str, Question]

    def verdict(self, answers: Answers) -> str:
        return verdict(self.benefit, answers)


def examples_are_complete(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """A benefit that can be asked for has an example of each verdict: a yes (where a department always has its
    say, a maybe in which all else is settled), a no unless it is `open_to_all`, and a maybe for want of an answer.
    Each bound has a pair that differs only in the fact: one exactly at the bound, one on its other side (of whole
    numbers and days, the next one), with different verdicts. What no answers can show is not asked for.
    """
    if content.questions is None:
        return
    questions = asked(content.questions)
    for file in notice.measures:
        flawed = proved(file, questions)
        for at, benefit, verdicts in tried(file, questions):
            # A rule with a flaw is mended first; only then can it be told what its examples should be.
            if flawed.get(at) == () and (case := case_with(benefit, verdicts, questions)):
                yield from (lack_problem(file, at, case, lack) for lack in lacks(case))


def case_of(benefit: Benefit, questions: Questions) -> Case | None:
    """The benefit with its examples, where all of them, and its questions, are sound."""
    rule = benefit.eligibility
    if rule is None or not facts_of(rule) <= questions.choosable:
        return None
    return case_with(benefit, tuple(verdict_of(benefit, example, questions) for example in benefit.examples), questions)


def case_with(benefit: Benefit, verdicts: tuple[str | None, ...], questions: Questions) -> Case | None:
    """The same of a benefit whose questions are sound; `verdicts` are those that its rule gives its examples."""
    if verdicts != tuple(example.verdict for example in benefit.examples):
        return None
    return Case(
        benefit,
        benefit.eligibility,
        tuple(parse_answers(example.answers) for example in benefit.examples),
        verdicts,
        questions.sound,
    )


def lacks(case: Case) -> Iterator[Lack]:
    yield from missing_verdicts(case)
    for path, test in located_tests(case.rule):
        if test.operator in BOUNDS:
            yield from missing_sides(case, test, (*path, test.operator))


def lack_problem(file: SourceFile, at: FieldPath, case: Case, lack: Lack) -> Problem:
    """At the bound that wants examples, or at the examples."""
    hint = to_paste(case, lack.answers)
    if not lack.bound:
        return file.problem((*at, "examples"), lack.message, hint=hint, on_key=True)
    place = (*at, "eligibility", *lack.bound)
    return file.problem(place, lack.message, next(value for _, value in file.select(*place)), hint)


def to_paste(case: Case, answers: Iterable[Answers]) -> str:
    """The lines that would mend it."""
    lines = (
        f"- {{answers: {flow({fact: written_form(answer) for fact, answer in given.items()})}, verdict: {case.verdict(given)}}}"
        for given in answers
    )
    return f"可加：{' 和 '.join(lines)}"


def flow(value: Any) -> str:
    """An answer, or all of them, as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return value if isinstance(value, str) else "null" if value is None else str(value).lower()


def missing_verdicts(case: Case) -> Iterator[Lack]:
    yield from missing_yes(case)
    if not case.benefit.open_to_all and "no" not in case.verdicts:
        if (refused := answers_giving(case.rule, case.questions, False)) is not None:
            yield Lack(f"缺少判定为 {VERDICTS['no']}的示例", (refused,))
    facts = facts_of(case.rule)
    unanswered = (given for given in undecided(case) if any(given.get(fact) is None for fact in facts))
    if not any(wants_an_answer(case.rule, given) for given in unanswered):
        if facts:
            yield Lack(f"缺少因未回答或不清楚而判定为 {VERDICTS['maybe']}的示例", (one_left_out(case, facts),))


def missing_yes(case: Case) -> Iterator[Lack]:
    """Of a rule that departments always judge too: a maybe in which nothing but their judgement is open."""
    if "yes" in case.verdicts:
        return
    if can_be_met(case.rule, case.questions):
        yield Lack(f"缺少判定为 {VERDICTS['yes']}的示例", (answers_giving(case.rule, case.questions, True),))
    elif not any(wants_only_judgement(case.rule, given) for given in undecided(case)):
        if (left := answers_leaving_judgement(case.rule, case.questions)) is not None:
            yield Lack(f"缺少只等部门判断的示例：该答的都已答，判定为 {VERDICTS['maybe']}", (left,))


def undecided(case: Case) -> Iterator[Answers]:
    return (given for given, found in zip(case.answers, case.verdicts, strict=True) if found == "maybe")


def wants_an_answer(rule: Condition, answers: Answers) -> bool:
    """Whether it is undecided because something is unanswered or 不清楚."""
    return any(isinstance(part, FactTest) and answers.get(part.fact) is None for part in open_leaves(rule, answers))


def wants_only_judgement(rule: Condition, answers: Answers) -> bool:
    still = list(open_leaves(rule, answers))
    return bool(still) and all(isinstance(part, Manual) for part in still)


def one_left_out(case: Case, facts: set[str]) -> Answers:
    """An example without one of its answers, or no answers at all."""
    for given in case.answers:
        for fact in reversed(given):
            rest = {other: answer for other, answer in given.items() if other != fact}
            if fact in facts and rest and wants_an_answer(case.rule, rest):
                return rest
    return {}


def missing_sides(case: Case, test: FactTest, place: FieldPath) -> Iterator[Lack]:
    """What is missing of the pair at one bound: the partner of an example that is there, or both."""
    name = test.fact
    tried = [
        (given, found) for given, found in zip(case.answers, case.verdicts, strict=True) if given.get(name) is not None
    ]
    at = [one for one in tried if stands_at(test, one[0][name])]
    over = [one for one in tried if stands_beyond(case, test, one[0][name])]
    if any(one[1] != other[1] and differ_in(name, one[0], other[0]) for one in at for other in over):
        return
    other_side = neighbour_across_bound(case.rule, test, case.questions[name])
    if other_side is None:
        return
    partners = [(one, {**one, name: other_side}, "界限另一边") for one, _ in at]
    partners += [(one, {**one, name: test.operand}, "正好在界限上") for one, _ in over]
    fitting = [partner for partner in partners if case.verdict(partner[0]) != case.verdict(partner[1])]
    if fitting:
        _, answers, where = min(fitting, key=lambda partner: wants_an_answer(case.rule, partner[0]))
        yield Lack(f"缺少{where}的示例：其他回答相同，{name} 为 {flow(written_form(answers[name]))}", (answers,), place)
    elif pair := pair_at_bound(case.rule, case.questions, test):
        values = " 和 ".join(flow(written_form(given[name])) for given in pair)
        yield Lack(f"缺少界限两边的一对示例：其他回答相同，{name} 为 {values}，判定不同", pair, place)


def differ_in(fact: str, one: Answers, other: Answers) -> bool:
    """Whether two examples differ in the fact alone."""
    return {**one, fact: None} == {**other, fact: None}


def stands_at(test: FactTest, answer: Answer) -> bool:
    return answer == test.operand


def stands_beyond(case: Case, test: FactTest, answer: Answer) -> bool:
    """Whether an answer, and not a range, lies on the other side: of whole numbers and days, next to the bound."""
    question = case.questions[test.fact]
    if isinstance(answer, NumberRange):
        return False
    if question.type == "date" or question.whole:
        return answer == neighbour_across_bound(case.rule, test, question)
    return fact_truth(test, answer) is not fact_truth(test, test.operand)
