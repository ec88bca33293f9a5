"""Applicants worked out by hand from the notice (tests/support/personas.yaml), compared with the rules.

The tests ask two things: that the personas go to every corner of the rules, so that agreement means something, and
that the evaluator agrees with them. Where the two differ, the notice says who is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from policy_explorer.derive.site import SiteBenefit, SiteMeasure, WholeSite
from policy_explorer.model import Condition, FactTest, Manual, Question, parts
from policy_explorer.model.answers import parse_answers
from policy_explorer.rules.evaluate import truth, verdict
from policy_explorer.rules.relevance import open_facts
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.answers import answer_problem, checked_questions
from support.personas import Persona, personas

PERSONAS = personas()


@pytest.fixture(scope="module")
def askable(real: WholeSite) -> dict[str, tuple[SiteMeasure, SiteBenefit]]:
    """Every benefit that can be asked about, by "<measure number>/<benefit id>"."""
    return {
        f"{measure.measure.number}/{entry.benefit.id}": (measure, entry)
        for measure in real.measures.values()
        for entry in measure.benefits
        if entry.rule is not None
    }


@pytest.fixture(scope="module")
def questions(real: WholeSite) -> dict[str, Question]:
    return {question.id: question for question in real.catalogue.questions}


each_persona = pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.id)


# What the personas cover


def test_there_are_enough_of_them_and_each_is_somebody_else():
    assert len(PERSONAS) >= 8
    for field in ("id", "name", "who", "answers"):
        assert len({str(getattr(persona, field)) for persona in PERSONAS}) == len(PERSONAS), field


@each_persona
def test_each_names_every_askable_benefit(persona, askable):
    assert list(persona.verdicts) == list(askable)  # once each: the strict reader refuses a key written twice


@each_persona
def test_answers_suit_their_questions(persona, questions):
    assert [
        problem
        for fact, answer in persona.answers.items()
        if (problem := answer_problem(checked_questions(questions.values()), fact, answer))
    ] == []


@each_persona
def test_the_words_that_decide_stand_in_the_measure(persona, askable):
    for key, expected in persona.verdicts.items():
        assert without_whitespace(expected.words) in without_whitespace(askable[key][0].measure.text), key


def test_every_bound_is_met_on_both_sides_and_decides(askable, questions):
    bounds = [(key, test) for key, test in all_tests(askable) if questions[test.fact].type in ("number", "date")]
    assert bounds
    for key, test in bounds:
        near = [
            persona
            for persona in PERSONAS
            if is_near(questions[test.fact], test.operand, persona.answers.get(test.fact))
        ]
        met = [
            persona
            for persona in near
            if truth(test, parse_answers(persona.answers)) is True and persona.verdicts[key].verdict != "no"
        ]
        failed = [
            persona
            for persona in near
            if truth(test, parse_answers(persona.answers)) is False and persona.verdicts[key].verdict == "no"
        ]
        assert any(
            is_at(test.operand, one.answers[test.fact]) != is_at(test.operand, other.answers[test.fact])
            and verdict(askable[key][1].rule, parse_answers({**other.answers, test.fact: one.answers[test.fact]}))
            != "no"
            for one in met
            for other in failed
        ), f"{key}: nobody stands at {test.fact} {test.operand} with somebody across it, kept out by that alone"


def test_every_option_that_a_rule_names_is_chosen_by_someone(askable):
    named = {(test.fact, option) for _, test in all_tests(askable) for option in options_in(test.operand)}
    chosen = {
        (fact, option)
        for persona in PERSONAS
        for fact, answer in persona.answers.items()
        for option in options_in(answer)
    }
    assert named
    assert named - chosen == set()


def test_every_question_is_answered_in_every_way(questions):
    for fact, question in questions.items():
        given = [persona.answers[fact] for persona in PERSONAS if fact in persona.answers]
        assert len(given) < len(PERSONAS), f"nobody skips {fact}"
        assert None in given, f"nobody answers 不清楚 to {fact}"
        if question.type == "boolean":
            assert {True, False} <= set(given), fact
        if question.type == "choices":
            assert {0, 1, 2} <= {len(answer) for answer in given if answer is not None}, (
                f"none, one and several of {fact}"
            )


def test_every_verdict_that_a_benefit_can_have_is_expected_of_someone(askable):
    for key, (_, entry) in askable.items():
        expected = {persona.verdicts[key].verdict for persona in PERSONAS}
        for_department = any(isinstance(leaf, Manual) for leaf in leaves(entry.rule))
        possible = {"yes", "maybe", "no"} - ({"yes"} if for_department else set())
        assert expected == possible - ({"no"} if entry.benefit.open_to_all else set()), key


def test_every_kind_of_open_and_every_state_of_the_term_is_expected_of_someone():
    kinds = {kind for p in PERSONAS for expected in p.verdicts.values() for kind in expected.open}
    assert kinds == {"unanswered", "unknown", "department"}
    assert {state for p in PERSONAS for state in p.terms.values()} == {"upcoming", "open", "closing", "ended"}


@pytest.mark.parametrize(
    ("answers", "not_asked"),
    [
        ({"applicant": "person"}, ("您的单位", "您的企业", "您的旅行社", "您的项目", "工会")),
        ({"applicant": "individual_business"}, ("您的企业", "您的旅行社", "您的项目")),
        ({"applicant": "union"}, ("您的单位", "您的企业", "您的旅行社", "您的项目")),
        ({"applicant": "enterprise", "has_union": False}, ("工会",)),
        ({"applicant": "enterprise", "firm_size": "large"}, ("政府采购",)),
    ],
    ids=lambda value: "-".join(map(str, value.values())) if isinstance(value, dict) else "",
)
def test_nobody_is_asked_about_what_is_not_theirs(answers, not_asked, askable, questions):
    given = parse_answers(answers)
    asked = {questions[fact].ask for _, entry in askable.values() for fact in open_facts(entry.rule, given)}
    assert asked
    assert [ask for ask in asked for words in not_asked if words in ask] == []


# What the evaluator says of them


@each_persona
def test_verdicts(persona: Persona, askable):
    answers = parse_answers(persona.answers)
    rules = {key: askable[key][1].rule for key in persona.verdicts}
    assert {key: (verdict(rule, answers), open_kinds(rule, answers)) for key, rule in rules.items()} == {
        key: (expected.verdict, expected.open) for key, expected in persona.verdicts.items()
    }


@each_persona
def test_departments_to_print(persona, askable):
    leads = {
        lead.name
        for key, expected in persona.verdicts.items()
        if expected.verdict != "no"
        for lead in askable[key][0].lead
    }
    assert persona.departments == leads


@each_persona
def test_terms_on_the_day(persona, askable, real):
    assert len(persona.terms) == 2
    for key, state in persona.terms.items():
        assert state_on(persona.day, askable[key][1], real.catalogue.settings.soon_days) == state, key


# Small readers of rules and answers


def leaves(condition: Condition) -> Iterator[FactTest | Manual]:
    if isinstance(condition, FactTest | Manual):
        yield condition
    for part in parts(condition):
        yield from leaves(part)


def all_tests(askable: dict[str, tuple[SiteMeasure, SiteBenefit]]) -> list[tuple[str, FactTest]]:
    found = ((key, leaf) for key, (_, entry) in askable.items() for leaf in leaves(entry.rule))
    return [(key, leaf) for key, leaf in found if isinstance(leaf, FactTest)]


def options_in(value: Any) -> tuple[str, ...]:
    """The option ids in an operand or an answer."""
    return tuple(value) if isinstance(value, list | tuple) else (value,) if isinstance(value, str) else ()


def open_kinds(condition: Condition, answers: Mapping[str, Any]) -> frozenset[str]:
    """Of what kinds the parts are that keep a condition open."""
    if truth(condition, answers) is not None:
        return frozenset()
    if isinstance(condition, FactTest):
        return frozenset({"unknown" if condition.fact in answers else "unanswered"})
    return frozenset().union(*(open_kinds(part, answers) for part in parts(condition))) or frozenset({"department"})


def state_on(day: date, entry: SiteBenefit, soon_days: int) -> str:
    left = (entry.period.until - day).days
    if left < 0:
        return "ended"
    if day < entry.period.from_:
        return "upcoming"
    return "closing" if left <= soon_days else "open"


def is_at(bound: Any, answer: Any) -> bool:
    return answer == (bound.isoformat() if isinstance(bound, date) else bound)


def is_near(question: Question, bound: Any, answer: Any) -> bool:
    """At a bound or beside it: a day, a whole step, or the hundredth part of the bound."""
    if answer is None or isinstance(answer, dict):
        return False
    if question.type == "date":
        return abs((date.fromisoformat(answer) - bound).days) <= 1
    return abs(answer - bound) <= (1 if question.whole else bound / 100 + 1e-9)
