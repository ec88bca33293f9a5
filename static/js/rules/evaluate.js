// @ts-check
// Rules -> truths, in Kleene's three-valued logic. Pure.
//
// An answer is an option's id, a boolean, a number or a range of numbers (see ranges.js), an ISO date, an array of option ids
// (empty: none of them), or null for 不清楚. A fact that is not a key has not been answered. No answer, 不清楚 and an answer
// of another type than the test expects are all unknown.
//
// policy_explorer/evaluate.py is the same at build time; see docs/decisions/two-evaluators.md.

import {isIsoDate} from '../core/dates.js';
import {isRange, rangeTruth} from './ranges.js';

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
function factTruth(test, answer) {
  const operator = operatorOf(test);
  if (isRange(answer)) {
    return rangeTruth(operator, test[operator], answer);
  }
  const [suits, holds] = TESTS[operator];
  return suits(answer, test[operator]) ? holds(answer, test[operator]) : null;
}

/**
 * @param {TestEntry} test
 * @returns {Operator}
 */
export function operatorOf(test) {
  for (const operator of /** @type {Operator[]} */ (Object.keys(TESTS))) {
    if (operator in test) {
      return operator;
    }
  }
  throw new Error(`no operator in the test of ${test.fact}`);
}

/** @param {unknown} answer @param {unknown} operand */
const isSameType = (answer, operand) => typeof answer === typeof operand;
/** @param {unknown} answer */
const isOption = (answer) => typeof answer === 'string';
/** @param {unknown} answer */
const isNumber = (answer) => Number.isFinite(answer);

/**
 * For each operator, which answers it can judge, and when they meet the operand. ISO dates sort as text.
 * @type {Record<Operator, [(answer: unknown, operand: unknown) => boolean, (answer: any, operand: any) => boolean]>}
 */
const TESTS = {
  is: [isSameType, (answer, operand) => answer === operand],
  one_of: [isOption, (answer, operand) => operand.includes(answer)],
  includes: [Array.isArray, (answer, operand) => answer.includes(operand)],
  includes_any: [Array.isArray, (answer, operand) => operand.some((/** @type {string} */ option) => answer.includes(option))],
  at_least: [isNumber, (answer, operand) => answer >= operand],
  at_most: [isNumber, (answer, operand) => answer <= operand],
  more_than: [isNumber, (answer, operand) => answer > operand],
  less_than: [isNumber, (answer, operand) => answer < operand],
  on_or_after: [isIsoDate, (answer, operand) => answer >= operand],
  on_or_before: [isIsoDate, (answer, operand) => answer <= operand],
  after: [isIsoDate, (answer, operand) => answer > operand],
  before: [isIsoDate, (answer, operand) => answer < operand],
};
