// @ts-check
// Explains a no: which tests make a rule fail. Pure. undecided.js explains what is open.
//
// `questions` maps facts to questions. policy_explorer/rules/reasons.py is the same; docs/decisions/ask-what-matters.md
// explains why.

import {smallestChanges} from './changes.js';
import {remedies} from './remedies.js';

/**
 * Return the smallest sets of tests that make a rule fail, taken from its remedies if it has any.
 * @param {RuleEntry} rule
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 * @returns {FailureReasons}
 */
export function failureReasons(rule, answers, questions) {
  const given = remedies(rule, answers, questions).map(({changes}) => changes);
  const sets = given.length ? given : smallestChanges(rule, answers, questions);
  const [first = [], ...others] = sets.filter((changes) => changes.length === sets[0].length);
  if (!others.length) {
    return {always: first, oneOf: []};
  }
  /** @type {(changes: Change[], change: Change) => boolean} */
  const isIn = (changes, {test}) => changes.some((change) => change.test === test);
  const always = first.filter((change) => others.every((changes) => isIn(changes, change)));
  return {always, oneOf: [first, ...others].map((changes) => changes.filter((change) => !isIn(always, change)))};
}
