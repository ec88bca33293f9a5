"""Rules: what a payout comes to is right for all answers with which its benefit can be had, and its examples come out so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations
from typing import Any

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import AllOf, AnyOf, Condition, FactTest, Not, Payout, tests_in
from policy_explorer.model.answers import is_number, parse_range
from policy_explorer.model.payout import PERCENT, WORKED_OUT
from policy_explorer.rules.analyse import conflicts
from policy_explorer.rules.cells import representatives
from policy_explorer.rules.decimals import decimal
from policy_explorer.rules.payout_plan import in_unit, line_tests, payout_plan, result_unit
from policy_explorer.rules.payouts import work_out
from policy_explorer.rules.ranges import range_truth
from policy_explorer.text.wording import answer_wording
from policy_explorer.validate.answers import Questions, problems_of_answers, questions_in
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.effective_rules import JudgedBenefit, judged_benefits
from policy_explorer.validate.payout_facts import fitting_payouts
from policy_explorer.validate.payouts import WrittenPayout
from policy_explorer.validate.proofs import facts_of, rule_flaws
from policy_explorer.validate.source_file import SourceFile, cached_per_file


def payouts_hold(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require tiers without a gap or an overlap, each within reach, and a cap that does not cut off everything.

    All this for the answers with which the rule can be met, if departments agree; proved as rules are, by cases.

    Passes: tiers `at_least: 10` and `at_least: 50`, with a rule `at_least: 10`.
    Fails: the same with a rule `at_least: 5` (nothing is said of 7).
    Fails: tiers `at_most: 10` and `at_least: 10` (10 is in both).
    Fails: `per: {value: 1000}` with a cap of 500 元, where one counts at least 1.
    """
    if content.questions is None:
        return
    questions = questions_in(content.questions)
    for file in notice.measures:
        yield from chain.from_iterable(found for _, found in all_tier_flaws(file, notice.document, questions))
        for written, judged in provable(file, notice.document, questions):
            if written.payout.cap is not None and not cap_is_reached(written, judged, questions, below=True):
                place = (*written.at, "cap", "value")
                hint = "符合条件的人算出来都比它多；看数和单位对不对"
                yield file.problem(place, "上限总是起作用，等于定额", written.payout.cap.value, hint)


def with_flaws(file: SourceFile, notice: NoticeFiles, questions: Questions) -> set[FieldPath]:
    """Return the paths of the payouts whose tiers have a gap or an overlap, so that examples are no use."""
    return {at for at, found in all_tier_flaws(file, notice.document, questions) if found}


@cached_per_file
def all_tier_flaws(
    file: SourceFile, document: SourceFile | None, questions: Questions
) -> list[tuple[FieldPath, list[Problem]]]:
    """Return the path of each payout with the flaws of its tiers."""
    return [
        (written.at, list(tier_flaws(file, written, judged, questions)))
        for written, judged in provable(file, document, questions)
    ]


@cached_per_file
def provable(
    file: SourceFile, document: SourceFile | None, questions: Questions
) -> list[tuple[WrittenPayout, JudgedBenefit]]:
    """Return the payouts whose facts fit and whose rule is known and has no flaw."""
    flaws = rule_flaws(file, document, questions)
    judged = {each.at: each for each in judged_benefits(file, document, questions) if not flaws.get(each.at)}
    return [
        (written, judged[written.benefit])
        for written in fitting_payouts(file, questions)
        if written.benefit in judged and set(written.payout.facts) <= questions.with_several_answers
    ]


def possible(judged: JudgedBenefit, questions: Questions, *conditions: Condition) -> bool | None:
    """Return whether the rule can be met together with these conditions, None where that cannot be proved."""
    rule = AllOf.model_construct(all=(judged.rule, *conditions))
    if not facts_of(rule) <= questions.with_several_answers:
        return None
    found = [flaw.kind for flaw in conflicts(rule, questions.valid, judged.days)]
    return None if "too_large" in found else not found


def tier_flaws(
    file: SourceFile, written: WrittenPayout, judged: JudgedBenefit, questions: Questions
) -> Iterator[Problem]:
    tiers = written.payout.tiers
    if tiers is None:
        return
    at = (*written.at, "tiers", "lines")
    tests = line_tests(tiers)
    lines = [both(each) for each in tests]
    for index, line in enumerate(lines):
        if possible(judged, questions, line) is False:
            hint = "符合条件的人到不了这一档；改正界限，或改正条件"
            yield file.problem((*at, index), "这一档谁也得不到", tiers.lines[index].value, hint)
    if not tiers.take:
        for one, other in combinations(range(len(lines)), 2):
            if apart(tests[one], tests[other]):
                continue
            if possible(judged, questions, lines[one], lines[other]):  # the first one tells enough
                hint = "改正界限；多选题就高的，写 take: highest 和它的原文"
                yield file.problem((*at, other), f"这一档和第 {one + 1} 档有重叠", tiers.lines[other].value, hint)
                break
    if possible(judged, questions, neither(lines)):
        example = outside_example(tiers.by, lines, judged, questions)
        hint = f"例如{example}的，没有说给多少；" if example else ""
        yield file.problem(
            at, "有的人符合条件，却不在任何一档里", hint=f"{hint}补上这一档，或在条件里写明", on_key=True
        )


def apart(one: Sequence[FactTest], other: Sequence[FactTest]) -> bool:
    """Tell whether two lines of numbers have none in common, which needs no proof."""
    numbers = parse_range({test.operator: test.operand for test in one})
    return numbers is not None and any(
        is_number(test.operand) and range_truth(test.operator, test.operand, numbers) is False for test in other
    )


def both(tests: Sequence[FactTest]) -> Condition:
    return tests[0] if len(tests) == 1 else AllOf.model_construct(all=tuple(tests))


def neither(lines: Sequence[Condition]) -> Condition:
    return Not.model_construct(not_=AnyOf.model_construct(any=tuple(lines)))


def outside_example(fact: str, lines: Sequence[Condition], judged: JudgedBenefit, questions: Questions) -> str:
    """Return an answer to the fact in words with which the rule can be met, in no tier; "" where none is found."""
    question = questions.valid[fact]
    if question.type == "choices":
        return "一个选项也没选"
    tests = [test for line in (*lines, judged.rule) for test in tests_in(line) if test.fact == fact]
    for answer in representatives(question, tests):
        equal = ("at_least", "at_most") if question.type == "number" else ("is",)
        same = [FactTest.model_validate({"fact": fact, name: answer, "quote": "."}) for name in equal]
        if possible(judged, questions, neither(lines), *same):
            return f"{question.name} {answer_wording(answer, question)}"
    return ""


def cap_is_reached(written: WrittenPayout, judged: JudgedBenefit, questions: Questions, below: bool) -> bool:
    """Return whether some answers above 0, with which the rule can be met, come to the cap at most (`below`), or to more."""
    payout = written.payout
    if payout.cap is None or payout.times is None:
        return True
    size = in_unit(payout.cap.value, payout.cap.unit, result_unit(payout, questions.valid))
    for value, line in rates(payout):
        bound: Any = float(size * (100 if is_percent(payout) else 1) / decimal(value))
        tests = [number_test(payout.times, "at_most" if below else "more_than", bound)]
        if below:
            tests.append(number_test(payout.times, "more_than", 0))
        if possible(judged, questions, *line, *tests) is not False:
            return True
    return False


def number_test(fact: str, operator: str, bound: float) -> FactTest:
    return FactTest.model_validate({"fact": fact, operator: bound, "quote": "."})


def rates(payout: Payout) -> Iterator[tuple[int | float, tuple[Condition, ...]]]:
    """Yield each figure that is multiplied, with the tests of its tier."""
    if payout.tiers is not None:
        yield from zip((line.value for line in payout.tiers.lines), line_tests(payout.tiers), strict=True)
    for part in (payout.rate, payout.per):
        if part is not None:
            yield part.value, ()


def is_percent(payout: Payout) -> bool:
    return payout.rate is not None or (payout.tiers is not None and payout.tiers.unit == PERCENT)


def payout_examples_hold(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require an example of what is worked out from answers, and that each example comes out as it says.

    The figure is in the unit of the result: 元 for 元/人, and the unit of the question for a percentage.

    Passes: `examples: [{answers: {hires: 3}, gives: 3000}]`, for 1000 元/人.
    Fails: `gives: 300`; no examples.
    """
    if content.questions is None:
        return
    questions = questions_in(content.questions)
    for file in notice.measures:
        flawed = with_flaws(file, notice, questions)
        for written in fitting_payouts(file, questions):
            if written.at not in flawed:
                yield from example_problems(file, written, questions)


def example_problems(file: SourceFile, written: WrittenPayout, questions: Questions) -> Iterator[Problem]:
    payout, at = written.payout, (*written.at, "examples")
    if payout.way in WORKED_OUT and not any(example.gives is not None for example in payout.examples):
        facts = ", ".join(f"{fact}: …" for fact in payout.facts)
        hint = f"补上一例，如 examples: [{{answers: {{{facts}}}, gives: …}}]"
        yield file.problem(at if payout.examples else written.at, "没有算得出来的算例", hint=hint, on_key=True)
    plan = payout_plan(payout, questions.valid)
    for index, example in enumerate(payout.examples):
        place: FieldPath = (*at, index)
        refused = list(problems_of_answers(file, (*place, "answers"), questions, example.answers))
        if refused:
            yield from refused
            continue
        worked = work_out(plan, questions.read(example.answers))
        cap = plan["capped_at"]["size"] if worked.capped else worked.value
        found = None if cap is None else Decimal(cap)
        expected = None if example.gives is None else decimal(example.gives)
        if found != expected:
            words = "算不出" if found is None else f"算出来是 {found.normalize():f} {plan['unit']}"
            yield file.problem((*place, "gives"), "算例的数与算法不符", example.gives, f"{words}；改算例，或改算法")
