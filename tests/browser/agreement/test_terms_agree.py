"""The build and the browser give terms the same status in the same words, over cases and at the edges of random terms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from playwright.sync_api import Browser, Page

from in_one_piece import call
from joined_scripts import page_with
from policy_explorer.derive.afterwards import later_times
from policy_explorer.derive.site import WholeSite
from policy_explorer.derive.status import as_of_status, period_status, status_label, status_wording
from policy_explorer.derive.term import BenefitTerm, Term
from policy_explorer.derive.term_wording import term_wording
from policy_explorer.render import explorer_data
from policy_explorer.render.facets import facets
from policy_explorer.render.fragments import term_attributes
from policy_explorer.render.judging_data import judged_days, judged_later, judged_pauses
from support.repeatable import REPEATABLE
from support.terms import CASES, ONE, PAUSED, RESUMES, UNTIL, USED_UP, as_shipped, days, days_around, some_day, terms
from support.usual_run import of_examples

SOON_DAYS = 3
# How many terms, and how many comparisons at least.
TERMS, COMPARISONS_AT_LEAST = of_examples(800), of_examples(20_000)
ENTRY = """import {isOver, periodDays, periodStatus, stateOf, statusLabel} from '../core/periods.js';
import {periodWords, termWords} from '../core/period_words.js';
import {fillStates} from '../core/state_badges.js';
import {periodAttributes, periodOf} from '../core/period_attributes.js';
import {bestDay, createColumns, stateFacet} from '../explorer/columns.js';
import {filterMeasures} from '../explorer/filter.js';
import {orderOf} from '../explorer/sort.js';
import {dayLines} from '../explorer/wording.js';
import {deadlineStatus, deadlineWords, lastPartStatus} from '../deadlines/deadline.js';
import {dayNumber, STATUSES} from '../core/periods.js';
import {createCatalogue} from '../questionnaire/catalogue.js';
const statusesOn = (period, days, soon) => days.map((day) => {
  const status = periodStatus(period, day, soon);
  return [stateOf(status), statusLabel(status), periodWords(period, day, soon)];
});
const attributesOf = (period) => {
  const element = document.createElement('span');
  Object.entries(periodAttributes(period)).forEach(([name, value]) => value !== undefined && element.setAttribute(name, value));
  return [element.outerHTML, JSON.stringify(periodDays(periodOf(element))) === JSON.stringify(periodDays(period))];
};
const judged = (period) => {
  const benefit = {id: 'b', period};
  const {from, until, pauses, afterwards} = createCatalogue({measures: [{key: 'd/1', document: 'd', benefits: [benefit], period}], documents: []});
  const day = (number) => Number.isFinite(number) ? new Date(number * 86400000).toISOString().slice(0, 10) : '';
  const times = (map, last) => (map.get(0) || []).map((days) => days.map((number) => day(number) || last));
  return [day(from[0]), day(until[0]), times(pauses), times(afterwards, '9999-12-31')];
};
const ofRows = (tables) => {
  const documents = [{id: 'd'}];
  const catalogue = createCatalogue({rows: [[0, 1, -1, -1, [null, null]]], tests: [], days: [], documents, ...tables});
  const text = (number) => new Date(number * 86400000).toISOString().slice(0, 10);
  const rows = (map) => [...map].flatMap(([at, times]) => times.map((days) => [0, at, ...days.map(text)]));
  return {pauses: rows(catalogue.pauses), afterwards: rows(catalogue.afterwards)};
};
const explored = (data, days, soon) => {
  const columns = createColumns(data);
  const on = (day) => {
    const states = stateFacet(columns, dayNumber(day), soon);
    const range = {chosen: new Map(), endsFrom: dayNumber(day), endsTo: null, hits: null};
    return {
      statuses: Array.from(states.values, (place) => states.options[place].id),
      order: orderOf(columns, 'deadline', dayNumber(day), null),
      ending: Array.from(filterMeasures(columns, [], range).matching),
    };
  };
  return {best: bestDay(columns), on: days.map(on)};
};
const counted = (counts) => Object.fromEntries(STATUSES.map((status) => [status, counts[status] || 0]));
const compared = (period, days, soon) =>
  [statusesOn(period, days, soon), termWords(period), attributesOf(period), judged(period)];
const lines = (counts, total) => dayLines(counted(counts), total, '2032-06-01', {chosen: false, isPast: false, holdingNow: 0, last: null});
const deadline = (until, day, soon, periods) => {
  const status = deadlineStatus(until, day, soon, periods.map((period) => lastPartStatus(period, day, soon)));
  return [status, deadlineWords(until, day, status)];
};
globalThis.tested = {statusesOn, compared, fillStates, explored, ofRows, lines, deadline};
"""


@pytest.fixture(scope="module")
def tested(browser: Browser) -> Iterator[Page]:
    with page_with(browser, ENTRY) as page:
        yield page


def in_browser(page: Page, function: str, *values: Any) -> Any:
    return call(page, "([name, values]) => tested[name](...values)", [function, values])


def in_build(term: Term, day: date) -> list[str]:
    status = period_status(term, day, SOON_DAYS)
    return [status.state, status_label(term, status), status_wording(term, status)]


@pytest.mark.parametrize(("term", "day", "state", "label", "words"), CASES)
def test_the_cases_hold_in_the_browser(tested: Page, term, day, state, label, words):
    found = in_browser(tested, "statusesOn", as_shipped(term), [day.isoformat()], 30)
    assert found == [[state, label, words]]


def test_no_difference_over_random_terms_and_days(tested: Page):
    compared = 0
    seen: set[str] = set()

    @settings(REPEATABLE, max_examples=TERMS)
    @given(terms())
    def no_difference(term: Term):
        nonlocal compared
        days = sorted(set(days_around(term, SOON_DAYS)))
        python = [in_build(term, day) for day in days]
        shipped = as_shipped(term)
        statuses, *others = in_browser(tested, "compared", shipped, [day.isoformat() for day in days], SOON_DAYS)
        assert [case for case in zip(days, python, statuses, strict=True) if case[1] != case[2]] == []
        times = [list(map(list, found(term))) for found in (judged_pauses, judged_later)]
        judged = [*judged_days(term), *times]
        shown = [f"<span{term_attributes(term)}></span>".replace("&#34;", "&quot;"), True]
        assert others == [term_wording(term), shown, judged]
        compared += len(days)
        seen.update(label for _, label, _ in python)

    no_difference()
    assert compared >= COMPARISONS_AT_LEAST
    assert len(seen) == 13, f"the random terms must reach every label: {sorted(seen)}"


@pytest.mark.parametrize(("term", "day", "state", "label", "words"), CASES)
def test_a_badge_shows_the_status_of_the_attributes(tested: Page, term, day, state, label, words):
    html = f"<p{term_attributes(term)}><b data-state-slot hidden></b><i data-state-slot=words hidden></i></p>"
    tested.clock.set_fixed_time(f"{day.isoformat()}T12:00:00")
    tested.evaluate("(html) => { document.body.innerHTML = html; }", html)
    tested.evaluate("(day) => tested.fillStates(document.body, day, 30)", day.isoformat())
    assert tested.evaluate("() => document.querySelector('p').dataset.state") == state
    assert tested.evaluate(
        "() => [...document.querySelectorAll('p > *')].map((slot) => [slot.textContent, slot.hidden])"
    ) == [
        [label, False],
        [words, False],
    ]


def test_a_large_site_gives_the_times_of_terms_in_tables(tested: Page):
    tables = {
        "pauses": [[0, 0, "2031-01-01", "2031-02-28"], [0, 1, "2031-01-01", "2031-01-01"]],
        "afterwards": [[0, 1, "2031-01-01", "2031-03-31"], [0, 1, "2032-01-01", "9999-12-31"]],
    }
    assert in_browser(tested, "ofRows", tables) == tables


# --- many terms at once, as the explorer has them -------------------------------------------------------------------


def with_terms(site: WholeSite, drawn: list[Term], superseded: date | None) -> tuple[WholeSite, list[Term]]:
    """The site with other terms, of which each document has one day on which it is superseded."""
    own = [replace(term, superseded_from=superseded) for term in drawn]
    rows = {
        key: replace(row, terms=(BenefitTerm(term, False, None),))
        for (key, row), term in zip(site.summaries.items(), own, strict=True)
    }
    documents = tuple(replace(page, period=replace(page.period, superseded_from=superseded)) for page in site.documents)
    return replace(site, summaries=rows, documents=documents), own


def status_id(term: Term, day: date) -> str:
    status = period_status(term, day, SOON_DAYS)
    state, part = status.state, as_of_status(term, status)
    if state == "ended" and status_label(term, status) == "额度已用完":
        return "used_up"
    return part.end if state == "open" and part.last_day is None else state


def last_known(term: Term, day: date) -> date:
    """The last day of a term as known on `day`, the end of time where there is none."""
    known = [term.superseded_from and term.superseded_from - ONE]
    if not term.fact:
        known += [term.until, term.used_up - ONE if term.used_up and term.used_up <= day else None]
    return min((each for each in known if each), default=date.max)


def part_on(term: Term, day: date) -> Term:
    return as_of_status(term, period_status(term, day, SOON_DAYS))


def deadline_key(term: Term, day: date) -> tuple[int, int]:
    """Sort what is over behind all else, the oldest last."""
    part = part_on(term, day)
    last = last_known(part, day)
    if status_id(term, day) == "afterwards":
        last = max(span.last or date.max for span in later_times(part))
    return (1, -last.toordinal()) if last < day else (0, last.toordinal())


def best_day(shown: list[Term], data_days: list[str]) -> dict[str, Any]:
    def applying(day: date) -> int:
        parts = [part_on(term, day) for term in shown]
        return sum(not part.fact and (part.begins or date.min) <= day <= last_known(part, date.max) for part in parts)

    counts = [(applying(date.fromisoformat(day)), day) for day in data_days]
    count, day = max(counts, default=(0, None))
    return {"day": day, "count": count}


def test_the_explorer_counts_sorts_and_filters_random_terms_as_the_build_words_them(tested: Page, undated: WholeSite):
    size = len(undated.summaries)

    @settings(REPEATABLE, max_examples=of_examples(100))
    @given(st.lists(terms(), min_size=size, max_size=size), some_day, st.lists(days, min_size=1, max_size=4))
    def agree(drawn: list[Term], superseded: date | None, asked: list[date]):
        other, shown = with_terms(undated, drawn, superseded)
        data = explorer_data.columns(other, facets(other))
        found = in_browser(tested, "explored", data, [day.isoformat() for day in asked], SOON_DAYS)
        assert found["best"] == best_day(shown, list(data["days"]))
        for day, on_day in zip(asked, found["on"], strict=True):
            assert on_day["statuses"] == [status_id(term, day) for term in shown]
            assert on_day["order"] == sorted(range(size), key=lambda at: deadline_key(shown[at], day))
            assert on_day["ending"] == [
                at for at, term in enumerate(shown) if term.until and not term.fact and term.until >= day
            ]

    agree()


@pytest.mark.parametrize(
    ("term", "label", "words"),
    [
        (Term(from_=date(2023, 4, 1), until=date(2023, 12, 31)), "当时有效", "当时有效，现已到期"),
        (Term(from_=date(2023, 4, 1), until=date(2039, 12, 31)), "当时有效", "当时有效，现在仍有效"),
        (Term(from_=date(2023, 4, 1), ends="indefinite"), "当时有效", "当时有效，现在仍有效"),
        (Term(ends="budget", used_up=date(2024, 5, 1)), "当时有效", "当时有效，现额度已用完"),
        (Term(until=date(2039, 1, 1), superseded_from=date(2024, 1, 1)), "当时有效", "当时有效，现已废止"),
        (Term(from_=date(2024, 4, 1)), "当时未开始", "当时未开始，自 2024年4月1日起"),
        (Term(until=date(2023, 3, 31)), "已到期", "已于 2023年3月31日到期"),
    ],
)
def test_a_day_in_the_past_is_called_so_and_nothing_is_counted_from_it(tested: Page, term, label, words):
    html = f"<p{term_attributes(term)}><b data-state-slot hidden></b><i data-state-slot=words hidden></i></p>"
    tested.clock.set_fixed_time("2026-11-30T12:00:00")
    tested.evaluate("(html) => { document.body.innerHTML = html; }", html)
    tested.evaluate("() => tested.fillStates(document.body, '2023-06-30', 30)")
    assert tested.evaluate("() => [...document.querySelectorAll('p > *')].map((slot) => slot.textContent)") == [
        label,
        words,
    ]


# --- what is said of many ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "headline"),
    [
        ({"not_stated": 15}, "今天有效 15\xa0项，其中 15\xa0项没有写截止日期"),
        ({"closing": 1, "indefinite": 2}, "今天有效 3\xa0项，其中 1\xa0项快到期、2\xa0项没有写截止日期"),
        ({"ended": 3}, "3\xa0项措施都已到期，本站供查阅"),
        ({"used_up": 3}, "3\xa0项措施都已用完额度，本站供查阅"),
        ({"superseded": 3}, "3\xa0项措施都已废止，本站供查阅"),
        ({"ended": 1, "superseded": 2}, "3\xa0项措施都已到期或废止，本站供查阅"),
        ({"ended": 1, "used_up": 1, "superseded": 1}, "3\xa0项措施都已到期、用完额度或废止，本站供查阅"),
        ({"ended": 2, "by_answer": 1}, "到今天，大多数措施已到期，有效的只有 0\xa0项，1\xa0项按所填日期判断"),
        ({"ended": 1, "afterwards": 1}, "今天有效 0\xa0项，1\xa0项期限已过但仍可申请，已到期 1\xa0项"),
        ({"ended": 3, "afterwards": 1}, "到今天，大多数措施已到期，有效的只有 0\xa0项，1\xa0项期限已过但仍可申请"),
        ({"by_answer": 2}, "今天有效 0\xa0项，2\xa0项按所填日期判断"),
    ],
)
def test_the_headline_is_true_of_what_it_counts(tested: Page, counts, headline):
    assert in_browser(tested, "lines", counts, sum(counts.values()))["headline"] == headline


BY_ANSWER = Term(until=UNTIL, fact="tax_period")
DATED = Term(until=UNTIL)
BOUGHT_UP = Term(until=UNTIL, ends="budget", used_up=USED_UP)


@pytest.mark.parametrize(
    ("closed", "day", "status", "words"),
    [
        ([], UNTIL, "closing", "当天截止"),
        ([DATED], UNTIL + ONE, "ended", "已到期"),
        ([BOUGHT_UP], USED_UP, "used_up", "额度已用完"),
        ([BOUGHT_UP, DATED], USED_UP, "open", "还有 244 天"),
        ([BOUGHT_UP, replace(DATED, superseded_from=USED_UP)], USED_UP, "ended", "已结束"),
        ([replace(DATED, superseded_from=USED_UP)], USED_UP, "superseded", "已废止"),
        ([PAUSED], RESUMES - ONE, "open", "还有 61 天"),
        ([BY_ANSWER], UNTIL + ONE, "by_answer", "按所填日期判断"),
    ],
)
def test_a_deadline_is_what_is_left_of_its_measures(tested: Page, closed, day, status, words):
    periods = [as_shipped(term) for term in closed]
    assert in_browser(tested, "deadline", UNTIL.isoformat(), day.isoformat(), SOON_DAYS, periods) == [status, words]
