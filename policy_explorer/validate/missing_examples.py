"""Find the examples that a benefit lacks: of each verdict of its rule, and of both sides of each bound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from policy_explorer.load.problem import FieldPath
from policy_explorer.model import OPERATORS_BY_TYPE, Condition, FactTest, Manual, Question
from policy_explorer.model.answers import Answer, Answers, NumberRange, written_form
from policy_explorer.rules.analyse import can_be_met
from policy_explorer.rules.cells import located_tests
from policy_explorer.rules.dated import dated_test
from policy_explorer.rules.evaluate import fact_truth, verdict
from policy_explorer.rules.reasons import open_leaves
from policy_explorer.rules.witnesses import (
    answers_giving,
    answers_leaving_judgement,
    neighbour_across_bound,
    pair_at_bound,
)
from policy_explorer.validate.checked_examples import CheckedExample, CheckedExamples
from policy_explorer.validate.example_parts import with_parts
from policy_explorer.validate.examples import VERDICTS
from policy_explorer.validate.proofs import facts_of

BOUNDS = (*OPERATORS_BY_TYPE["number"], *OPERATORS_BY_TYPE["date"])


class MissingExample(Struct, frozen=True):
    """An example, or a pair of them, that a benefit lacks."""

    message: str
    answers: tuple[Answers, ...]  # the examples to add
    day: date | None = None  # the reference date of these, where the rule depends on it
    bound: FieldPath = ()  # the path, within the rule, of the bound that they would show; () for a verdict


def missing_examples(checked: CheckedExamples) -> Iterator[MissingExample]:
    """Yield the examples that `checked` lacks: of verdicts first, then of each bound in written order."""
    yield from missing_verdicts(checked)
    yield from missing_bounds(checked)


def missing_bounds(checked: CheckedExamples) -> Iterator[MissingExample]:
    """Yield the examples that `checked` lacks of each bound of its own conditions, if parts of computed facts give them."""
    for path, test in located_tests(checked.own):
        if test.operator in BOUNDS:
            for missing in missing_sides(checked, test, (*path, test.operator)):
                if all(with_parts(given, checked.questions) is not None for given in missing.answers):
                    yield missing


def missing_verdicts(checked: CheckedExamples) -> Iterator[MissingExample]:
    """Yield the examples of verdicts that `checked` lacks."""
    yield from missing_yes(checked)
    if not checked.open_to_all and all(example.verdict != "no" for example in checked.examples):
        refused = first_found(checked, lambda rule: answers_giving(rule, checked.questions, False))
        yield from (MissingExample(f"缺少判定为 {VERDICTS['no']}的示例", *found) for found in refused)
    facts = facts_of(checked.rule)
    unanswered = (each for each in undecided(checked) if any(each.answers.get(fact) is None for fact in facts))
    if not any(lacks_an_answer(checked.rule_on(each.day), each.answers) for each in unanswered):
        if facts:
            message = f"缺少因未回答或不清楚而判定为 {VERDICTS['maybe']}的示例"
            yield MissingExample(message, *one_left_out(checked, facts))


def first_found(
    checked: CheckedExamples, find: Callable[[Condition], Answers | None]
) -> list[tuple[tuple[Answers, ...], date | None]]:
    """Return ((answers,), day) of the first day on which `find` gets answers from the rule, as a list of one or none."""
    for day in checked.days:
        if (found := find(checked.rule_on(day))) is not None:
            return [((found,), day)]
    return []


def missing_yes(checked: CheckedExamples) -> Iterator[MissingExample]:
    """Yield an example with verdict `yes` if there is none.

    Where departments always have to judge as well, the example is a `maybe` in which only their judgement is open.
    """
    if any(example.verdict == "yes" for example in checked.examples):
        return
    if can_be_met(checked.rule, checked.questions, checked.proof_days):
        met = first_found(checked, lambda rule: answers_giving(rule, checked.questions, True))
        yield from (MissingExample(f"缺少判定为 {VERDICTS['yes']}的示例", *found) for found in met)
    elif not any(awaits_only_judgement(checked.rule_on(each.day), each.answers) for each in undecided(checked)):
        left = first_found(checked, lambda rule: answers_leaving_judgement(rule, checked.questions))
        message = f"缺少只等部门判断的示例：该答的都已答，判定为 {VERDICTS['maybe']}"
        yield from (MissingExample(message, *found) for found in left)


def undecided(checked: CheckedExamples) -> Iterator[CheckedExample]:
    """Yield the examples whose verdict is `maybe`."""
    return (example for example in checked.examples if example.verdict == "maybe")


def lacks_an_answer(rule: Condition, answers: Answers) -> bool:
    """Return whether `rule` is undecided because a fact is not answered or answered with null."""
    return any(isinstance(part, FactTest) and answers.get(part.fact) is None for part in open_leaves(rule, answers))


def awaits_only_judgement(rule: Condition, answers: Answers) -> bool:
    """Return whether all that leaves `rule` undecided are `manual` conditions."""
    leaves = list(open_leaves(rule, answers))
    return bool(leaves) and all(isinstance(part, Manual) for part in leaves)


def one_left_out(checked: CheckedExamples, facts: set[str]) -> tuple[tuple[Answers, ...], date | None]:
    """Return the answers of an example without one of `facts`, so that the rule is undecided; else no answers. And the day."""
    for example in checked.examples:
        for fact in reversed(list(example.answers)):
            gone = {fact, *checked.questions[fact].parts[-1:]}
            rest = {other: answer for other, answer in example.answers.items() if other not in gone}
            if fact in facts and rest and lacks_an_answer(checked.rule_on(example.day), rest):
                return (rest,), example.day
    return ({},), checked.days[0]


def missing_sides(checked: CheckedExamples, test: FactTest, place: FieldPath) -> Iterator[MissingExample]:
    """Yield what is missing of the pair of examples at the bound of `test`: one of the two, or both.

    `place` is the path of the bound within the rule. Both are on one day. One example is added to an existing one if that
    makes a pair.
    """
    lacking = []
    for day in checked.days:
        found = missing_sides_on(day, checked, test, place)
        if found is True:
            return
        lacking += [found] if found else []
    yield from sorted(lacking, key=lambda missing: len(missing.answers))[:1]


def missing_sides_on(
    day: date | None, checked: CheckedExamples, written: FactTest, place: FieldPath
) -> MissingExample | bool:
    """Return what is missing on one day: True if nothing is, False if no pair can be made."""
    rule, test = checked.rule_on(day), dated_test(written, day) if day else written
    fact, question = test.fact, checked.questions[test.fact]
    bound: Any = test.operand
    examples = [each for each in checked.examples if each.day == day and each.answers.get(fact) is not None]
    other_side = neighbour_across_bound(rule, test, question)
    at = [each for each in examples if each.answers[fact] == bound]
    across = [each for each in examples if is_across_bound(test, question, each.answers[fact], other_side)]
    if any(left.verdict != right.verdict and differ_only_in(question, left, right) for left in at for right in across):
        return True
    if other_side is None:
        return False
    partners = [(each, {**each.answers, fact: other_side}, "界限另一边") for each in at]
    partners += [(each, {**each.answers, fact: bound}, "正好在界限上") for each in across]
    fitting = [partner for partner in partners if partner[0].verdict != verdict(rule, partner[1])]
    if fitting:
        _, answers, where = min(fitting, key=lambda partner: lacks_an_answer(rule, partner[0].answers))
        message = f"缺少{where}的示例：其他回答相同，{fact} 为 {flow_yaml(written_form(answers[fact]))}"
        return MissingExample(message, (answers,), day, place)
    if pair := pair_at_bound(rule, checked.questions, test):
        values = " 和 ".join(flow_yaml(written_form(given[fact])) for given in pair)
        message = f"缺少界限两边的一对示例：其他回答相同，{fact} 为 {values}，判定不同"
        return MissingExample(message, pair, day, place)
    return False


def differ_only_in(question: Question, left: CheckedExample, right: CheckedExample) -> bool:
    """Return whether the answers of `left` and `right` are equal but for those to `question` and its parts."""
    other = dict.fromkeys((question.id, *question.parts))
    return {**left.answers, **other} == {**right.answers, **other}


def is_across_bound(test: FactTest, question: Question, answer: Answer, neighbour: Answer) -> bool:
    """Return whether `answer` is across the bound of `test`: of whole numbers and days, next to it. A range is not.

    `neighbour` is the answer next to the bound, as `neighbour_across_bound` gives it.
    """
    if isinstance(answer, NumberRange):
        return False
    if question.type == "date" or question.whole:
        return answer == neighbour
    bound: Any = test.operand
    return fact_truth(test, answer) is not fact_truth(test, bound)


def flow_yaml(value: Any) -> str:
    """Return an answer, or a mapping of answers, in YAML's flow style, which fits on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow_yaml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow_yaml, value))}]"
    return value if isinstance(value, str) else "null" if value is None else str(value).lower()
