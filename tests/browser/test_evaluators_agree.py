"""The two evaluators give the same truths: over random rules and answers at, below and above every bound, and over
the examples of the real content. The questions left out by relevance.js cannot change a truth."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from pydantic import TypeAdapter

from policy_explorer.derive import derive
from policy_explorer.evaluate import truth, verdict
from policy_explorer.joiner import join
from policy_explorer.load import load
from policy_explorer.model import OPERATORS_BY_TYPE, Condition
from policy_explorer.render import questionnaire_data
from policy_explorer.site import Site
from policy_explorer.validate import validate

SCRIPTS = Path(__file__).parents[2] / "static" / "js"
ENTRY = """
import {truth, verdict} from '../rules/evaluate.js';
import {openFacts, openQuestions} from '../rules/relevance.js';
import {isIsoDate} from '../rules/dates.js';
globalThis.tested = {truth, verdict, openFacts, openQuestions, isIsoDate};
"""
RULES_A_RUN, ANSWERS_A_RULE = 120, 100
COMPARISONS_AT_LEAST = 10_000
READ = TypeAdapter(Condition).validate_python

OPTIONS = ["a", "b", "c"]
MISSING = object()


@pytest.fixture(scope="module")
def evaluators(browser: Browser) -> Iterator[Page]:
    """A blank page with the JavaScript evaluator as it is shipped: joined."""
    sources = {path.relative_to(SCRIPTS).as_posix(): path.read_text("utf-8") for path in SCRIPTS.rglob("*.js")}
    context = browser.new_context()
    page = context.new_page()
    page.add_script_tag(content=join("entries/tested.js", {**sources, "entries/tested.js": ENTRY}))
    yield page
    context.close()


# --- random rules ---------------------------------------------------------------------------------------------------

numbers = st.one_of(st.integers(-1000, 1000), st.floats(-1000, 1000, allow_nan=False).map(lambda x: round(x, 3)))
days = st.dates(date(1999, 12, 1), date(2032, 3, 2)).map(date.isoformat)
option = st.sampled_from(OPTIONS)
several = st.lists(option, min_size=1, max_size=3, unique=True)
OPERANDS = {
    "choice": {"is": option, "one_of": several},
    "boolean": {"is": st.booleans()},
    "choices": {"includes": option, "includes_any": several},
    "number": {op: numbers for op in ("at_least", "at_most", "more_than", "less_than")},
    "date": {op: days for op in ("on_or_after", "on_or_before", "after", "before")},
}


@st.composite
def fact_tests(draw) -> dict[str, Any]:
    sort = draw(st.sampled_from(sorted(OPERANDS)))
    operator = draw(st.sampled_from(sorted(OPERANDS[sort])))
    # Two facts a type, so that a rule often tests one fact twice.
    return {"fact": f"{sort}_{draw(st.integers(1, 2))}", operator: draw(OPERANDS[sort][operator]), "quote": "q"}


leaves = st.one_of(fact_tests(), fact_tests(), fact_tests(), st.just({"manual": "m", "quote": "q"}))
rules = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=4).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=10,
)


def fact_tests_in(rule: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "fact" in rule:
        yield rule
    for part in rule.get("all") or rule.get("any") or ([rule["not"]] if "not" in rule else []):
        yield from fact_tests_in(part)


def candidates(test: dict[str, Any]) -> list[Any]:
    """Answers worth trying: both sides of the bound, nothing, 不清楚, and some that do not suit the test."""
    (operand,) = (value for key, value in test.items() if key not in ("fact", "quote"))
    match test["fact"].split("_")[0]:
        case "number":
            suiting = [operand - 1, operand - 0.001, operand, operand + 0.001, operand + 1]
        case "date":
            day = date.fromisoformat(operand)
            suiting = [(day + timedelta(days=days)).isoformat() for days in (-1, 0, 1)]
        case "boolean":
            suiting = [True, False]
        case "choices":
            suiting = [[], ["a"], ["b", "c"], ["a", "b", "c"], ["none"]]
        case _:
            suiting = [*OPTIONS, "d"]
    misfits = [True, 1, "1", "2023-02-30", "2023-4-1", "０", ["a"], "a", ""]
    return [*suiting, *suiting, MISSING, None, misfits[hash_of(test) % len(misfits)]]


def hash_of(test: dict[str, Any]) -> int:
    return sum(map(ord, repr(test)))


def some_answers(rule: dict[str, Any], seed: int) -> list[dict[str, Any]]:
    choice = random.Random(seed)
    by_fact: dict[str, list[Any]] = {}
    for test in fact_tests_in(rule):
        by_fact.setdefault(test["fact"], []).extend(candidates(test))
    drawn = ({fact: choice.choice(values) for fact, values in by_fact.items()} for _ in range(ANSWERS_A_RULE))
    return [{fact: value for fact, value in answers.items() if value is not MISSING} for answers in drawn]


TRUTHS = """([rule, answers]) => answers.map((given) => tested.truth(rule, new Map(Object.entries(given))))"""


def as_shipped(rule: dict[str, Any]) -> dict[str, Any]:
    return READ(rule).model_dump(mode="json", by_alias=True, exclude_unset=True)


def test_the_generated_rules_use_every_operator():
    assert {sort: tuple(operators) for sort, operators in OPERANDS.items()} == OPERATORS_BY_TYPE


def test_no_difference_over_random_rules_and_answers(evaluators: Page):
    compared, seen = 0, set()

    @settings(max_examples=RULES_A_RUN, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(rules, st.integers(0, 2**32))
    def no_difference(rule, seed):
        nonlocal compared
        answers = some_answers(rule, seed)
        condition = READ(rule)
        python = [truth(condition, given_answers) for given_answers in answers]
        javascript = evaluators.evaluate(TRUTHS, [as_shipped(rule), answers])
        differing = [case for case in zip(answers, python, javascript, strict=True) if case[1] is not case[2]]
        assert differing == []
        compared += len(answers)
        seen.update(python)

    no_difference()
    assert compared >= COMPARISONS_AT_LEAST
    assert seen == {True, False, None}, "the random answers must reach all three truths"


CHANGES = """([rule, answers, candidates]) => {
  const before = new Map(Object.entries(answers));
  const open = tested.openFacts(rule, before);
  const changed = [];
  for (const [fact, values] of Object.entries(candidates)) {
    for (const value of values) {
      if (!before.has(fact) && !open.has(fact) && tested.truth(rule, new Map(before).set(fact, value)) !== tested.truth(rule, before)) {
        changed.push([fact, value]);
      }
    }
  }
  return [changed, [...open]];
}"""


def test_a_question_that_is_not_asked_cannot_change_a_truth(evaluators: Page):
    @settings(max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(rules, st.integers(0, 2**32))
    def nothing_changes(rule, seed):
        by_fact: dict[str, list[Any]] = {}
        for test in fact_tests_in(rule):
            by_fact.setdefault(test["fact"], []).extend(v for v in candidates(test) if v is not MISSING)
        for answers in some_answers(rule, seed)[:5]:
            changed, open_facts = evaluators.evaluate(CHANGES, [as_shipped(rule), answers, by_fact])
            assert changed == []
            assert not set(open_facts) & set(answers), "what is answered is not asked again"

    nothing_changes()


def test_the_order_of_questions(evaluators: Page):
    """The author's tier, then how many open benefits, then the order of the file; what is settled is not asked."""
    rules = [[("late", "many")], [("many", "first")], [("many", "second"), ("done", "hidden")]]
    benefits = [
        {"id": str(at), "rule": {"all": [{"all": [{"fact": fact, "is": True} for fact in facts]} for facts in rule]}}
        for at, rule in enumerate(rules)
    ]
    benefits.append({"id": "decided", "rule": {"all": [{"fact": "done", "is": False}, {"fact": "hidden", "is": True}]}})
    benefits.append({"id": "none"})
    order = ["late", "second", "hidden", "first", "many", "done", "unused"]
    questions = [{"id": fact, "tier": 2 if fact == "late" else 1} for fact in order]
    asked = evaluators.evaluate(
        """([questions, benefits]) => tested.openQuestions(questions, benefits, new Map([['done', true]]))
             .map(({question, benefits: open}) => [question.id, open.map(({id}) => id)])""",
        [questions, benefits],
    )
    assert asked == [["many", ["0", "1", "2"]], ["second", ["2"]], ["hidden", ["2"]], ["first", ["1"]], ["late", ["0"]]]


def test_both_know_the_same_days(evaluators: Page):
    texts = [f"{y:04}-{m:02}-{d:02}" for y in (0, 1, 1900, 2000, 2023, 2024, 9999) for m in range(14) for d in (0, 1, 28, 29, 30, 31, 32)]
    texts += ["2023-4-1", "20230401", "2023-04-01T00:00", " 2023-04-01", "2023-04-01\n", "２０２３-04-01", "-2023-04-01", ""]
    condition = READ({"fact": "d", "on_or_before": "9999-12-31", "quote": "q"})
    python = [truth(condition, {"d": text}) is True for text in texts]
    assert evaluators.evaluate("(texts) => texts.map(tested.isIsoDate)", texts) == python


# --- the real content -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(real_content: Path) -> Site:
    return derive(validate(load(real_content)))


def test_the_examples_of_the_content_hold_in_both(evaluators: Page, site: Site):
    ((_, script),) = questionnaire_data.files(site)
    evaluators.add_script_tag(content=script.decode())
    examples = [
        (entry.key, own.benefit, example)
        for entry in site.measures.values()
        for own in entry.benefits
        for example in own.benefit.examples
    ]
    assert examples
    cases = [[key, benefit.id, shipped(example.answers)] for key, benefit, example in examples]
    javascript = evaluators.evaluate(
        """(cases) => cases.map(([key, id, answers]) => {
          const measure = questionnaireData.measures.find((entry) => entry.key === key);
          return tested.verdict(measure.benefits.find((entry) => entry.id === id), new Map(Object.entries(answers)));
        })""",
        cases,
    )
    wrong = [
        f"{key}/{benefit.id} {example.answers}: expected {example.verdict}, Python {python}, JavaScript {found}"
        for (key, benefit, example), found in zip(examples, javascript, strict=True)
        if {python := verdict(benefit, example.answers), found} != {example.verdict}
    ]
    assert wrong == []


def shipped(answers: dict[str, Any]) -> dict[str, Any]:
    return {fact: value.isoformat() if isinstance(value, date) else value for fact, value in answers.items()}
