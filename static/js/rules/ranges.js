// Ranges of numbers as answers: {at_most: 10}, {more_than: 10, at_most: 20}. Pure.
//
// At most one lower end and one upper end, in the words of the number operators; policy_explorer/ranges.py says the same.

const OPPOSITE = {at_least: 'less_than', less_than: 'at_least', at_most: 'more_than', more_than: 'at_most'};

// Whether an answer is written as a range, sound or not.
export function isRange(answer) {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer);
}

// {low, lowIn, high, highIn}, or null for what holds no number or is no range.
export function readRange(written) {
  const keys = Object.keys(written);
  const lower = keys.filter((key) => key === 'at_least' || key === 'more_than');
  const upper = keys.filter((key) => key === 'at_most' || key === 'less_than');
  if (!keys.length || lower.length > 1 || upper.length > 1 || lower.length + upper.length < keys.length) {
    return null;
  }
  if (!keys.every((key) => Number.isFinite(written[key]))) {
    return null;
  }
  const range = {
    low: lower.length ? written[lower[0]] : -Infinity,
    lowIn: lower[0] === 'at_least',
    high: upper.length ? written[upper[0]] : Infinity,
    highIn: upper[0] === 'at_most',
  };
  return range.low < range.high || (range.low === range.high && range.lowIn && range.highIn) ? range : null;
}

// true if every number of the range meets the test, false if none does, else null.
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
