"""Windows for applying, in the browser and in Python: the same status and the same words, on random days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from playwright.sync_api import Browser, Page

from in_one_piece import call
from joined_scripts import page_with
from policy_explorer.derive.window_wording import window_line
from policy_explorer.derive.windows import WindowState, window_status
from policy_explorer.render.window_entries import window_entry
from support.window_cases import FACT, window_cases

ENTRY = """import {windowLine} from '../core/window_words.js';
import {windowStatus} from '../core/windows.js';
globalThis.judged = (cases) => cases.map(([entry, day, event]) =>
  [windowStatus(entry, day, event).state, windowLine(entry, day, event)]);
"""


@pytest.fixture(scope="module")
def tested(browser: Browser) -> Iterator[Page]:
    with page_with(browser, ENTRY) as page:
        yield page


def test_both_say_the_same(tested):
    cases = window_cases(2500, seed=3)
    given = [
        (window_entry(case.window), case.day.isoformat(), asked(case) and case.event and case.event.isoformat())
        for case in cases
    ]
    expected = [
        [
            window_status(case.window, case.day, {FACT: case.event}).state,
            window_line(case.window, case.day, {FACT: case.event}),
        ]
        for case in cases
    ]
    assert call(tested, "judged", given) == expected
    assert {state for state, _ in expected} == {*get_args(WindowState)}


def asked(case) -> bool:
    after = case.window.window.after
    return after is None or after.fact is not None
