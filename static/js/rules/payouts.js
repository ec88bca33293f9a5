// @ts-check
// A payout and answers -> how much, with its steps. Pure; policy_explorer/rules/payouts.py is the same.
//
// Nothing is worked out from an answer that is not one number, and nothing that a department decides.

import {hundredth, isAbove, product, readDecimal, writeDecimal} from './decimals.js';
import {truth} from './evaluate.js';
import {isRange, readRange} from './ranges.js';

/** @type {WorkedState[]} why nothing is worked out; the first that holds counts */
const OPEN_STATES = ['outside', 'unknown', 'range', 'unanswered'];

/**
 * Return what a payout comes to for these answers, whatever the verdict of its benefit is.
 * @param {PayoutEntry} plan
 * @param {Answers} answers
 * @returns {Worked}
 */
export function workOut(plan, answers) {
  if (plan.way === 'range' || plan.way === 'at_most') {
    return {state: 'decided'};
  }
  const tier = tierOf(plan, answers);
  const number = numberOf(plan, answers);
  const line = highestOf(plan, tier.met);
  for (const state of OPEN_STATES) {
    const by = tier.state === state ? plan.by : undefined;
    const facts = distinct([by, number.state === state ? plan.times : undefined]);
    if (facts.length) {
      return {state, line, facts};
    }
  }
  return workedFigure(plan, line, number.value);
}

/**
 * @param {PayoutEntry} plan
 * @param {number | undefined} line
 * @param {Decimal | undefined} number
 * @returns {Worked}
 */
function workedFigure(plan, line, number) {
  const lines = plan.lines || [];
  const figure = readDecimal(/** @type {string} */ (line === undefined ? plan.value : lines[line].value));
  const multiplied = number ? product(figure, number) : figure;
  const gained = number && plan.each === '%' ? hundredth(multiplied) : multiplied;
  const {cap, instalments} = plan;
  const capped = Boolean(cap && isAbove(gained, readDecimal(cap.size)));
  const value = cap && capped ? readDecimal(cap.value) : gained;
  return {
    state: 'figure',
    value: writeDecimal(value),
    unit: cap && capped ? cap.unit : plan.unit,
    line,
    number: number && writeDecimal(number),
    product: number && writeDecimal(gained),
    capped,
    parts: ((instalments && instalments.shares) || []).map((share) =>
      writeDecimal(hundredth(product(value, readDecimal(share))))
    ),
  };
}

/**
 * Return the place of the tier with the highest figure, undefined where there is none.
 * @param {PayoutEntry} plan
 * @param {number[]} [met]
 */
function highestOf({lines = []}, met = []) {
  const value = (/** @type {number} */ place) => readDecimal(lines[place].value);
  return met.length ? met.reduce((best, place) => (isAbove(value(place), value(best)) ? place : best)) : undefined;
}

/**
 * Return the places of the tiers of the answer, none where the payout has no tiers; or why there is no tier.
 * @param {PayoutNeeds} plan
 * @param {Answers} answers
 * @returns {{state: WorkedState, met?: number[]}}
 */
function tierOf({by, lines = [], highest}, answers) {
  if (by === undefined) {
    return {state: 'figure'};
  }
  if (!answers.has(by)) {
    return {state: 'unanswered'};
  }
  const truths = lines.map(({tests}) => allMet(tests.map((test) => truth(test, answers))));
  const met = truths.flatMap((isMet, place) => (isMet ? [place] : []));
  if (met.length && (met.length === 1 || highest !== undefined)) {
    return {state: 'figure', met};
  }
  if (truths.includes(null)) {
    return {state: answers.get(by) === null ? 'unknown' : 'range'};
  }
  return {state: 'outside'};
}

/**
 * @param {Truth[]} truths
 * @returns {Truth}
 */
function allMet(truths) {
  return truths.includes(false) ? false : truths.includes(null) ? null : true;
}

/**
 * Return the answer that the figure is multiplied with, no value where the payout has none; or why there is none.
 * @param {PayoutNeeds} plan
 * @param {Answers} answers
 * @returns {{state: WorkedState, value?: Decimal}}
 */
function numberOf({times}, answers) {
  if (times === undefined) {
    return {state: 'figure'};
  }
  if (!answers.has(times)) {
    return {state: 'unanswered'};
  }
  const answer = answers.get(times);
  if (isRange(answer)) {
    const range = readRange(answer);
    const exact = range && range.low === range.high;
    return exact ? {state: 'figure', value: readDecimal(range.low)} : {state: range ? 'range' : 'unknown'};
  }
  return typeof answer === 'number' && Number.isFinite(answer)
    ? {state: 'figure', value: readDecimal(answer)}
    : {state: 'unknown'};
}

/**
 * Return the unanswered facts whose answers the figure still needs. Tiers are looked at only where they matter.
 * @param {PayoutNeeds} plan
 * @param {Answers} answers
 * @returns {string[]}
 */
export function neededFacts(plan, answers) {
  const {by, times} = plan;
  const open = distinct([by, times]).filter((fact) => !answers.has(fact));
  const states = open.length ? [tierOf(plan, answers).state, numberOf(plan, answers).state] : [];
  return states.every((state) => state === 'figure' || state === 'unanswered') ? open : [];
}

/**
 * @param {(string | undefined)[]} facts
 * @returns {string[]}
 */
function distinct([by, times]) {
  return /** @type {string[]} */ ([by, times === by ? undefined : times].filter((fact) => fact !== undefined));
}
