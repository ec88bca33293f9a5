"""Rule: the examples of a benefit show each verdict of its rule and both sides of each bound."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from msgspec import Struct

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import OPERATORS_BY_TYPE, Condition, FactTest, Manual, Question, Verdict
from policy_explorer.model.answers import Answer, Answers, NumberRange, parse_answers, written_form
from policy_explorer.rules.analyse import can_be_met
from policy_explorer.rules.cells import located_tests
from policy_explorer.rules.computed import complete
from policy_explorer.rules.dated import dated, dated_test
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
from policy_explorer.validate.example_parts import with_parts
from policy_explorer.validate.examples import VERDICTS, example_verdicts
from policy_explorer.validate.proofs import facts_of, rule_flaws
from policy_explorer.validate.source_file import SourceFile

BOUNDS = (*OPERATORS_BY_TYPE["number"], *OPERATORS_BY_TYPE["date"])


class MissingExample(Struct, frozen=True):
    """An example, or a pair of them, that a benefit lacks."""

    message: str
    answers: tuple[Answers, ...]  # the examples to add
    day: date | None = None  # the reference date of these, where the rule depends on it
    bound: FieldPath = ()  # the path, within the rule, of the bound that they would show; () for a verdict


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
    tested = facts_of(judged.rule)
    computed = [question for question in questions.computed if question.id in tested]
    checked = tuple(
        CheckedExample(complete(parse_answers(each.answers), computed), each.verdict, each.day if judged.days else None)
        for each in examples
    )
    return CheckedExamples(judged.own, judged.rule, judged.benefit.open_to_all, checked, questions.valid, judged.days)


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
