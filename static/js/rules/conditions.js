// @ts-check
// Walks through the conditions of a rule. Pure; policy_explorer/model/rules.py has the same functions.

/**
 * @param {RuleEntry} condition
 * @returns {FactTestEntry[]}
 */
export function testsIn(condition) {
  return 'fact' in condition ? [condition] : partsOf(condition).flatMap(testsIn);
}

/**
 * @param {RuleEntry} condition
 * @returns {RuleEntry[]}
 */
export function partsOf(condition) {
  if ('all' in condition) {
    return condition.all;
  }
  if ('any' in condition) {
    return condition.any;
  }
  if ('count' in condition) {
    return condition.count;
  }
  return 'not' in condition ? [condition.not] : [];
}
