// @ts-check
// Ranges of numbers as answers: {at_most: 10}, {more_than: 10, at_most: 20}. Pure.
//
// At most one lower and one upper bound, named like the operators for numbers; policy_explorer/ranges.py is the same.

/** @type {Record<string, string>} */
const OPPOSITE = {at_least: 'less_than', less_than: 'at_least', at_most: 'more_than', more_than: 'at_most'};

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
  const lower = keys.filter((key) => key === 'at_least' || key === 'more_than');
  const upper = keys.filter((key) => key === 'at_most' || key === 'less_than');
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
 * @param {string} operator
 * @param {any} bound
 * @param {RangeAnswer} written
 * @returns {Truth}
 */
export function rangeTruth(operator, bound, written) {
  const range = operator in OPPOSITE ? readRange(written) : null;
  if (!range) {
    return null;
  }
  if (always(operator, bound, range)) {
    return true;
  }
  return always(OPPOSITE[operator], bound, range) ? false : null;
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
