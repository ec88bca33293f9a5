// @ts-check
// Finds the conditions of one rule that an answer can still decide. Pure; policy_explorer/rules/relevance.py is the same.

import {testsIn} from './conditions.js';
import {tableOfTrees} from './rule_table.js';

/** @type {WeakMap<RuleEntry, RuleTable>} tables of single rules */
const tables = new WeakMap();

/**
 * Return the unanswered tests through which an answer can still decide one rule, in the order of the rule.
 * @param {RuleEntry} rule
 * @param {Answers} answers
 */
export function openTests(rule, answers) {
  const table = tables.get(rule) || tableOfTrees([rule]);
  tables.set(rule, table);
  const tests = testsIn(rule);
  return table.openTests(0, answers).map((place) => tests[place]);
}
