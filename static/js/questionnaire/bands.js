// Ranges of numbers as answers: as text in the address, as words, and as bands to choose from. Pure.
//
// In the address: `le10`, `gt10le20`, `ge6`, `lt1`. In words as policy_explorer/wording.py puts them.

import {isRange, readRange} from '../rules/ranges.js';

// [operator, in the address, in words]; a lower end comes before an upper one.
const ENDS = [
  ['at_least', 'ge', (bound) => `不少于 ${bound}（含）`],
  ['more_than', 'gt', (bound) => `超过 ${bound}（不含）`],
  ['at_most', 'le', (bound) => `不超过 ${bound}（含）`],
  ['less_than', 'lt', (bound) => `低于 ${bound}（不含）`],
];
const WRITTEN = /^(?:(ge|gt)(-?[0-9]+(?:\.[0-9]+)?))?(?:(le|lt)(-?[0-9]+(?:\.[0-9]+)?))?$/;

// A figure as people write it, never in exponents.
export function figureWording(value) {
  return value.toLocaleString('en-US', {useGrouping: false, maximumFractionDigits: 20});
}

// A figure with its unit: `10 万元`, `50%`.
export function quantity(value, unit) {
  return figureWording(value) + (unit ? `${unit === '%' ? '' : ' '}${unit}` : '');
}

export function rangeWording(range, unit) {
  const bounds = Object.values(range);
  if (bounds.length === 2 && bounds[0] === bounds[1]) {
    return `正好 ${quantity(bounds[0], unit)}`;
  }
  return endsOf(range)
    .map(([operator, , wording]) => wording(quantity(range[operator], unit)))
    .join('，');
}

export function writeRange(range) {
  return endsOf(range)
    .map(([operator, code]) => code + figureWording(range[operator]))
    .join('');
}

function endsOf(range) {
  return ENDS.filter(([operator]) => operator in range);
}

// The range that a text of the address stands for, or null.
export function readRangeText(text) {
  const parts = text && WRITTEN.exec(text);
  if (!parts) {
    return null;
  }
  const range = {};
  ENDS.forEach(([operator, code]) => {
    const at = parts.indexOf(code, 1);
    if (at > 0) {
      range[operator] = Number(parts[at + 1]);
    }
  });
  return range;
}

// Whether a range holds a figure that could be typed: between the question's ends, and whole where it must be.
export function containsAnswer({minimum = -Infinity, maximum = Infinity, whole}, written) {
  const range = readRange(written);
  if (!range) {
    return false;
  }
  const {low, lowIn, high, highIn} = range;
  if (whole) {
    const first = lowIn ? Math.ceil(low) : Math.floor(low) + 1;
    const last = highIn ? Math.floor(high) : Math.ceil(high) - 1;
    return Math.max(first, Math.ceil(minimum)) <= Math.min(last, Math.floor(maximum));
  }
  return (low < maximum || (low === maximum && lowIn)) && (high > minimum || (high === minimum && highIn));
}

// The bands to choose from, as options: [{id: text of the address, label, answer}]. A range that none of them is, from
// an older link or a preset, stays on offer so that it can be seen and kept.
export function bandsOf(question, answer) {
  const bands = (question.bands || []).map((band) => ({id: writeRange(band.answer), ...band}));
  if (!isRange(answer) || bands.some(({id}) => id === writeRange(answer))) {
    return bands;
  }
  const label = rangeWording(answer, question.unit);
  return [...bands, {id: writeRange(answer), label, answer, help: '先前给出的范围，和现在的分档不同。'}];
}
