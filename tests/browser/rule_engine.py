"""The rule engine on a blank page, joined as it is shipped. Everything that the tests call hangs on `tested`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from policy_explorer.render.module_bundler import join

SCRIPTS = Path(__file__).parents[2] / "static" / "js"
ENTRY = """
import {firstStart, lastStart, later} from '../core/lengths.js';
import {datedRule, turnsOn} from '../rules/dated.js';
import {truth} from '../rules/evaluate.js';
import {openTests} from '../rules/relevance.js';
import {createRuleTable, tableOfTrees} from '../rules/rule_table.js';
import {failureReasons, undecided} from '../rules/reasons.js';
import {remedies} from '../rules/remedies.js';
import {isIsoDate} from '../core/dates.js';
import {openQuestions} from '../questionnaire/interview.js';
import {VERDICTS} from '../rules/spec.js';
const openFacts = (rule, answers) => new Set(openTests(rule, answers).map(({fact}) => fact));
const tableOf = (benefits) => tableOfTrees(benefits.map(({rule}) => rule || null));
const verdict = (benefit, answers) => VERDICTS[tableOf([benefit]).judge(answers).verdicts[0]];
const matters = (rule, answers, fact) => tableOf([{rule}]).decidedBy(fact, answers).length > 0;
const idleAnswers = (benefits, answers) => tableOf(benefits).idle(answers);
const askedIn = (questions, benefits, answers) => {
  const table = tableOf(benefits);
  return openQuestions(questions, table.judge(answers).open).map(({question, count}) => {
    const decided = table.decidedBy(question.id, answers).map((place) => benefits[place]);
    if (decided.length !== count) throw new Error(`${question.id}: ${count} counted, ${decided.length} found`);
    return {question, benefits: decided};
  });
};
globalThis.tested = {truth, createRuleTable, datedRule, turnsOn, tableOf, VERDICTS, firstStart, lastStart, later, verdict, idleAnswers, matters, openFacts, openQuestions: askedIn, failureReasons, remedies, undecided, isIsoDate};
"""


@contextmanager
def rule_engine(browser: Browser) -> Iterator[Page]:
    sources = {path.relative_to(SCRIPTS).as_posix(): path.read_text("utf-8") for path in SCRIPTS.rglob("*.js")}
    context = browser.new_context()
    page = context.new_page()
    page.add_script_tag(content=join("entries/tested.js", {**sources, "entries/tested.js": ENTRY}))
    yield page
    context.close()
