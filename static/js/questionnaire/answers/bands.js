// @ts-check
// Ranges of numbers as answers: as text in the address, in words, and as bands to choose from. Pure.
//
// In the address: `le10`, `gt10le20`, `ge6`, `lt1`. In words as policy_explorer/text/wording.py puts them.

import {isRange, readRange} from '../../rules/ranges.js';

/**
 * [operator, in the address, in words]; a lower bound comes before an upper one.
 * @type {[keyof RangeAnswer, string, (bound: string) => string][]}
 */
const ENDS = [
  ['at_least', 'ge', (bound) => `不少于${bound}`],
  ['more_than', 'gt', (bound) => `超过${bound}`],
  ['at_most', 'le', (bound) => `不超过${bound}（含${bound}）`],
  ['less_than', 'lt', (bound) => `低于${bound}`],
];
/** @type {Partial<Record<keyof RangeAnswer, (bound: string) => string>>} lengths of time are full or not */
const TIME_WORDING = {at_least: (bound) => `满${bound}`, less_than: (bound) => `不满${bound}`};
const TIME_UNITS = ['年', '个月', '月', '周', '天', '日'];
const WRITTEN = /^(?:(ge|gt)(-?[0-9]+(?:\.[0-9]+)?))?(?:(le|lt)(-?[0-9]+(?:\.[0-9]+)?))?$/;

/**
 * Write a number as people do, never with an exponent.
 * @param {number} value
 */
export function figureWording(value) {
  return value.toLocaleString('en-US', {useGrouping: false, maximumFractionDigits: 20});
}

/**
 * Write a number with its unit: `10万元`, `50%`.
 * @param {number} value
 * @param {string} [unit]
 */
export function quantity(value, unit) {
  return figureWording(value) + (unit || '');
}

/**
 * @param {RangeAnswer} range
 * @param {QuestionEntry} question
 */
export function rangeWording(range, {unit = '', whole}) {
  const bounds = Object.values(range);
  if (bounds.length === 2 && bounds[0] === bounds[1]) {
    return `正好${quantity(bounds[0], unit)}`;
  }
  if (whole) {
    return wholeRangeWording(range, unit);
  }
  const full = TIME_UNITS.includes(unit);
  return endsOf(range)
    .map(([operator, , wording]) =>
      ((full && TIME_WORDING[operator]) || wording)(quantity(Number(range[operator]), unit))
    )
    .join('，');
}

/**
 * @param {RangeAnswer} range of whole numbers
 * @param {string} unit
 */
function wholeRangeWording({at_least: from, more_than: above, at_most: to, less_than: below}, unit) {
  const low = above === undefined ? from && Math.ceil(from) : Math.floor(above) + 1;
  const high = below === undefined ? to && Math.floor(to) : Math.ceil(below) - 1;
  const full = TIME_UNITS.includes(unit);
  if (low === undefined || high === undefined) {
    if (full && high !== undefined) {
      return `不满${quantity(high + 1, unit)}`;
    }
    return low === undefined ? `${quantity(high || 0, unit)}及以下` : `${full ? '满' : ''}${quantity(low, unit)}及以上`;
  }
  if (low === high) {
    return `正好${quantity(low, unit)}`;
  }
  return full
    ? `满${quantity(low, unit)}，不满${quantity(high + 1, unit)}`
    : `${quantity(low)}至${quantity(high, unit)}`;
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
  return writeRange(range) === text ? range : null; // a bound is never rounded onto another number
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
  const label = rangeWording(answer, question);
  return [...bands, {id: writeRange(answer), label, answer, help: '先前给出的范围，和现在的分档不同。'}];
}
