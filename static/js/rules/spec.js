// @ts-check
// Generated from policy_explorer/rules/spec.json; tests/rules/test_spec.py rewrites it.

/** @type {Verdict[]} */
export const VERDICTS = ['yes', 'maybe', 'no', 'none'];
export const CONNECTIVES = ['all', 'any', 'not', 'count'];
/** @type {Record<Operator, OperatorSpec>} */
export const OPERATORS = {
  is: {answer: 'choice', relation: 'equals'},
  one_of: {answer: 'option', relation: 'in'},
  includes: {answer: 'options', relation: 'contains'},
  includes_any: {answer: 'options', relation: 'intersects'},
  at_least: {answer: 'number', relation: '>=', bound: 'lower', opposite: 'less_than'},
  at_most: {answer: 'number', relation: '<=', bound: 'upper', opposite: 'more_than'},
  more_than: {answer: 'number', relation: '>', bound: 'lower', opposite: 'at_most'},
  less_than: {answer: 'number', relation: '<', bound: 'upper', opposite: 'at_least'},
  on_or_after: {answer: 'date', relation: '>='},
  on_or_before: {answer: 'date', relation: '<='},
  after: {answer: 'date', relation: '>'},
  before: {answer: 'date', relation: '<'},
  elapsed_at_least: {answer: 'elapsed', relation: '>='},
  elapsed_more_than: {answer: 'elapsed', relation: '>'},
  elapsed_at_most: {answer: 'elapsed', relation: '<='},
  elapsed_less_than: {answer: 'elapsed', relation: '<'},
  age_at_least: {answer: 'age', relation: '>='},
  age_more_than: {answer: 'age', relation: '>'},
  age_at_most: {answer: 'age', relation: '<='},
  age_less_than: {answer: 'age', relation: '<'},
};
export const EXCLUSIVE_OPTION = 'none';
export const MOST_SELECTIONS = 64;
export const MOST_CHANGE_SETS = 24;
export const MOST_REMEDIES = 12;
export const MOST_COMBINATIONS = 64;
export const DIGITS_OF_QUESTION_VERSION = 4;
