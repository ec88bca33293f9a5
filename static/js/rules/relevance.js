// Which answers can still settle a rule. Pure; for all rules at once see rule_table.js.
//
// What a condition can still come to lies between its worst and its best: the truths that it has when every unanswered
// test under it turns out against it, and in favour of it. What is answered stays as it is, 不清楚 and a department's
// judgement stay unknown. An answer can still meet the rule where everything around its test can come out true, and fail
// it where everything can come out false; see docs/decisions/ask-what-matters.md. policy_explorer/relevance.py says the same.

import {truth} from './evaluate.js';

const [FALSE, UNKNOWN, TRUE] = [-1, 0, 1];

// The unanswered facts whose answer can still settle the rule.
export function openFacts(rule, answers) {
  return new Set(openTests(rule, answers).map((test) => test.fact));
}

// The unanswered tests through which an answer can still settle the rule, in the order of the rule.
export function openTests(rule, answers) {
  const found = [];
  collectSettling(rule, answers, true, true, found);
  return found;
}

// The best (`end` TRUE) or the worst (`end` FALSE) that a condition can still come to.
function reach(condition, answers, end) {
  if (condition.not) {
    return -reach(condition.not, answers, -end);
  }
  if (condition.all) {
    return condition.all.reduce((lowest, part) => Math.min(lowest, reach(part, answers, end)), TRUE);
  }
  if (condition.any) {
    return condition.any.reduce((highest, part) => Math.max(highest, reach(part, answers, end)), FALSE);
  }
  if ('fact' in condition && !answers.has(condition.fact)) {
    return end;
  }
  const met = truth(condition, answers);
  return met === null ? UNKNOWN : met ? TRUE : FALSE;
}

// The tests in a condition that can settle the rule by making this condition true (`met`) or false (`failed`).
function collectSettling(condition, answers, met, failed, found) {
  const best = reach(condition, answers, TRUE);
  const worst = reach(condition, answers, FALSE);
  const canMeet = met && best === TRUE;
  const canFail = failed && worst === FALSE;
  if (best === worst || !(canMeet || canFail)) {
    return;
  }
  if ('fact' in condition) {
    found.push(condition);
  } else if (condition.not) {
    collectSettling(condition.not, answers, canFail, canMeet, found);
  } else {
    (condition.all || condition.any).forEach((part) => collectSettling(part, answers, canMeet, canFail, found));
  }
}
