// @ts-check
// Ranges of numbers as answers: as text in the address, in words, and as bands to choose from. Pure.
//
// In the address: `le10`, `gt10le20`, `ge6`, `lt1`. In words as policy_explorer/text/wording.py puts them.

import {isRange, readRange} from '../rules/ranges.js';

/**
 * [operator, in the address, in words]; a lower bound comes before an upper one.
 * @type {[keyof RangeAnswer, string, (bound: string) => string][]}
 */
const ENDS = [
  ['at_least', 'ge', (bound) => `不少于 ${bound}（含）`],
  ['more_than', 'gt', (bound) => `超过 ${bound}（不含）`],
  ['at_most', 'le', (bound) => `不超过 ${bound}（含）`],
  ['less_than', 'lt', (bound) => `低于 ${bound}（不含）`],
];
const WRITTEN = /^(?:(ge|gt)(-?[0-9]+(?:\.[0-9]+)?))?(?:(le|lt)(-?[0-9]+(?:\.[0-9]+)?))?$/;

/**
 * Write a number as people do, never with an exponent.
 * @param {number} value
 */
export function figureWording(value) {
  return value.toLocaleString('en-US', {useGrouping: false, maximumFractionDigits: 20});
}

/**
 * Write a number with its unit: `10 万元`, `50%`.
 * @param {number} value
 * @param {string} [unit]
 */
export function quantity(value, unit) {
  return figureWording(value) + (unit ? `${unit === '%' ? '' : ' '}${unit}` : '');
}

/**
 * @param {RangeAnswer} range
 * @param {string} [unit]
 */
export function rangeWording(range, unit) {
  const bounds = Object.values(range);
  if (bounds.length === 2 && bounds[0] === bounds[1]) {
    return `正好 ${quantity(bounds[0], unit)}`;
  }
  return endsOf(range)
    .map(([operator, , wording]) => wording(quantity(Number(range[operator]), unit)))
    .join('，');
}

/** @param {RangeAnswer} range */
export function writeRange(range) {
  return endsOf(range)
    .map(([operator, code]) => code + figureWording(Number(range[operator])))
    .join('');
}

/** @param {RangeAnswer} range */
function endsOf(range) {
  return ENDS.filter(([operator]) => operator in range);
}

/**
 * Return the range that a text of the address stands for, or null.
 * @param {string} text
 * @returns {RangeAnswer | null}
 */
export function readRangeText(text) {
  const parts = text && WRITTEN.exec(text);
  if (!parts) {
    return null;
  }
  /** @type {RangeAnswer} */
  const range = {};
  ENDS.forEach(([operator, code]) => {
    const at = parts.indexOf(code, 1);
    if (at > 0) {
      range[operator] = Number(parts[at + 1]);
    }
  });
  return range;
}

/**
 * Return whether a range contains a number that could be typed: within the question's limits, and whole where it must
 * be.
 * @param {QuestionEntry} question
 * @param {RangeAnswer} written
 */
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

/**
 * Return the bands to choose from; the id of each is its text in the address. A range that is not among them, from an
 * older link or a preset, stays on offer so that it can be seen and kept.
 * @param {QuestionEntry} question
 * @param {Answer} [answer]
 * @returns {ChoiceOption[]}
 */
export function bandsOf(question, answer) {
  const bands = (question.bands || []).map((band) => ({id: writeRange(band.answer), ...band}));
  if (!isRange(answer) || bands.some(({id}) => id === writeRange(answer))) {
    return bands;
  }
  const label = rangeWording(answer, question.unit);
  return [...bands, {id: writeRange(answer), label, answer, help: '先前给出的范围，和现在的分档不同。'}];
}
