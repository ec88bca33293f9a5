// @ts-check
// Explains what is open: what keeps a rule undecided. Pure; policy_explorer/rules/reasons.py is the same.

import {partsOf} from './conditions.js';
import {truth} from './evaluate.js';
import {openTests} from './relevance.js';

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
