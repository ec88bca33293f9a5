"""The two evaluators give the same truths: over the cases beside the rules, over random rules and answers at, below and
above every bound, and over the examples of the real content.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from policy_explorer.derive.site import WholeSite
from policy_explorer.model import OPERATORS_BY_TYPE
from policy_explorer.model.answers import parse_answers
from policy_explorer.rules.evaluate import truth, verdict
from rule_engine import engine  # noqa: F401
from support import site_render
from support.random_rules import OPERANDS, READ, as_shipped, rules, some_answers
from support.repeatable import REPEATABLE
from support.rule_cases import rule_cases

RULES_A_RUN, ANSWERS_A_RULE = 120, 100
COMPARISONS_AT_LEAST = 10_000
TRUTHS = "([rule, answers]) => answers.map((given) => tested.truth(rule, new Map(Object.entries(given))))"


def test_the_cases_beside_the_rules_hold_in_the_browser(engine: Page):
    cases = rule_cases()
    found = engine.evaluate(
        "(cases) => cases.map(([rule, answers]) => tested.truth(rule, new Map(Object.entries(answers))))",
        [[as_shipped(case.rule), shipped(case.answers)] for case in cases],
    )
    assert [case.name for case, met in zip(cases, found, strict=True) if met is not case.truth] == []


def test_the_generated_rules_use_every_operator():
    assert {sort: tuple(operators) for sort, operators in OPERANDS.items()} == OPERATORS_BY_TYPE


def test_no_difference_over_random_rules_and_answers(engine: Page):
    compared, seen = 0, set()

    @settings(REPEATABLE, max_examples=RULES_A_RUN)
    @given(rules, st.integers(0, 2**32))
    def no_difference(rule, seed):
        nonlocal compared
        answers = some_answers(rule, seed, ANSWERS_A_RULE)
        condition = READ(rule)
        python = [truth(condition, parse_answers(given_answers)) for given_answers in answers]
        javascript = engine.evaluate(TRUTHS, [as_shipped(rule), answers])
        differing = [case for case in zip(answers, python, javascript, strict=True) if case[1] is not case[2]]
        assert differing == []
        compared += len(answers)
        seen.update(python)

    no_difference()
    assert compared >= COMPARISONS_AT_LEAST
    assert seen == {True, False, None}, "the random answers must reach all three truths"


def test_both_know_the_same_days(engine: Page):
    texts = [
        f"{y:04}-{m:02}-{d:02}"
        for y in (0, 1, 1900, 2000, 2023, 2024, 9999)
        for m in range(14)
        for d in (0, 1, 28, 29, 30, 31, 32)
    ]
    texts += [
        "2023-4-1",
        "20230401",
        "2023-04-01T00:00",
        " 2023-04-01",
        "2023-04-01\n",
        "２０２３-04-01",
        "-2023-04-01",
        "",
    ]
    condition = READ({"fact": "d", "on_or_before": "9999-12-31", "quote": "q"})
    python = [truth(condition, parse_answers({"d": text})) is True for text in texts]
    assert engine.evaluate("(texts) => texts.map(tested.isIsoDate)", texts) == python


# --- the real content -----------------------------------------------------------------------------------------------


def test_the_examples_of_the_content_hold_in_both(engine: Page, real: WholeSite):
    script = site_render.files(real)["data/questionnaire.js"]
    engine.add_script_tag(content=script.decode())
    examples = [
        (entry.key, own, example)
        for entry in real.measures.values()
        for own in entry.benefits
        for example in own.benefit.examples
    ]
    assert examples
    cases = [[key, own.benefit.id, shipped(example.answers)] for key, own, example in examples]
    javascript = engine.evaluate(
        """(cases) => cases.map(([key, id, answers]) => {
          const measure = questionnaireData.measures.find((entry) => entry.key === key);
          return tested.verdict(measure.benefits.find((entry) => entry.id === id), new Map(Object.entries(answers)));
        })""",
        cases,
    )
    wrong = [
        f"{key}/{own.benefit.id} {example.answers}: expected {example.verdict}, Python {python}, JavaScript {found}"
        for (key, own, example), found in zip(examples, javascript, strict=True)
        if {python := verdict(own.rule, parse_answers(example.answers)), found} != {example.verdict}
    ]
    assert wrong == []


def shipped(answers: dict[str, Any]) -> dict[str, Any]:
    return {fact: value.isoformat() if isinstance(value, date) else value for fact, value in answers.items()}
