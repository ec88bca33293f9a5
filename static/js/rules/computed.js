// @ts-check
// Answers -> answers with those to computed facts: sums of the answers to others, and ratios of two. Pure;
// policy_explorer/rules/computed.py is the same.

import {powerOfTen, readDecimal} from './decimals.js';
import {isRange, readRange} from './ranges.js';

const [MOST_PLACES, MOST_DIGITS] = [6, 15]; // all decimal numbers of so many digits are different doubles, in the same order
/** @type {Record<string, number>} of a ratio in such a unit */
const SCALES = {'%': 100, '‰': 1000};
const ZERO = BigInt(0);

/**
 * Return the answers with those to the computed facts that have one.
 * @param {Answers} answers
 * @param {ComputedEntry[]} computed
 * @returns {Answers}
 */
export function complete(answers, computed) {
  const found = new Map(answers);
  computed.forEach((question) => {
    const value = workedOut(question, answers);
    if (value !== undefined) {
      found.set(question.id, value);
    }
  });
  return found;
}

/**
 * Return the facts that a computed one follows from; for a question that is asked, itself.
 * @param {{id: string, ratio?: RatioEntry, sum?: string[]}} question
 * @returns {string[]}
 */
export function partsOf({id, ratio, sum}) {
  return ratio ? [ratio.of, ratio.to] : sum || [id];
}

/**
 * Return the answer to a computed fact: a number, or the range between two neighbours. 不清楚 if a part is, or is a
 * range, and for a ratio if the denominator is 0; undefined while a part is not answered.
 * @param {ComputedEntry} question
 * @param {Answers} answers
 * @returns {Answer | undefined}
 */
export function workedOut(question, answers) {
  if (whyUnknown(question, answers)) {
    return null;
  }
  const parts = partsOf(question);
  if (!parts.every((part) => answers.has(part))) {
    return undefined;
  }
  const numbers = parts.map((part) => /** @type {Decimal} */ (numberOf(answers.get(part))));
  if (question.ratio) {
    const [of, to] = numbers;
    const scale = BigInt(SCALES[question.unit || ''] || 1);
    return onGrid(of.digits * scale * powerOfTen(to.scale), to.digits * powerOfTen(of.scale));
  }
  const scale = Math.max(...numbers.map((number) => number.scale));
  const sum = numbers.reduce((total, {digits, scale: own}) => total + digits * powerOfTen(scale - own), ZERO);
  return onGrid(sum, powerOfTen(scale));
}

/**
 * Return the part that makes a computed fact 不清楚, and why.
 * @param {ComputedEntry} question
 * @param {Answers} answers
 * @returns {{part: string, why: 'unknown' | 'range' | 'zero'} | null}
 */
export function whyUnknown(question, answers) {
  const part = partsOf(question).find((each) => answers.has(each) && !numberOf(answers.get(each)));
  if (part !== undefined) {
    const answer = answers.get(part);
    return {part, why: isRange(answer) && readRange(answer) ? 'range' : 'unknown'};
  }
  const to = question.ratio && question.ratio.to;
  const number = to === undefined ? null : numberOf(answers.get(to));
  return to !== undefined && number && number.digits === ZERO ? {part: to, why: 'zero'} : null;
}

/**
 * Return an answer that is one number, exactly as a person typed it; null for any other.
 * @param {Answer | undefined} answer
 * @returns {Decimal | null}
 */
function numberOf(answer) {
  if (isRange(answer)) {
    const range = readRange(answer);
    return range && range.low === range.high ? readDecimal(range.low) : null;
  }
  return typeof answer === 'number' && Number.isFinite(answer) ? readDecimal(answer) : null;
}

/**
 * Return a fraction of at most MOST_PLACES decimals and MOST_DIGITS digits as it is, else the range between its
 * neighbours. A bound of a rule has no more decimals either, so a range decides it as exactly as a number.
 * @param {bigint} numerator
 * @param {bigint} denominator
 * @returns {number | RangeAnswer}
 */
function onGrid(numerator, denominator) {
  const size = (numerator < ZERO ? -numerator : numerator) / denominator;
  const places = Math.min(MOST_PLACES, MOST_DIGITS - String(size).length);
  const raised = numerator * powerOfTen(Math.max(places, 0));
  const step = denominator * powerOfTen(Math.max(-places, 0));
  const stepped = (/** @type {bigint} */ steps) => Number(`${steps}e${-places}`);
  const [cut, rest] = [raised / step, raised % step];
  if (rest === ZERO) {
    return stepped(cut);
  }
  const below = rest < ZERO ? cut - BigInt(1) : cut;
  return {more_than: stepped(below), less_than: stepped(below + BigInt(1))};
}
