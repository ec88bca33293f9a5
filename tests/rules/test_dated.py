"""Tests of lengths and ages on a reference date, compared with counting the days, and with what 民法典 says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings

from policy_explorer import model
from policy_explorer.model import Condition, DatedTest, FactTest
from policy_explorer.rules.analyse import Flaw, conflicts, flaws
from policy_explorer.rules.dated import dated, dated_test, depends_on_day, proof_days, turns_on
from policy_explorer.rules.evaluate import truth
from support.proof_rules import FIRST, LAST, QUESTIONS, READ, rule_of, timed_rules

DAY = timedelta(days=1)
MEETS = {  # of the day on which a length is full, and the reference date
    "at_least": lambda full, day: day >= full,
    "more_than": lambda full, day: day > full,
    "at_most": lambda full, day: day <= full,
    "less_than": lambda full, day: day < full,
}
OF_AGES = {
    "at_least": lambda age, bound: age >= bound,
    "more_than": lambda age, bound: age > bound,
    "at_most": lambda age, bound: age <= bound,
    "less_than": lambda age, bound: age < bound,
}
AROUND_FEBRUARY = [
    date(year, 2, 20) + timedelta(days=days) for year in (2019, 2020, 2023, 2024, 2028, 2100) for days in range(16)
]
LENGTHS = [
    {"years": 1},
    {"years": 4},
    {"years": 5},
    {"months": 1},
    {"months": 12},
    {"months": 47},
    {"days": 1},
    {"days": 366},
]


def written_test(operator: str, operand: Any) -> FactTest:
    found = READ.validate_python({"fact": "opened", operator: operand, "quote": "原文"})
    assert isinstance(found, FactTest)
    return found


def full_on(start: date, length: dict[str, int]) -> date:
    """The day on which a length is full, counted as 民法典 第二百零二条 puts it, without the code under test."""
    if "days" in length:
        return start + timedelta(days=length["days"])
    months = start.month - 1 + length.get("months", 0) + 12 * length.get("years", 0)
    year, month = start.year + months // 12, months % 12 + 1
    found = start.day
    while True:
        try:
            return date(year, month, found)
        except ValueError:
            found -= 1


@pytest.mark.parametrize("length", LENGTHS, ids=str)
@pytest.mark.parametrize("end", MEETS)
def test_a_length_is_full_when_counting_says_so(length, end):
    """For every day around the end of February, whether or not there is a 29th, and starts on every day near the bound."""
    test = written_test(f"elapsed_{end}", length)
    for day in AROUND_FEBRUARY:
        on_day = dated_test(test, day)
        assert isinstance(on_day, DatedTest)
        bound = on_day.operand
        assert isinstance(bound, date)
        for step in (-40, -3, -2, -1, 0, 1, 2, 3, 40):
            start = bound + step * DAY
            assert truth(on_day, {"opened": start}) is MEETS[end](full_on(start, length), day), (day, start)


@pytest.mark.parametrize(
    ("start", "length", "last_not_full"),
    [
        ("2023-11-30", {"years": 3}, "2026-11-29"),
        ("2020-02-29", {"years": 3}, "2023-02-27"),
        ("2020-02-29", {"years": 4}, "2024-02-28"),
        ("2023-01-31", {"months": 1}, "2023-02-27"),
        ("2024-01-31", {"months": 1}, "2024-02-28"),
        ("2023-11-30", {"days": 90}, "2024-02-27"),
    ],
)
def test_the_day_before_it_is_full_and_the_day_itself(start, length, last_not_full):
    begun, eve = date.fromisoformat(start), date.fromisoformat(last_not_full)

    def truths(operator):
        return [
            truth(dated(written_test(operator, length), day), {"opened": begun})
            for day in (eve, eve + DAY, eve + 2 * DAY)
        ]

    assert truths("elapsed_at_least") == [False, True, True]
    assert truths("elapsed_more_than") == [False, False, True]
    assert truths("elapsed_at_most") == [True, True, False]
    assert truths("elapsed_less_than") == [True, False, False]


def age_on(born: date, day: date) -> int:
    """Full years; who was born on a 29 February is a year older on the 28th where there is none."""
    years = day.year - born.year
    return years - (full_on(born, {"years": years}) > day)


@pytest.mark.parametrize("end", OF_AGES)
@pytest.mark.parametrize("bound", [0, 1, 18, 45, 60])
def test_an_age_is_in_full_years(end, bound):
    test = written_test(f"age_{end}", bound)
    for day, around in product([date(2024, 2, 28), date(2024, 2, 29), date(2023, 2, 28), date(2026, 11, 30)], (0, 1)):
        birthday = full_on(date(day.year - bound - around, day.month, min(day.day, 28)), {"years": 0})
        for step in range(-3, 4):
            born = birthday + step * DAY
            if born <= day:
                expected = OF_AGES[end](age_on(born, day), bound)
                assert truth(dated(test, day), {"opened": born}) is expected, (day, born)


def test_45_or_under_means_not_yet_46():
    test = written_test("age_at_most", 45)
    assert truth(dated(test, date(2026, 11, 29)), {"opened": date(1980, 11, 30)}) is True
    assert truth(dated(test, date(2026, 11, 30)), {"opened": date(1980, 11, 30)}) is False


def test_without_a_reference_date_a_length_is_unknown():
    test = written_test("elapsed_at_least", {"years": 3})
    assert truth(test, {"opened": date(1999, 1, 1)}) is None
    assert dated(test, None) is test


def test_a_rule_without_lengths_is_itself_on_every_day():
    rule = rule_of({"fact": "opened", "after": "2023-01-02"}, {"manual": "由部门判断"})
    assert not depends_on_day(rule)
    assert dated(rule, date(2026, 11, 30)) is rule
    assert proof_days(rule, date(2023, 1, 1), date(2030, 1, 1)) == ()


@pytest.mark.parametrize("end", MEETS)
@pytest.mark.parametrize("day", [date.min, date(99, 3, 1), date.max])
def test_at_the_ends_of_the_calendar(end, day):
    """No length of a hundred years is full in the year 1, on whatever day it began."""
    test = dated(written_test(f"elapsed_{end}", {"years": 100}), day)
    start = date(1, 1, 1)
    assert truth(test, {"opened": start}) is MEETS[end](
        day.replace(year=101, month=1, day=1) if day < date.max else start, day
    )


# --- as time goes by --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", MEETS)
@pytest.mark.parametrize("wanted", [True, False])
def test_the_day_from_which_a_test_comes_out_otherwise(end, wanted):
    for length, start in product(LENGTHS, [date(2020, 2, 29), date(2023, 1, 31), date(2023, 12, 1)]):
        written = written_test(f"elapsed_{end}", length)
        found = turns_on(dated_test(written, start), start, wanted)
        if (end in ("at_least", "more_than")) is not wanted:
            assert found is None, (length, start)
        else:
            around = [truth(dated(written, found + days * DAY), {"opened": start}) for days in (-1, 0, 400)]
            assert around == [not wanted, wanted, wanted], (length, start)


def test_waiting_changes_nothing_of_a_fixed_day():
    assert turns_on(written_test("after", "2023-01-01"), date(2020, 1, 1), True) is None
    assert turns_on(dated_test(written_test("age_at_least", 18), date(2026, 1, 1)), None, True) is None


# --- proofs -----------------------------------------------------------------------------------------------------------


def on_every_day(rule) -> Iterator[Condition]:
    return (dated(rule, FIRST + at * DAY) for at in range((LAST - FIRST).days + 1))


def starts_of(on_day) -> set[date]:
    """Dates beside every bound of a rule on a day, and at it."""
    bounds: list[Any] = [test.operand for test in model.tests_in(on_day)]
    return {bound + step * DAY for bound in bounds for step in (-1, 0, 1)}


def outcomes_seen(days: Iterable[Condition]) -> set[tuple[bool | None, ...]]:
    """Every combination of outcomes of the tests that any date gives on one of these days."""
    return {
        tuple(truth(test, {"opened": start}) for test in model.tests_in(on_day))
        for on_day in days
        for start in starts_of(on_day)
    }


@settings(max_examples=12, deadline=None, derandomize=True)
@given(timed_rules)
def test_the_days_of_a_proof_show_all_that_a_rule_can_be_on_any_day(rule):
    shown = outcomes_seen(dated(rule, day) for day in proof_days(rule, FIRST, LAST))
    assert shown == (outcomes_seen(on_every_day(rule)) if depends_on_day(rule) else set())


@settings(max_examples=12, deadline=None, derandomize=True)
@given(timed_rules)
def test_flaws_over_all_days_are_those_that_trying_every_day_finds(rule):
    if not depends_on_day(rule):
        return
    truths = {truth(on_day, {"opened": start}) for on_day in on_every_day(rule) for start in starts_of(on_day)}
    found = {flaw.kind for flaw in flaws(rule, QUESTIONS, False, proof_days(rule, FIRST, LAST))}
    assert ("never_met" in found) is (True not in truths)
    assert True not in truths or ("never_refused" in found) is (False not in truths)


def opened(**operator):
    return {"fact": "opened", **operator}


@pytest.mark.parametrize(
    ("rule", "last", "found"),
    [
        # Who opened from 2023-01-02 on has been open for a year only from 2024-01-02 on.
        (
            rule_of(opened(on_or_after="2023-01-02"), opened(elapsed_at_least={"years": 1})),
            date(2024, 1, 1),
            "never_met",
        ),
        (rule_of(opened(on_or_after="2023-01-02"), opened(elapsed_at_least={"years": 1})), date(2024, 1, 2), None),
        (rule_of(opened(elapsed_at_least={"years": 3}), opened(elapsed_less_than={"months": 36})), LAST, "never_met"),
        (rule_of(opened(elapsed_at_least={"years": 3}), opened(elapsed_at_least={"years": 2})), LAST, "implied"),
        (rule_of(opened(elapsed_at_least={"years": 1}), opened(elapsed_at_most={"years": 2})), LAST, None),
        # 365 days are not always a year, so neither test implies the other; 366 days always are at least one.
        (
            rule_of(opened(elapsed_at_least={"days": 365}), opened(elapsed_at_least={"years": 1})),
            date(2025, 1, 1),
            "implied",
        ),
        (rule_of(opened(elapsed_at_least={"days": 30}), opened(elapsed_at_least={"months": 1})), LAST, None),
    ],
)
def test_what_can_be_on_no_day_is_a_flaw(rule, last, found):
    proved = [flaw.kind for flaw in flaws(rule, QUESTIONS, False, proof_days(rule, FIRST, last))]
    assert proved == ([found] if found else [])


def test_conditions_of_two_places_can_be_met_on_some_day():
    rule = rule_of(opened(on_or_after="2023-01-02"), opened(elapsed_at_least={"years": 1}))
    assert list(conflicts(rule, QUESTIONS, proof_days(rule, FIRST, date(2023, 12, 31)))) == [Flaw("conflict", ())]
    assert list(conflicts(rule, QUESTIONS, proof_days(rule, FIRST, date(2024, 12, 31)))) == []
