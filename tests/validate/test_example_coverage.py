"""Which examples a rule must have. The messages are tested by tests/bad_content (examples-…, example-…)."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from pydantic import TypeAdapter

from policy_explorer.load.loader import load
from policy_explorer.load.problem import ContentError
from policy_explorer.model import Benefit, Condition, Verdict
from policy_explorer.model.answers import parse_answers, written_form
from policy_explorer.rules.analyse import flaws
from policy_explorer.rules.compose import compose
from policy_explorer.rules.dated import dated, proof_days
from policy_explorer.rules.evaluate import verdict
from policy_explorer.validate.answers import checked_questions
from policy_explorer.validate.checked_examples import CheckedExamples, checked_examples
from policy_explorer.validate.effective_rules import JudgedBenefit, span
from policy_explorer.validate.missing_examples import missing_examples
from policy_explorer.validate.validate import validate
from support.proof_rules import FIRST, LAST, QUESTIONS, rules, timed_rules
from support.usual_run import of_examples

READ = TypeAdapter(Condition).validate_python
BENEFIT = {"id": "b", "title": "t", "kind": "k", "quote": "q", "access": "apply", "strength": "shall"}
ASKED = checked_questions(QUESTIONS.values())


def benefit(rule, *answers, open_to_all=False) -> Benefit:
    """A benefit whose examples have these answers, and the verdicts that they give."""
    bare = Benefit.model_validate({**BENEFIT, "eligibility": rule, "open_to_all": open_to_all})
    examples = [{"answers": given, "verdict": verdict(bare.eligibility, parse_answers(given))} for given in answers]
    return Benefit.model_validate({**bare.model_dump(by_alias=True, exclude_unset=True), "examples": examples})


def checked(made: Benefit, *extra: Condition) -> CheckedExamples | None:
    """Its examples beside the verdicts that its conditions give together with `extra`."""
    rule = compose(made.eligibility, extra)
    verdicts = tuple(verdict(rule, parse_answers(example.answers)) for example in made.examples)
    return checked_examples(JudgedBenefit((), made, made.eligibility, rule), verdicts, ASKED)


def lacking(rule, *answers, open_to_all=False) -> list[str]:
    """What is missing, shortly: the verdict, or the operator whose bound is not shown."""
    found = []
    for lack in missing_examples(checked(benefit(rule, *answers, open_to_all=open_to_all))):
        words = {"yes（": "yes", "no（": "no", "部门": "judgement", "未回答": "open"}
        found.append(
            str(lack.bound[-1]) if lack.bound else next(short for word, short in words.items() if word in lack.message)
        )
    return found


def part(fact: str, **operator):
    return {"fact": fact, **operator, "quote": "原文"}


MANUAL = {"manual": "由部门判断", "quote": "原文"}
STAFF = {"all": [part("member", **{"is": True}), part("staff", at_least=2)]}
SALES = part("sales", at_most=1)
OPENED = part("opened", on_or_after="2023-01-03")
JUDGED = {"all": [part("member", **{"is": True}), MANUAL]}


@pytest.mark.parametrize(
    ("rule", "answers", "expected"),
    [
        (STAFF, [{"member": True, "staff": 2}, {"member": True, "staff": 1}, {"member": True}], []),
        (STAFF, [], ["yes", "no", "open", "at_least"]),
        (STAFF, [{"member": True, "staff": 3}, {"member": True, "staff": 1}, {}], ["at_least"]),  # not at the bound
        (
            STAFF,
            [{"member": True, "staff": 2}, {"member": True, "staff": 0}, {}],
            ["at_least"],
        ),  # not the next whole number
        (
            STAFF,
            [{"member": True, "staff": 2}, {"member": False, "staff": 1}, {}],
            ["at_least"],
        ),  # differs in more than the fact
        (STAFF, [{"member": True, "staff": 2}, {"staff": 1}, {}], ["at_least"]),  # the other fact is missing
        (
            STAFF,
            [{"member": False, "staff": 2}, {"member": False, "staff": 1}, {}],
            ["yes", "at_least"],
        ),  # one verdict for both
        (
            STAFF,
            [{"member": True, "staff": 2}, {"member": True, "staff": {"at_most": 1}}, {}],
            ["at_least"],
        ),  # a range is not the next number
        (STAFF, [{"member": True, "staff": 2}, {"member": True, "staff": 1}], ["open"]),
        (
            STAFF,
            [{"member": True, "staff": 2}, {"member": True, "staff": 1}, {"member": None, "staff": 2}],
            [],
        ),  # 不清楚
        (
            STAFF,
            [{"member": True, "staff": 2}, {"member": True, "staff": 1}, {"member": True, "staff": {"at_least": 1}}],
            ["open"],
        ),
        (STAFF, [{"staff": 2}, {"staff": 1}], ["yes"]),  # a maybe and a no on the two sides
        (SALES, [{"sales": 1}, {"sales": 2.5}, {}], []),  # anywhere beyond, where numbers need not be whole
        (SALES, [{"sales": 0.5}, {"sales": 1.01}, {}], ["at_most"]),
        (OPENED, [{"opened": "2023-01-03"}, {"opened": "2023-01-02"}, {}], []),
        (OPENED, [{"opened": "2023-01-03"}, {"opened": "2023-01-01"}, {}], ["on_or_after"]),  # not the day before
        (JUDGED, [{"member": True}, {"member": False}, {}], []),
        (JUDGED, [{"member": False}, {}], ["judgement"]),  # what is unanswered is open there too
        (
            {"any": [part("member", **{"is": True}), MANUAL]},
            [{"member": False}, {}],
            ["yes"],
        ),  # some answers give yes, so one must
    ],
)
def test_what_is_missing(rule, answers, expected):
    assert lacking(rule, *answers, open_to_all=rule.get("any") is not None) == expected


def test_open_to_all_needs_no_refusal_and_a_rule_without_a_question_no_gap():
    assert lacking(MANUAL, {}, open_to_all=True) == []
    assert lacking(MANUAL, open_to_all=True) == ["judgement"]


def test_examples_that_are_wrong_are_not_called_too_few():
    wrong = Benefit.model_validate(
        {
            **benefit(STAFF).model_dump(by_alias=True, exclude_unset=True),
            "examples": [{"answers": {}, "verdict": "yes"}],
        }
    )
    assert checked(wrong) is None
    unjudged = JudgedBenefit((), benefit(STAFF, {"staff": 9}), READ(STAFF), READ(STAFF))
    assert checked_examples(unjudged, (None,), ASKED) is None


@settings(max_examples=of_examples(300), deadline=None)
@given(rules())
def test_the_lines_given_to_paste_are_all_that_is_missing(rule):
    """Whatever the rule, pasting what is proposed ends the complaints; and whatever is proposed has the verdict that it is for."""
    found = list(flaws(rule, QUESTIONS, False))
    assume(all(flaw.kind == "never_refused" for flaw in found))
    open_to_all = bool(found)
    bare = benefit(rule, open_to_all=open_to_all)
    proposed = [answers for lack in missing_examples(checked(bare)) for answers in lack.answers]
    proposed = [{fact: written_form(answer) for fact, answer in answers.items()} for answers in proposed]
    assert proposed
    assert list(missing_examples(checked(benefit(rule, *proposed, open_to_all=open_to_all)))) == []


@settings(max_examples=15, deadline=None)
@given(timed_rules)
def test_the_lines_given_to_paste_are_all_that_is_missing_where_the_day_matters(rule):
    """The examples of a pair are on one day, which the rule's proof names."""
    days = proof_days(rule, FIRST, LAST)
    assume(days and not list(flaws(rule, QUESTIONS, False, days)))

    def missing(examples):
        made = Benefit.model_validate({**BENEFIT, "eligibility": rule, "examples": examples})
        verdicts = tuple(each["verdict"] for each in examples)
        return list(missing_examples(checked_examples(JudgedBenefit((), made, rule, rule, days), verdicts, ASKED)))

    proposed = [
        {
            "day": lack.day,
            "answers": {fact: written_form(answer) for fact, answer in answers.items()},
            "verdict": verdict(dated(rule, lack.day), answers),
        }
        for lack in missing([])
        for answers in lack.answers
    ]
    assert proposed
    assert all(FIRST <= example["day"] <= LAST for example in proposed)
    assert missing(proposed) == []


def verdicts_shown(content: Path) -> dict[str, set[Verdict]]:
    return {
        f"{measure.number}/{benefit.id}": {example.verdict for example in benefit.examples}
        for notice in validate(load(content)).notices
        for measure in notice.measures
        for benefit in measure.benefits
        if benefit.eligibility
    }


def test_every_benefit_of_the_real_content_shows_its_verdicts(real_content):
    """Counted from the verdicts as they are written, not by the rule that demands them."""
    shown = verdicts_shown(real_content)
    assert len(shown) == 52
    assert all({"maybe", "no"} <= verdicts for verdicts in shown.values())
    # In these a department always has to judge.
    assert {key for key, verdicts in shown.items() if "yes" not in verdicts} == {
        "2/vat-credit-refund", "3/finance-package", "8/special-fund-loans", "10/listing-grants", "10/equity-funds", "12/recommendation", "17/small-purchases", "11/hand-in-hand", "11/group-exhibition", "14/social-insurance-subsidy",
        "18/upgrade-reward", "19/building-encouragement", "19/attraction-reward", "24/defer-deposit", "30/interest-subsidy-publicity", "32/land-quota", "34/overseas-warehouse-booth-subsidy",
        "36/dual-circulation", "37/paid-in-reward",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "line"),
    [
        (
            "01",
            "{answers: {small_scale_taxpayer: true, monthly_sales: 10}, verdict: yes, note: 以下含本数，正好10万元也算}",
        ),
        ("01", "{answers: {small_scale_taxpayer: true, monthly_sales: 10.01}, verdict: no}"),
        ("14", "unemployed_months: 6, pension_months: 5}, verdict: no}"),
        ("14", "unemployed_months: 5, pension_months: 6}, verdict: no}"),
        ("16", "{answers: {applicant: union, union_dues: 0.99}, verdict: yes}"),
        ("16", "{answers: {applicant: union, union_dues: 1}, verdict: no, note: 低于且不含，正好1万元不算}"),
        ("24", "licence_date: 2023-03-31}, verdict: no}"),
        ("37", "foreign_paid_in: 500}, verdict: maybe"),
    ],
)
def test_no_side_of_a_bound_can_be_taken_away(real_content, tmp_path, measure, line):
    content = shutil.copytree(real_content, tmp_path / "content")
    file = content / f"documents/gulou-2023-1/measures/{measure}.yaml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    rest = [written for written in lines if line not in written]
    assert len(rest) == len(lines) - 1
    file.write_text("".join(rest), "utf-8")
    with pytest.raises(ContentError) as caught:
        validate(load(content))
    assert any(problem.message.startswith("缺少") and "界限" in problem.message for problem in caught.value.problems)


def test_a_term_to_the_end_of_the_calendar_is_looked_at_for_a_century():
    """Three million days would take minutes."""
    first, issued, last = date(1000, 1, 1), date(2031, 3, 1), date(9999, 12, 31)
    assert span(first, last, issued) == (date(1931, 3, 1), date(2131, 3, 1))
    assert span(issued, last) == (issued, date(2131, 3, 1)) and span(issued, None)[1] == date(2061, 3, 1)
    assert span(date(2030, 1, 1), date(2033, 12, 31), issued) == (date(2030, 1, 1), date(2033, 12, 31))
