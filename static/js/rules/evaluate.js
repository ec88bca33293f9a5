// @ts-check
// Rules -> truths, in Kleene's three-valued logic. Pure.
//
// An answer is an option's id, a boolean, a number or a range of numbers (see ranges.js), an ISO date, an array of
// option ids (empty: none of them), or null for 不清楚. A fact that is not a key has not been answered. No answer, 不清楚 and
// an answer of another type than the test expects are all unknown.
//
// policy_explorer/rules/evaluate.py is the same at build time; see docs/decisions/two-evaluators.md.

import {isIsoDate} from '../core/dates.js';
import {isRange, rangeTruth} from './ranges.js';
import {OPERATORS} from './spec.js';

/**
 * Return whether the condition is met, as far as the answers decide it.
 * @param {RuleEntry | TestEntry} condition
 * @param {Answers} answers
 * @returns {Truth}
 */
export function truth(condition, answers) {
  if ('all' in condition) {
    return conjunction(condition.all, (part) => truth(part, answers));
  }
  if ('any' in condition) {
    return negation(conjunction(condition.any, (part) => negation(truth(part, answers))));
  }
  if ('not' in condition) {
    return negation(truth(condition.not, answers));
  }
  if ('count' in condition) {
    return countTruth(
      condition.count.map((part) => truth(part, answers)),
      condition.at_least
    );
  }
  if ('fact' in condition) {
    return factTruth(condition, answers.get(condition.fact));
  }
  return null; // manual: only a department can decide
}

/**
 * @template Part
 * @param {Part[]} parts
 * @param {(part: Part) => Truth} truthOf
 * @returns {Truth}
 */
function conjunction(parts, truthOf) {
  /** @type {Truth} */
  let every = true;
  for (const part of parts) {
    const met = truthOf(part);
    if (met === false) {
      return false;
    }
    if (met === null) {
      every = null;
    }
  }
  return every;
}

/**
 * Return whether at least so many are true, null while the unknown ones may still make it so.
 * @param {Truth[]} truths
 * @param {number} least
 * @returns {Truth}
 */
function countTruth(truths, least) {
  if (truths.filter((met) => met === true).length >= least) {
    return true;
  }
  return truths.filter((met) => met !== false).length < least ? false : null;
}

/**
 * @param {Truth} value
 * @returns {Truth}
 */
function negation(value) {
  return value === null ? null : !value;
}

/**
 * @param {TestEntry} test
 * @param {Answer | undefined} answer
 * @returns {Truth}
 */
export function factTruth(test, answer) {
  const operator = operatorOf(test);
  if (isRange(answer)) {
    return rangeTruth(operator, test[operator], answer);
  }
  const {answer: kind, relation} = OPERATORS[operator];
  return SUITS[kind](answer, test[operator]) ? RELATIONS[relation](answer, test[operator]) : null;
}

/**
 * @param {TestEntry} test
 * @returns {Operator}
 */
export function operatorOf(test) {
  for (const name in test) {
    if (name in OPERATORS) {
      return /** @type {Operator} */ (name);
    }
  }
  throw new Error(`no operator in the test of ${test.fact}`);
}

/** @type {Record<OperatorSpec['answer'], (answer: unknown, operand: unknown) => boolean>} which answers an operator can judge */
const SUITS = {
  choice: (answer, operand) => typeof answer === typeof operand,
  option: (answer) => typeof answer === 'string',
  options: (answer) => Array.isArray(answer),
  number: (answer) => Number.isFinite(answer),
  date: (answer) => isIsoDate(answer),
  elapsed: () => false, // without a reference date nothing is known of it; dated.js turns it into a test of a date
  age: () => false,
};

/** @type {Record<OperatorSpec['relation'], (answer: any, operand: any) => boolean>} when they meet the operand; ISO dates sort as text */
const RELATIONS = {
  equals: (answer, operand) => answer === operand,
  in: (answer, operand) => operand.includes(answer),
  contains: (answer, operand) => answer.includes(operand),
  intersects: (answer, operand) => operand.some((/** @type {string} */ option) => answer.includes(option)),
  '>=': (answer, operand) => answer >= operand,
  '<=': (answer, operand) => answer <= operand,
  '>': (answer, operand) => answer > operand,
  '<': (answer, operand) => answer < operand,
};
