"""Only the answer to the latest query counts, in whatever order the answers come."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from joined_scripts import page_with

ENTRY = """import {createSearchRunner} from '../explorer/search_runner.js';
globalThis.start = () => {
  const waiting = new Map();
  const search = (query) => query === 'known' ? 7 : new Promise((resolve, reject) => waiting.set(query, {resolve, reject}));
  const told = [];
  const runner = createSearchRunner({search}, () => told.push({...runner.current()}));
  globalThis.runner = runner;
  globalThis.told = told;
  globalThis.settle = async (query, way, value) => { waiting.get(query)[way](value); await new Promise((next) => setTimeout(next)); return runner.current(); };
};
"""


@pytest.fixture
def runner(browser: Browser) -> Iterator[Page]:
    with page_with(browser, ENTRY) as page:
        page.evaluate("start()")
        yield page


def test_an_older_answer_that_comes_later_is_dropped(runner):
    runner.evaluate("runner.ask('one'); runner.ask('two');")
    assert runner.evaluate("settle('two', 'resolve', 2)") == {
        "status": "ready",
        "query": "two",
        "exact": False,
        "answer": 2,
    }
    assert runner.evaluate("settle('one', 'resolve', 1)") == {
        "status": "ready",
        "query": "two",
        "exact": False,
        "answer": 2,
    }


def test_an_older_answer_that_comes_first_is_dropped(runner):
    runner.evaluate("runner.ask('one'); runner.ask('two');")
    assert runner.evaluate("settle('one', 'resolve', 1)") == {
        "status": "pending",
        "query": "two",
        "exact": False,
        "answer": None,
    }


def test_an_answer_after_the_query_was_taken_back_is_dropped(runner):
    runner.evaluate("runner.ask('one'); runner.ask('');")
    assert runner.evaluate("settle('one', 'resolve', 1)") == {
        "status": "idle",
        "query": "",
        "exact": False,
        "answer": None,
    }


def test_while_waiting_the_last_answer_stays(runner):
    runner.evaluate("runner.ask('one')")
    runner.evaluate("settle('one', 'resolve', 1)")
    runner.evaluate("runner.ask('two')")
    assert runner.evaluate("runner.current()") == {"status": "pending", "query": "two", "exact": False, "answer": 1}


def test_a_failure_is_told_and_may_be_tried_again(runner):
    runner.evaluate("runner.ask('one')")
    assert runner.evaluate("settle('one', 'reject', null)")["status"] == "failed"
    runner.evaluate("runner.ask('one')")
    assert runner.evaluate("settle('one', 'resolve', 1)") == {
        "status": "ready",
        "query": "one",
        "exact": False,
        "answer": 1,
    }


def test_the_same_query_is_asked_once(runner):
    runner.evaluate("runner.ask('one'); runner.ask('one');")
    assert runner.evaluate("told.length") == 1


def test_an_answer_that_is_there_at_once_is_not_waited_for(runner):
    runner.evaluate("runner.ask('one'); runner.ask('known');")
    assert runner.evaluate("[runner.current(), told.length]") == [
        {"status": "ready", "query": "known", "exact": False, "answer": 7},
        1,
    ]
    assert runner.evaluate("settle('one', 'resolve', 1)")["query"] == "known"
