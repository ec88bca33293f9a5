"""Rule: the examples of a benefit show each verdict of its rule and both sides of each bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import OPERATORS_BY_TYPE, Condition, FactTest, Manual, Question, Verdict
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
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.effective_rules import JudgedBenefit
from policy_explorer.validate.examples import VERDICTS, example_verdicts
from policy_explorer.validate.proofs import facts_of, rule_flaws
from policy_explorer.validate.source_file import SourceFile

BOUNDS = (*OPERATORS_BY_TYPE["number"], *OPERATORS_BY_TYPE["date"])


class MissingExample(Struct, frozen=True):
    """An example, or a pair of them, that a benefit lacks."""

    message: str
    answers: tuple[Answers, ...]  # the examples to add
    bound: FieldPath = ()  # the path, within the rule, of the bound that they would show; () for a verdict


class CheckedExamples(Struct, frozen=True):
    """The examples of a benefit, whose verdicts are right: those of `rule`, of which `own` are the benefit's conditions."""

    own: Condition
    rule: Condition
    open_to_all: bool
    answers: tuple[Answers, ...]  # of each example
    verdicts: tuple[Verdict, ...]  # of each example
    questions: Mapping[str, Question]  # by id

    def verdict(self, answers: Answers) -> str:
        """Return the verdict of the rule for `answers`."""
        return verdict(self.rule, answers)


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


def checked_examples(
    judged: JudgedBenefit, verdicts: tuple[str | None, ...], questions: Questions
) -> CheckedExamples | None:
    """Return the examples of a benefit; None where their verdicts are not `verdicts`, which the rule gives."""
    examples = judged.benefit.examples
    written = tuple(example.verdict for example in examples)
    if verdicts != written:
        return None
    answers = tuple(parse_answers(example.answers) for example in examples)
    return CheckedExamples(judged.own, judged.rule, judged.benefit.open_to_all, answers, written, questions.valid)


def missing_examples(checked: CheckedExamples) -> Iterator[MissingExample]:
    """Yield the examples that `checked` lacks: of verdicts first, then of each bound in written order."""
    yield from missing_verdicts(checked)
    yield from missing_bounds(checked)


def missing_bounds(checked: CheckedExamples) -> Iterator[MissingExample]:
    """Yield the examples that `checked` lacks of each bound of its own conditions."""
    for path, test in located_tests(checked.own):
        if test.operator in BOUNDS:
            yield from missing_sides(checked, test, (*path, test.operator))


def missing_example_problem(
    file: SourceFile, at: FieldPath, checked: CheckedExamples, missing: MissingExample
) -> Problem:
    """Return the problem of a missing example, placed at its bound or else at the examples.

    `at` is the path of the benefit. The hint contains the examples as YAML, to be copied.
    """
    hint = examples_as_yaml(checked, missing.answers)
    if not missing.bound:
        return file.problem((*at, "examples"), missing.message, hint=hint, on_key=True)
    place = (*at, "eligibility", *missing.bound)
    return file.problem(place, missing.message, next(value for _, value in file.select(*place)), hint)


def examples_as_yaml(checked: CheckedExamples, answers: tuple[Answers, ...]) -> str:
    """Return a hint with an example in YAML for each of `answers`."""
    written = ({fact: written_form(answer) for fact, answer in given.items()} for given in answers)
    lines = (
        f"- {{answers: {flow_yaml(as_written)}, verdict: {checked.verdict(given)}}}"
        for given, as_written in zip(answers, written, strict=True)
    )
    return f"可加：{' 和 '.join(lines)}"


def flow_yaml(value: Any) -> str:
    """Return an answer, or a mapping of answers, in YAML's flow style, which fits on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow_yaml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow_yaml, value))}]"
    return value if isinstance(value, str) else "null" if value is None else str(value).lower()


def missing_verdicts(checked: CheckedExamples) -> Iterator[MissingExample]:
    """Yield the examples of verdicts that `checked` lacks."""
    yield from missing_yes(checked)
    if not checked.open_to_all and "no" not in checked.verdicts:
        if (refused := answers_giving(checked.rule, checked.questions, False)) is not None:
            yield MissingExample(f"缺少判定为 {VERDICTS['no']}的示例", (refused,))
    facts = facts_of(checked.rule)
    unanswered = (given for given in undecided(checked) if any(given.get(fact) is None for fact in facts))
    if not any(lacks_an_answer(checked.rule, given) for given in unanswered):
        if facts:
            yield MissingExample(
                f"缺少因未回答或不清楚而判定为 {VERDICTS['maybe']}的示例", (one_left_out(checked, facts),)
            )


def missing_yes(checked: CheckedExamples) -> Iterator[MissingExample]:
    """Yield an example with verdict `yes` if there is none.

    Where departments always have to judge as well, the example is a `maybe` in which only their judgement is open.
    """
    if "yes" in checked.verdicts:
        return
    if can_be_met(checked.rule, checked.questions):
        if (met := answers_giving(checked.rule, checked.questions, True)) is not None:
            yield MissingExample(f"缺少判定为 {VERDICTS['yes']}的示例", (met,))
    elif not any(awaits_only_judgement(checked.rule, given) for given in undecided(checked)):
        if (left := answers_leaving_judgement(checked.rule, checked.questions)) is not None:
            yield MissingExample(f"缺少只等部门判断的示例：该答的都已答，判定为 {VERDICTS['maybe']}", (left,))


def undecided(checked: CheckedExamples) -> Iterator[Answers]:
    """Yield the answers of the examples whose verdict is `maybe`."""
    return (given for given, found in zip(checked.answers, checked.verdicts, strict=True) if found == "maybe")


def lacks_an_answer(rule: Condition, answers: Answers) -> bool:
    """Return whether `rule` is undecided because a fact is not answered or answered with null."""
    return any(isinstance(part, FactTest) and answers.get(part.fact) is None for part in open_leaves(rule, answers))


def awaits_only_judgement(rule: Condition, answers: Answers) -> bool:
    """Return whether all that leaves `rule` undecided are `manual` conditions."""
    leaves = list(open_leaves(rule, answers))
    return bool(leaves) and all(isinstance(part, Manual) for part in leaves)


def one_left_out(checked: CheckedExamples, facts: set[str]) -> Answers:
    """Return the answers of an example without one of `facts`, so that the rule is undecided; else no answers."""
    for given in checked.answers:
        for fact in reversed(list(given)):
            rest = {other: answer for other, answer in given.items() if other != fact}
            if fact in facts and rest and lacks_an_answer(checked.rule, rest):
                return rest
    return {}


def missing_sides(checked: CheckedExamples, test: FactTest, place: FieldPath) -> Iterator[MissingExample]:
    """Yield what is missing of the pair of examples at the bound of `test`: one of the two, or both.

    `place` is the path of the bound within the rule. One example is added to an existing one if that makes a pair.
    """
    fact = test.fact
    examples = [
        (given, found)
        for given, found in zip(checked.answers, checked.verdicts, strict=True)
        if given.get(fact) is not None
    ]
    at = [example for example in examples if is_at_bound(test, example[0][fact])]
    across = [example for example in examples if is_across_bound(checked, test, example[0][fact])]
    if any(left[1] != right[1] and differ_only_in(fact, left[0], right[0]) for left in at for right in across):
        return
    other_side = neighbour_across_bound(checked.rule, test, checked.questions[fact])
    if other_side is None:
        return
    partners = [(given, {**given, fact: other_side}, "界限另一边") for given, _ in at]
    partners += [(given, {**given, fact: test.operand}, "正好在界限上") for given, _ in across]
    fitting = [partner for partner in partners if checked.verdict(partner[0]) != checked.verdict(partner[1])]
    if fitting:
        _, answers, where = min(fitting, key=lambda partner: lacks_an_answer(checked.rule, partner[0]))
        message = f"缺少{where}的示例：其他回答相同，{fact} 为 {flow_yaml(written_form(answers[fact]))}"
        yield MissingExample(message, (answers,), place)
    elif pair := pair_at_bound(checked.rule, checked.questions, test):
        values = " 和 ".join(flow_yaml(written_form(given[fact])) for given in pair)
        yield MissingExample(f"缺少界限两边的一对示例：其他回答相同，{fact} 为 {values}，判定不同", pair, place)


def differ_only_in(fact: str, left: Answers, right: Answers) -> bool:
    """Return whether `left` and `right` are equal but for `fact`."""
    return {**left, fact: None} == {**right, fact: None}


def is_at_bound(test: FactTest, answer: Answer) -> bool:
    """Return whether `answer` is exactly the bound of `test`."""
    return answer == test.operand


def is_across_bound(checked: CheckedExamples, test: FactTest, answer: Answer) -> bool:
    """Return whether `answer` is across the bound of `test`: of whole numbers and days, next to it. A range is not."""
    question = checked.questions[test.fact]
    if isinstance(answer, NumberRange):
        return False
    if question.type == "date" or question.whole:
        return answer == neighbour_across_bound(checked.rule, test, question)
    return fact_truth(test, answer) is not fact_truth(test, test.operand)
