"""The two evaluators give the same truths: over the cases beside the rules, over random rules and answers at, below and
above every bound, and over the examples of the real content.
"""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from in_one_piece import call
from policy_explorer.derive.site import WholeSite
from policy_explorer.model import OPERATORS_BY_TYPE, Length
from policy_explorer.model.answers import parse_answers
from policy_explorer.render.judging_data import compact_rule
from policy_explorer.rules.dated import dated
from policy_explorer.rules.evaluate import truth, verdict
from policy_explorer.rules.lengths import count_of, day_after, first_start, last_start
from rule_engine import engine  # noqa: F401
from support import site_render
from support.random_rules import (
    OPERANDS,
    READ,
    TIMED,
    as_shipped,
    reference_dates,
    rules,
    some_answers,
    timed_rules,
)
from support.repeatable import REPEATABLE
from support.rule_cases import rule_cases
from support.usual_run import of_examples

RULES_A_RUN, ANSWERS_A_RULE = of_examples(240), 100
COMPARISONS_AT_LEAST = of_examples(20_000)
TRUTHS_ON = """([rule, answers, days]) => {
  const table = tested.tableOf([{rule}]);
  return days.map((day) => {
    const onDay = tested.datedRule(rule, day);
    table.setDay(day);
    return answers.map((given) => {
      const known = new Map(Object.entries(given));
      const found = tested.truth(onDay, known);
      const code = table.judge(known).verdicts[0];
      const verdict = found === null ? 'maybe' : found ? 'yes' : 'no';
      if (tested.VERDICTS[code] !== verdict) throw new Error(`the table says ${tested.VERDICTS[code]} on ${day}`);
      return found;
    });
  });
}"""
TRUTHS = "([rule, answers]) => answers.map((given) => tested.truth(rule, new Map(Object.entries(given))))"


def test_the_cases_beside_the_rules_hold_in_the_browser(engine: Page):
    cases = rule_cases()
    found = engine.evaluate(
        """(cases) => cases.map(([rule, answers, day]) =>
          tested.truth(day ? tested.datedRule(rule, day) : rule, new Map(Object.entries(answers))))""",
        [[as_shipped(case.rule), shipped(case.answers), case.day and case.day.isoformat()] for case in cases],
    )
    assert [case.name for case, met in zip(cases, found, strict=True) if met is not case.truth] == []


def test_the_generated_rules_use_every_operator():
    drawn = {sort: (*operators, *(TIMED if sort == "date" else ())) for sort, operators in OPERANDS.items()}
    assert {sort: set(operators) for sort, operators in drawn.items()} == {
        sort: set(operators) for sort, operators in OPERATORS_BY_TYPE.items()
    }


def test_no_difference_over_random_rules_and_answers(engine: Page):
    compared, seen = 0, set()

    @settings(REPEATABLE, max_examples=RULES_A_RUN)
    @given(rules, st.integers(0, 2**32))
    def no_difference(rule, seed):
        nonlocal compared
        answers = some_answers(rule, seed, ANSWERS_A_RULE)
        condition = READ(rule)
        python = [truth(condition, parse_answers(given_answers)) for given_answers in answers]
        javascript = call(engine, TRUTHS, [as_shipped(rule), answers])
        differing = [case for case in zip(answers, python, javascript, strict=True) if case[1] is not case[2]]
        assert differing == []
        compared += len(answers)
        seen.update(python)

    no_difference()
    assert compared >= COMPARISONS_AT_LEAST
    assert seen == {True, False, None}, "the random answers must reach all three truths"


def test_no_difference_over_lengths_and_ages_on_random_days(engine: Page):
    """The table of all rules, which keeps what it knows from day to day, agrees too."""
    compared, seen = 0, set()

    @settings(REPEATABLE, max_examples=RULES_A_RUN)
    @given(timed_rules, st.integers(0, 2**32), st.tuples(reference_dates, reference_dates))
    def no_difference(rule, seed, days):
        nonlocal compared
        answers = some_answers(rule, seed, ANSWERS_A_RULE, days[0])
        condition = READ(rule)
        python = [
            [truth(dated(condition, day), parse_answers(given_answers)) for given_answers in answers] for day in days
        ]
        javascript = call(engine, TRUTHS_ON, [as_shipped(rule), answers, [day.isoformat() for day in days]])
        for day, expected, found in zip(days, python, javascript, strict=True):
            differing = [case for case in zip(answers, expected, found, strict=True) if case[1] is not case[2]]
            assert differing == [], day
            compared += len(answers)
            seen.update(expected)

    no_difference()
    assert compared >= 2 * COMPARISONS_AT_LEAST
    assert seen == {True, False, None}, "the random answers must reach all three truths"


COMPACT = """([tests, rules, answers, days]) => {
  const table = tested.createRuleTable(tests, rules);
  return days.map((day) => {
    table.setDay(day);
    return answers.map((given) =>
      [...table.judge(new Map(Object.entries(given))).verdicts].map((code) => tested.VERDICTS[code]));
  });
}"""


def test_no_difference_over_the_compact_rules_of_a_large_site(engine: Page):
    """Several rules in one table, as the build writes them, counts and lengths among them, from day to day."""
    seen = set()

    @settings(REPEATABLE, max_examples=25)
    @given(
        st.lists(timed_rules, min_size=2, max_size=4),
        st.integers(0, 2**32),
        st.tuples(reference_dates, reference_dates),
    )
    def no_difference(written, seed, days):
        conditions = [READ(rule) for rule in written]
        tests: dict[str, int] = {}

        def placed(part: Any) -> Any:
            if isinstance(part, str):
                return tests.setdefault(part, len(tests))
            return [part[0], *map(placed, part[1:])] if isinstance(part, tuple) else part

        rules_of_table = [placed(compact_rule(condition)) for condition in conditions]
        answers = some_answers({"all": written}, seed, 40, days[0])
        python = [
            [[verdict(dated(rule, day), parse_answers(given)) for rule in conditions] for given in answers]
            for day in days
        ]
        shipped_tests = [json.loads(test) for test in tests]
        found = call(engine, COMPACT, [shipped_tests, rules_of_table, answers, [day.isoformat() for day in days]])
        assert found == python
        seen.update(each for rows in python for row in rows for each in row)

    no_difference()
    assert seen == {"yes", "maybe", "no"}


LENGTH_OF_TIMES = """([cases]) => cases.map(([length, day, start]) => [
  tested.lastStart(length, day), tested.firstStart(length, day), tested.later(start, length),
])"""


def test_both_count_the_same_lengths(engine: Page):
    """Around every end of February and of a month with 30 days, and at the ends of the calendar."""
    days = [
        date(year, month, day)
        for year in (1, 2, 1900, 2000, 2023, 2024, 2100, 9999)
        for month, day in ((1, 1), (1, 31), (2, 27), (2, 28), (3, 1), (3, 30), (4, 30), (12, 31))
    ]
    days += [date(2000, 2, 29), date(2024, 2, 29)]
    counts = [("years", each) for each in (1, 3, 4, 100)] + [("months", each) for each in (1, 6, 11, 12, 1200)]
    counts += [("days", each) for each in (1, 30, 365, 36500)]
    cases = [
        (Length.model_validate({unit: count}), day, start) for unit, count in counts for day, start in pairwise(days)
    ]
    python = [
        [last_start(count_of(length), day), first_start(count_of(length), day), day_after(length, start)]
        for length, day, start in cases
    ]
    written = [
        [length.model_dump(exclude_none=True), day.isoformat(), start.isoformat()] for length, day, start in cases
    ]
    javascript = call(engine, LENGTH_OF_TIMES, [written])
    assert javascript == [[found and found.isoformat() for found in each] for each in python]


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
    javascript = call(
        engine,
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
