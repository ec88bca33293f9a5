// @ts-check
// Explains a verdict: which tests make a rule fail, what is undecided. Pure.
//
// `questions` maps facts to questions. policy_explorer/rules/reasons.py is the same; docs/decisions/ask-what-matters.md
// explains why.

import {smallestChanges} from './changes.js';
import {partsOf} from './conditions.js';
import {truth} from './evaluate.js';
import {openTests} from './relevance.js';
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

/**
 * Return the undecided leaves of an undecided rule, by what would decide them: an answer not given yet (only where it
 * can still decide something), an answer that decides nothing, the judgement of a department.
 * @param {RuleEntry} rule
 * @param {Answers} answers
 * @returns {UndecidedLeaves}
 */
export function undecided(rule, answers) {
  const found = openLeaves(rule, answers);
  return {
    unanswered: openTests(rule, answers),
    unknown: found.filter(
      /** @type {(leaf: LeafEntry) => leaf is FactTestEntry} */ ((leaf) => 'fact' in leaf && answers.has(leaf.fact))
    ),
    manual: found.filter((leaf) => 'manual' in leaf),
  };
}

/**
 * @param {RuleEntry} condition
 * @param {Answers} answers
 * @returns {LeafEntry[]}
 */
function openLeaves(condition, answers) {
  if (truth(condition, answers) !== null) {
    return [];
  }
  const parts = partsOf(condition);
  return parts.length ? parts.flatMap((part) => openLeaves(part, answers)) : [/** @type {LeafEntry} */ (condition)];
}
