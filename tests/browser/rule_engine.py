"""The rule engine on a blank page, joined as it is shipped. Everything that the tests call hangs on `tested`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from policy_explorer.joiner import join

SCRIPTS = Path(__file__).parents[2] / "static" / "js"
ENTRY = """
import {truth, verdict} from '../rules/evaluate.js';
import {idleAnswers, matters, openFacts, openQuestions} from '../rules/relevance.js';
import {blamed, remedies, undecided} from '../rules/reasons.js';
import {isIsoDate} from '../rules/dates.js';
globalThis.tested = {truth, verdict, idleAnswers, matters, openFacts, openQuestions, blamed, remedies, undecided, isIsoDate};
"""


@contextmanager
def rule_engine(browser: Browser) -> Iterator[Page]:
    sources = {path.relative_to(SCRIPTS).as_posix(): path.read_text("utf-8") for path in SCRIPTS.rglob("*.js")}
    context = browser.new_context()
    page = context.new_page()
    page.add_script_tag(content=join("entries/tested.js", {**sources, "entries/tested.js": ENTRY}))
    yield page
    context.close()
