"""Compute what judging needs of the rules of a large site, in tables and without wording. No effects.

A place is an index from 0:

    tests  the distinct tests of all rules, each with fact and operator
    days   the distinct days; -1 is the place of a day that the text does not give
    used_up  the days from which budgets are used up
    payouts  what tells which answers a payout still needs, each once
    paid     the benefits with a payout: place of the measure, place of the benefit, place of the payout
    worth    the benefits that are a fixed sum: place of the measure, place of the benefit, the sum in yuan
    pauses   the times at which a benefit is over and resumes: place of the measure, place of the benefit, first and last day
    afterwards  the times at which its term is over and one can still apply, now or later, likewise
    rows   one for each measure: place of its document, number, places of the days from and until, rules of its benefits
           in compact form, and, if a benefit has a period of its own, [place of the benefit, from, until]…

A compact rule is null if there is no rule, the place of a test, -1 for a manual condition, or [0, …] for `all`, [1, …] for
`any`, [2, …] for `not`, [3, n, …] for at least n of a `count`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from policy_explorer.derive.afterwards import as_of_stretch, later_times
from policy_explorer.derive.days import ONE_DAY
from policy_explorer.derive.gives import fixed_worth
from policy_explorer.derive.page_values import DocumentPage
from policy_explorer.derive.site import SiteMeasure
from policy_explorer.derive.term import Term, pauses
from policy_explorer.model import Condition, CountOf, FactTest, Manual, parts
from policy_explorer.model.rules import CONNECTIVES
from policy_explorer.render.payout_entries import needs_of_payout
from policy_explorer.rules.spec import SPEC
from policy_explorer.text.data_script import compact
from policy_explorer.text.days import next_day

ABSENT = -1  # the place of a day that the text does not give
COMPACT = {kind: SPEC.connectives.index(name) for kind, name in CONNECTIVES.items()}


class JudgingRow(Struct, frozen=True, array_like=True):
    """What judging needs of one measure.

    Days are ISO text, "" where there is none. In rules a test is its JSON text. `own_periods` are (place of the benefit, from, until); `used_up` are the days
    from which budgets are used up; `pauses` and `afterwards` are (place of the benefit, first day, last day); `payouts` are
    (place of the benefit, JSON text), `worth` (place of the benefit, sum in yuan).
    """

    document: str
    number: int
    period: tuple[str, str]
    rules: tuple[Any, ...]
    own_periods: tuple[tuple[int, str, str], ...]
    used_up: tuple[str, ...]
    pauses: tuple[tuple[int, str, str], ...]
    afterwards: tuple[tuple[int, str, str], ...]
    payouts: tuple[tuple[int, str], ...] = ()
    worth: tuple[tuple[int, float], ...] = ()


def judging_row(entry: SiteMeasure) -> JudgingRow:
    own_periods = (
        (place, *judged_days(site_benefit.period))
        for place, site_benefit in enumerate(entry.benefits)
        if site_benefit.period != entry.longest_period
    )
    rules = (site_benefit.rule for site_benefit in entry.benefits)
    return JudgingRow(
        entry.document.id,
        entry.measure.number,
        judged_days(entry.longest_period),
        tuple(rule and compact_rule(rule) for rule in rules),
        tuple(own_periods),
        tuple(sorted({day.isoformat() for each in entry.benefits for day in used_up_days(each.period)})),
        tuple((place, *days) for place, each in enumerate(entry.benefits) for days in judged_pauses(each.period)),
        tuple((place, *days) for place, each in enumerate(entry.benefits) for days in judged_later(each.period)),
        tuple(judged_payouts(entry)),
        tuple((place, worth) for place, each in enumerate(entry.benefits) if (worth := fixed_worth(each.benefit))),
    )


def judged_payouts(entry: SiteMeasure) -> Iterator[tuple[int, str]]:
    """Yield the place of each benefit with a payout, and what tells which answers that needs."""
    for place, each in enumerate(entry.benefits):
        if each.benefit.payout is not None:
            yield place, needs_of_payout(each.benefit.payout)


def used_up_days(term: Term) -> Iterator[date]:
    return (day for day in (term.used_up, *(each.used_up for each in term.earlier)) if day)


def judged_pauses(term: Term) -> list[tuple[str, str]]:
    """Return the first and the last day of each time at which a term is over and resumes, none for one that an answer decides."""
    return [] if term.fact else [(first.isoformat(), last.isoformat()) for first, last in pauses(term)]


def judged_later(term: Term) -> list[tuple[str, str]]:
    """Return the first and the last day of each time at which a term is over and one can still apply, now or later."""
    parts = [(as_of_stretch(term, each), each.resumes - ONE_DAY) for each in term.earlier] + [(term, date.max)]
    found = []
    for part, limit in parts:
        last = max((span.last or date.max for span in later_times(part)), default=date.min)
        first = next_day(part.until) if part.until else date.max
        if first <= min(last, limit):
            found.append((first.isoformat(), min(last, limit).isoformat()))
    return found


def judged_days(term: Term) -> tuple[str, str]:
    """Return the first and the last day on which a term holds as far as lists are concerned, "" where there is none.

    A term that is compared with an answer has neither: the reference date says nothing about it.
    """
    if term.fact:
        return "", ""
    before = term.used_up and term.used_up - ONE_DAY
    last = min(term.until, before) if term.until and before else term.until or before
    return term.begins.isoformat() if term.begins else "", last.isoformat() if last else ""


def judging_tables(documents: Iterable[DocumentPage], rows: Iterable[JudgingRow]) -> dict[str, Iterable[str]]:
    """Return the tables `tests`, `days` and `rows` of all measures, and the others where they hold anything.

    Tests and days are in the order of first use.
    """
    places = {page.notice.document.id: place for place, page in enumerate(documents)}
    tests: dict[str, int] = {}
    days: dict[str, int] = {}

    def day(text: str) -> int:
        return days.setdefault(text, len(days)) if text else ABSENT

    def rule(part: Any) -> Any:
        if type(part) is str:
            return tests.setdefault(part, len(tests))
        return [part[0], *map(rule, part[1:])] if isinstance(part, list | tuple) else part

    texts = []
    used_up: set[str] = set()
    paused: list[str] = []
    payouts: dict[str, int] = {}
    paid: list[str] = []
    later: list[str] = []
    worth: list[str] = []
    for at, row in enumerate(rows):
        used_up.update(row.used_up)
        paused += [compact([at, *pause]) for pause in row.pauses]
        paid += [compact([at, place, payouts.setdefault(needs, len(payouts))]) for place, needs in row.payouts]
        worth += [compact([at, *each]) for each in row.worth]
        later += [compact([at, *days]) for days in row.afterwards]
        values = [places[row.document], row.number, *map(day, row.period), list(map(rule, row.rules))]
        own_periods = [[place, day(begin), day(end)] for place, begin, end in row.own_periods]
        texts.append(compact([*values, own_periods] if own_periods else values))
    tables: dict[str, Iterable[str]] = {"tests": list(tests), "days": list(map(compact, days)), "rows": texts}
    if used_up:
        tables["used_up"] = list(map(compact, sorted(used_up)))
    if paused:
        tables["pauses"] = paused
    if paid:
        tables |= {"payouts": list(payouts), "paid": paid}
    if worth:
        tables["worth"] = worth
    if later:
        tables["afterwards"] = later
    return tables


def compact_rule(condition: Condition) -> Any:
    """Return the compact form of a rule, but with the JSON text of each test, and tuples instead of lists."""
    if isinstance(condition, Manual):
        return -1
    if isinstance(condition, FactTest):
        return compact(test_entry(condition))
    least = (condition.at_least,) if isinstance(condition, CountOf) else ()
    return (COMPACT[type(condition)], *least, *map(compact_rule, parts(condition)))


def test_entry(test: FactTest) -> dict[str, Any]:
    return {"fact": test.fact, test.operator: test.written_operand}
