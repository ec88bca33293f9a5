// @ts-check
// Ranges of numbers as answers: {at_most: 10}, {more_than: 10, at_most: 20}. Pure.
//
// At most one lower and one upper bound, named like the operators for numbers; policy_explorer/rules/ranges.py is the
// same.

import {OPERATORS} from './spec.js';

const NAMES = /** @type {Operator[]} */ (Object.keys(OPERATORS));
const LOWER = NAMES.filter((name) => OPERATORS[name].bound === 'lower');
const UPPER = NAMES.filter((name) => OPERATORS[name].bound === 'upper');

/**
 * Return whether an answer is written as a range, valid or not.
 * @param {unknown} answer
 * @returns {answer is RangeAnswer}
 */
export function isRange(answer) {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer);
}

/**
 * Return the range, or null for what contains no number or is not a range.
 * @param {RangeAnswer} written
 * @returns {NumberRange | null}
 */
export function readRange(written) {
  const keys = /** @type {(keyof RangeAnswer)[]} */ (Object.keys(written));
  const lower = keys.filter((key) => LOWER.includes(key));
  const upper = keys.filter((key) => UPPER.includes(key));
  if (!keys.length || lower.length > 1 || upper.length > 1 || lower.length + upper.length < keys.length) {
    return null;
  }
  if (!keys.every((key) => Number.isFinite(written[key]))) {
    return null;
  }
  const range = /** @type {NumberRange} */ ({
    low: lower.length ? written[lower[0]] : -Infinity,
    lowIn: lower[0] === 'at_least',
    high: upper.length ? written[upper[0]] : Infinity,
    highIn: upper[0] === 'at_most',
  });
  return range.low < range.high || (range.low === range.high && range.lowIn && range.highIn) ? range : null;
}

/**
 * Return true if every number of the range meets the test, false if none does, else null.
 * @param {Operator} operator
 * @param {any} bound
 * @param {RangeAnswer} written
 * @returns {Truth}
 */
export function rangeTruth(operator, bound, written) {
  const {opposite} = OPERATORS[operator];
  const range = opposite ? readRange(written) : null;
  if (!opposite || !range) {
    return null;
  }
  if (always(operator, bound, range)) {
    return true;
  }
  return always(opposite, bound, range) ? false : null;
}

/**
 * @param {string} operator
 * @param {number} bound
 * @param {NumberRange} range
 */
function always(operator, bound, {low, lowIn, high, highIn}) {
  switch (operator) {
    case 'at_least':
      return low >= bound;
    case 'more_than':
      return low > bound || (low === bound && !lowIn);
    case 'at_most':
      return high <= bound;
    default:
      return high < bound || (high === bound && !highIn);
  }
}
