"""The rule engine on a blank page, joined as it is shipped. Everything that the tests call hangs on `tested`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from joined_scripts import page_with

ENTRY = """
import {firstStart, lastStart, later} from '../core/lengths.js';
import {datedRule, turnsOn} from '../rules/dated.js';
import {truth} from '../rules/evaluate.js';
import {openTests} from '../rules/relevance.js';
import {createRuleTable, tableOfTrees} from '../rules/rule_table.js';
import {failureReasons} from '../rules/reasons.js';
import {undecided} from '../rules/undecided.js';
import {remedies} from '../rules/remedies.js';
import {isIsoDate} from '../core/dates.js';
import {openQuestions} from '../questionnaire/interview/question_order.js';
import {VERDICTS} from '../rules/spec.js';
const openFacts = (rule, answers) => new Set(openTests(rule, answers).map(({fact}) => fact));
const tableOf = (benefits) => tableOfTrees(benefits.map(({rule}) => rule || null));
const verdict = (benefit, answers) => VERDICTS[tableOf([benefit]).judge(answers).verdicts[0]];
const matters = (rule, answers, fact) => tableOf([{rule}]).decidedBy(fact, answers).length > 0;
const idleAnswers = (benefits, answers) => tableOf(benefits).idle(answers);
const askedIn = (questions, benefits, answers) => {
  const table = tableOf(benefits);
  const {open, votes} = table.judge(answers, 0, benefits.length, new Map(questions.map(({id, tier}) => [id, tier])));
  return openQuestions(questions, open, votes).map(({question, count}) => {
    const decided = table.decidedBy(question.id, answers).map((place) => benefits[place]);
    if (decided.length !== count) throw new Error(`${question.id}: ${count} counted, ${decided.length} found`);
    return {question, benefits: decided};
  });
};
globalThis.tested = {truth, createRuleTable, datedRule, turnsOn, tableOf, VERDICTS, firstStart, lastStart, later, verdict, idleAnswers, matters, openFacts, openQuestions: askedIn, failureReasons, remedies, undecided, isIsoDate};
"""


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Page]:
    with page_with(browser, ENTRY) as page:
        yield page
