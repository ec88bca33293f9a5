"""A rule and a reference date -> the rule on that date, whose tests of lengths and ages are plain tests of dates. Pure.

成立满3年 is on 2026-11-30 the same as 2023-11-30及以前成立. So whatever judges, explains or proves knows only tests of dates, and
gets a rule on a date. A rule without such tests is itself on every date. `static/js/rules/dated.js` is the twin in the
browser; docs/decisions/lengths-as-dates.md gives the reasons.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from policy_explorer.model import Condition, DatedTest, FactTest, Length, tests_in
from policy_explorer.model.answers import Answer
from policy_explorer.model.rules import ATTRIBUTES, DAY_OPERATORS, DURATION_OPERATORS, with_parts
from policy_explorer.rules.lengths import MONTHS, Count, count_of, first_start, full_day, last_start
from policy_explorer.rules.spec import SPEC, Relation

ONE_DAY = timedelta(days=1)
NEXT_YEAR: dict[Relation, Relation] = {">": ">=", "<=": "<"}  # more than 45 full years are 46 or more


def is_timed(test: FactTest) -> bool:
    """Return whether a test is about the time from its date to the reference date."""
    return test.operator in DURATION_OPERATORS


def depends_on_day(rule: Condition) -> bool:
    """Return whether the verdict of a rule depends on the reference date."""
    return any(map(is_timed, tests_in(rule)))


def dated(rule: Condition, day: date | None) -> Condition:
    """Return the rule on a day; without a day it stays as it is, and tests of lengths are unknown."""
    return dated_part(rule, day) if day and depends_on_day(rule) else rule


def dated_part(condition: Condition, day: date) -> Condition:
    if isinstance(condition, FactTest):
        return dated_test(condition, day)
    return with_parts(condition, lambda part: dated_part(part, day))


def dated_test(test: FactTest, day: date) -> FactTest:
    """Return a test on a day; one that does not depend on the day is itself."""
    if not is_timed(test):
        return test
    operator, bound = bound_on(test, day)
    fields: dict[str, Any] = {"fact": test.fact, "quote": test.quote, ATTRIBUTES[operator]: bound}
    return DatedTest.model_construct(set(fields), **fields, written=test, on=day)


def bound_on(test: FactTest, day: date) -> tuple[str, date]:
    """Return the operator and the operand of the test of dates that a timed test is on a day.

    A length is full from all days up to `last_start`, and was full before `day` from all days before `first_start`. Where
    these would lie before the year 1, it is full from no day.
    """
    relation, count = counted(test)
    if relation in (">=", "<"):
        bound = last_start(count, day)
        if bound is not None:
            return ("on_or_before" if relation == ">=" else "after"), bound
    else:
        bound = first_start(count, day)
    return ("before" if relation in (">=", ">") else "on_or_after"), bound or date.min


def counted(test: FactTest) -> tuple[Relation, Count]:
    """Return what a timed test asks of the time since a date: how it compares with which length."""
    relation, operand = SPEC.operators[test.operator].relation, test.operand
    if isinstance(operand, Length):
        return relation, count_of(operand)
    assert isinstance(operand, int)
    # More than 45 full years are 46 or more.
    return (
        (NEXT_YEAR[relation], Count(MONTHS * (operand + 1)))
        if relation in NEXT_YEAR
        else (relation, Count(MONTHS * operand))
    )


def turns_on(test: FactTest, answer: Answer, wanted: bool) -> date | None:
    """Return the day from which a dated test comes out as `wanted` for an answer, as time goes by; None if there is none."""
    if not isinstance(test, DatedTest) or not isinstance(answer, date):
        return None
    relation, count = counted(test.written)
    if (relation in (">=", ">")) is not wanted:
        return None  # what is too long ago does not become shorter
    full = full_day(count, answer)
    if relation in (">=", "<"):
        return full
    return full + ONE_DAY if full < date.max else None


class Moving(NamedTuple):
    """The last date that a timed test of this length counts as long ago: `last_start`, or the day before `first_start`."""

    length: Count
    strict: bool

    def on(self, day: date) -> int:
        found = first_start(self.length, day) if self.strict else last_start(self.length, day)
        return found.toordinal() - self.strict if found else 0


Boundary = Moving | int  # a day by its ordinal; dates up to it are told apart from those after it


def proof_days(rule: Condition, first: date, last: date) -> tuple[date, ...]:
    """Return days on which a rule has between them all that it can ever be from `first` to `last`.

    On two days on which the bounds of each fact are in the same order, the rule is the same formula. Every day is looked at,
    so lengths of days, months and years, and fixed days, may stand side by side. None if the rule does not depend on the day.
    """
    by_fact: dict[str, dict[Boundary, None]] = {}
    for test in tests_in(rule):
        if is_timed(test) or test.operator in DAY_OPERATORS:
            by_fact.setdefault(test.fact, {})[boundary(test)] = None
    timed = [tuple(bounds) for bounds in by_fact.values() if any(isinstance(bound, Moving) for bound in bounds)]
    crossing = tuple(bounds for bounds in timed if len(bounds) > 1)
    if not crossing:
        return (first,) if timed else ()
    return days_of_orders(crossing, first, max(first, last))


def boundary(test: FactTest) -> Boundary:
    operand = test.operand
    if isinstance(operand, date):
        return operand.toordinal() - (test.operator in ("before", "on_or_after"))
    relation, count = counted(test)
    return Moving(count, strict=relation in (">", "<="))


@lru_cache(maxsize=256)  # the measures of a notice often ask for the same lengths
def days_of_orders(by_fact: tuple[tuple[Boundary, ...], ...], first: date, last: date) -> tuple[date, ...]:
    """Return, of all days from `first` to `last`, the first one with each order of the bounds of each fact."""
    found: dict[tuple[tuple[int, ...], ...], date] = {}
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        found.setdefault(tuple([order(bounds, day) for bounds in by_fact]), day)
    return tuple(found.values())


def order(bounds: tuple[Boundary, ...], day: date) -> tuple[int, ...]:
    """Return the rank of each bound on a day; equal bounds have equal ranks."""
    values = [bound if isinstance(bound, int) else bound.on(day) for bound in bounds]
    ranked = sorted(set(values))
    return tuple([ranked.index(value) for value in values])
