"""Python and JavaScript give the same reasons and the same open questions over random rules and answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from in_one_piece import call
from policy_explorer.model import Condition, DatedTest, Question
from policy_explorer.model.answers import parse_answers, written_form
from policy_explorer.rules.changes import Change
from policy_explorer.rules.dated import dated, turns_on
from policy_explorer.rules.evaluate import truth
from policy_explorer.rules.reasons import failure_reasons, undecided
from policy_explorer.rules.relevance import open_facts
from policy_explorer.rules.remedies import remedies
from policy_explorer.text.condition_wording import condition_wording
from rule_engine import engine  # noqa: F401
from support.random_rules import (
    QUESTIONS,
    READ,
    as_shipped,
    fact_tests_in,
    reference_dates,
    rules,
    some_answers,
    timed_rules,
)
from support.reason_cases import ASKED, failing_examples
from support.repeatable import REPEATABLE
from support.usual_run import of_examples

RULES_A_RUN, ANSWERS_A_RULE = of_examples(140), 50
CASES_AT_LEAST = of_examples(2_000)

EXPLAINED = """([rule, answersOfAll, questions]) => {
  const known = new Map(questions.map((question) => [question.id, question]));
  return answersOfAll.map((given) => {
    const answers = new Map(Object.entries(given));
    return {
      remedies: tested.remedies(rule, answers, known)
        .map((remedy) => ({...remedy, answers: Object.fromEntries(remedy.answers)})),
      failureReasons: tested.failureReasons(rule, answers, known),
      undecided: tested.undecided(rule, answers),
      open: [...tested.openFacts(rule, answers)].sort(),
    };
  });
}"""


def explained(condition: Condition, written: Mapping[str, Any], questions: Mapping[str, Question]) -> dict[str, Any]:
    answers = parse_answers(written)
    reasons, open_matters = failure_reasons(condition, answers, questions), undecided(condition, answers)
    return {
        "remedies": [
            {"changes": plain_changes(one.changes), "then": one.then, "answers": plain_answers(one.answers)}
            for one in remedies(condition, answers, questions)
        ],
        "failureReasons": {
            "always": plain_changes(reasons.always),
            "oneOf": [plain_changes(changes) for changes in reasons.one_of],
        },
        "undecided": {
            "unanswered": [plain(test) for test in open_matters.unanswered],
            "unknown": [plain(test) for test in open_matters.unknown],
            "manual": [plain(matter) for matter in open_matters.manual],
        },
        "open": sorted(open_facts(condition, answers)),
    }


def plain(leaf: Condition) -> dict[str, Any]:
    """Return a leaf as the scripts have it, but for its words: rules here have none before they are dated."""
    if not isinstance(leaf, DatedTest):
        return leaf.model_dump(mode="json", by_alias=True, exclude_unset=True)
    bound = {"fact": leaf.fact, leaf.operator: leaf.written_operand, "quote": leaf.quote}
    words = condition_wording(leaf, QUESTIONS)
    return {**bound, "words": "undefined" + words[words.index("（按") :], "written": plain(leaf.written)}


def plain_changes(changes: tuple[Change, ...]) -> list[dict[str, Any]]:
    return [{"test": plain(change.test), "wanted": change.wanted} for change in changes]


def plain_answers(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {fact: written_form(answer) for fact, answer in answers.items()}


def shipped_questions(questions: Mapping[str, Question]) -> list[dict[str, Any]]:
    return [question.model_dump(mode="json", exclude_unset=True) for question in questions.values()]


def test_no_difference_over_the_examples(engine: Page):
    for rule, answers in failing_examples():
        (found,) = call(engine, EXPLAINED, [as_shipped(rule), [answers], shipped_questions(ASKED)])
        assert found == explained(READ(rule), answers, ASKED), (rule, answers)


def test_no_difference_in_remedies_blame_open_matters_and_questions(engine: Page):
    seen: dict[bool | None, int] = {True: 0, False: 0, None: 0}
    questions = shipped_questions(QUESTIONS)

    @settings(REPEATABLE, max_examples=RULES_A_RUN)
    @given(rules, st.integers(0, 2**32))
    def no_difference(rule, seed):
        condition, answers = READ(rule), some_answers(rule, seed, ANSWERS_A_RULE)
        javascript = call(engine, EXPLAINED, [as_shipped(rule), answers, questions])
        for given_answers, found in zip(answers, javascript, strict=True):
            assert found == explained(condition, given_answers, QUESTIONS), given_answers
            seen[truth(condition, parse_answers(given_answers))] += 1

    no_difference()
    assert seen[False] >= CASES_AT_LEAST, "cases with something to remedy"
    assert seen[None] >= CASES_AT_LEAST, "cases with something open"


EXPLAINED_ON = f"""([rule, answersOfAll, questions, day]) => {{
  const onDay = tested.datedRule(rule, day);
  const found = ({EXPLAINED})([onDay, answersOfAll, questions]);
  const turns = answersOfAll.map((given) => tested.remedies(onDay, new Map(Object.entries(given)), new Map(questions.map((each) => [each.id, each])))
    .map(({{changes}}) => changes.map(({{test, wanted}}) => tested.turnsOn(test, given[test.fact], wanted))));
  return [found, turns];
}}"""


def test_no_difference_on_a_reference_date(engine: Page):
    """In remedies, and in the days from which waiting brings them about, blame, open matters, questions and words."""
    seen: dict[bool | None, int] = {True: 0, False: 0, None: 0}
    waited = 0
    questions = shipped_questions(QUESTIONS)

    @settings(REPEATABLE, max_examples=of_examples(90))
    @given(timed_rules, st.integers(0, 2**32), reference_dates)
    def no_difference(rule, seed, day):
        nonlocal waited
        condition, answers = dated(READ(rule), day), some_answers(rule, seed, 30, day)
        javascript, turns = call(engine, EXPLAINED_ON, [as_shipped(rule), answers, questions, day.isoformat()])
        for given_answers, found, turning in zip(answers, javascript, turns, strict=True):
            assert found == explained(condition, given_answers, QUESTIONS), given_answers
            parsed = parse_answers(given_answers)
            days = [
                [turns_on(change.test, parsed.get(change.test.fact), change.wanted) for change in remedy.changes]
                for remedy in remedies(condition, parsed, QUESTIONS)
            ]
            assert turning == [[each and each.isoformat() for each in own] for own in days]
            waited += sum(each is not None for own in days for each in own)
            seen[truth(condition, parsed)] += 1

    no_difference()
    enough = of_examples(400)
    assert seen[False] >= enough and seen[None] >= enough and waited >= enough // 4, (seen, waited)


MATTERING = """([rule, answersOfAll, facts]) => answersOfAll.map((given) => {
  const answers = new Map(Object.entries(given));
  const size = answers.size;
  const found = facts.filter((fact) => tested.matters(rule, answers, fact));
  return answers.size === size ? found : 'the answers were changed';
})"""


def test_an_answered_question_matters_if_it_would_be_asked_were_it_not_answered(engine: Page):
    @settings(REPEATABLE, max_examples=of_examples(80))
    @given(rules, st.integers(0, 2**32))
    def agrees(rule, seed):
        condition, answers = READ(rule), some_answers(rule, seed, 10)
        facts = sorted({test["fact"] for test in fact_tests_in(rule)})
        for given_answers, found in zip(
            answers, call(engine, MATTERING, [as_shipped(rule), answers, facts]), strict=True
        ):
            others = {fact: {other: value for other, value in given_answers.items() if other != fact} for fact in facts}
            assert found == [fact for fact in facts if fact in open_facts(condition, parse_answers(others[fact]))]

    agrees()
