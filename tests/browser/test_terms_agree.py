"""The build and the browser give terms the same status in the same words: over cases, and over random terms at, before
and after each of their days.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser, Page

from policy_explorer.derive.status import period_status, status_label, status_wording
from policy_explorer.derive.term import Term
from policy_explorer.derive.term_wording import term_wording
from policy_explorer.render.fragments import term_attributes
from policy_explorer.render.module_bundler import join
from policy_explorer.render.questionnaire_data import judged_days
from policy_explorer.resources import STATIC
from support.terms import CASES, as_shipped, days_around, terms

SOON_DAYS = 3
TERMS_A_RUN = 500
COMPARISONS_AT_LEAST = 10_000
ENTRY = "static/js/entries/tested.js"
ENTRY_TEXT = """import {isOver, periodDays, periodStatus, stateOf, statusLabel} from '../core/periods.js';
import {periodWords, termWords} from '../core/period_words.js';
import {fillStates} from '../core/state_badges.js';
import {periodAttributes, periodOf} from '../core/period_attributes.js';
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
  const {from, until} = createCatalogue({measures: [{key: 'd/1', document: 'd', benefits: [benefit], period}], documents: []});
  const day = (number) => Number.isFinite(number) ? new Date(number * 86400000).toISOString().slice(0, 10) : '';
  return [day(from[0]), day(until[0])];
};
globalThis.tested = {statusesOn, termWords, attributesOf, fillStates, judged};
"""


@pytest.fixture(scope="module")
def tested(browser: Browser) -> Iterator[Page]:
    top = STATIC.parent
    sources = {path.relative_to(top).as_posix(): path.read_text("utf-8") for path in (STATIC / "js").rglob("*.js")}
    context = browser.new_context()
    page = context.new_page()
    page.add_script_tag(content=join(ENTRY, {**sources, ENTRY: ENTRY_TEXT}))
    yield page
    context.close()


def in_browser(page: Page, function: str, *values: Any) -> Any:
    return page.evaluate("([name, values]) => tested[name](...values)", [function, values])


def in_build(term: Term, day: date) -> list[str]:
    status = period_status(term, day, SOON_DAYS)
    return [status.state, status_label(term, status.state), status_wording(term, status)]


@pytest.mark.parametrize(("term", "day", "state", "label", "words"), CASES)
def test_the_cases_hold_in_the_browser(tested: Page, term, day, state, label, words):
    found = in_browser(tested, "statusesOn", as_shipped(term), [day.isoformat()], 30)
    assert found == [[state, label, words]]


def test_no_difference_over_random_terms_and_days(tested: Page):
    compared = 0
    seen: set[str] = set()

    @settings(
        max_examples=TERMS_A_RUN,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(terms())
    def no_difference(term: Term):
        nonlocal compared
        days = sorted(set(days_around(term, SOON_DAYS)))
        python = [in_build(term, day) for day in days]
        shipped = as_shipped(term)
        javascript = in_browser(tested, "statusesOn", shipped, [day.isoformat() for day in days], SOON_DAYS)
        assert [case for case in zip(days, python, javascript, strict=True) if case[1] != case[2]] == []
        assert in_browser(tested, "termWords", shipped) == term_wording(term)
        assert in_browser(tested, "attributesOf", shipped) == [f"<span{term_attributes(term)}></span>", True]
        assert in_browser(tested, "judged", shipped) == list(judged_days(term))
        compared += len(days)
        seen.update(label for _, label, _ in python)

    no_difference()
    assert compared >= COMPARISONS_AT_LEAST
    assert len(seen) == 12, f"the random terms must reach every label: {sorted(seen)}"


@pytest.mark.parametrize(("term", "day", "state", "label", "words"), CASES)
def test_a_badge_shows_the_status_of_the_attributes(tested: Page, term, day, state, label, words):
    html = f"<p{term_attributes(term)}><b data-state-slot hidden></b><i data-state-slot=words hidden></i></p>"
    tested.evaluate("(html) => { document.body.innerHTML = html; }", html)
    tested.evaluate("(day) => tested.fillStates(document.body, day, 30)", day.isoformat())
    assert tested.evaluate("() => document.querySelector('p').dataset.state") == state
    assert tested.evaluate(
        "() => [...document.querySelectorAll('p > *')].map((slot) => [slot.textContent, slot.hidden])"
    ) == [
        [label, False],
        [words, False],
    ]
