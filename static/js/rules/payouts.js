// @ts-check
// A payout and answers -> how much, with its steps. Pure; policy_explorer/rules/payouts.py is the same.
//
// Nothing is worked out from an answer that is not one number, and nothing that a department decides.

import {hundredth, isAbove, product, readDecimal, writeDecimal} from './decimals.js';
import {distinct, numberOf, tierOf} from './payout_needs.js';

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
  if (tier.state === 'figure' && number.state === 'figure') {
    return workedFigure(plan, line, number.value === undefined ? undefined : readDecimal(number.value));
  }
  const state = /** @type {WorkedState} */ (OPEN_STATES.find((each) => each === tier.state || each === number.state));
  const by = tier.state === state ? plan.by : undefined;
  return {state, line, facts: distinct([by, number.state === state ? plan.times : undefined])};
}

/**
 * @param {PayoutEntry} plan
 * @param {number | undefined} line
 * @param {Decimal | undefined} number
 * @returns {Worked}
 */
function workedFigure(plan, line, number) {
  const lines = plan.tiers || [];
  const figure = readDecimal(/** @type {string} */ (line === undefined ? plan.value : lines[line].value));
  const multiplied = number ? product(figure, number) : figure;
  const gained = number && plan.each === '%' ? hundredth(multiplied) : multiplied;
  const {capped_at: cap, instalments} = plan;
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
    parts: instalments && partsOf(instalments, value),
  };
}

/**
 * Return the place of the tier with the highest figure, undefined where there is none.
 * @param {PayoutEntry} plan
 * @param {number[]} [met]
 */
function highestOf({tiers = []}, met = []) {
  if (met.length === 1) {
    return met[0];
  }
  const value = (/** @type {number} */ place) => readDecimal(tiers[place].value);
  return met.length ? met.reduce((best, place) => (isAbove(value(place), value(best)) ? place : best)) : undefined;
}

/**
 * @param {InstalmentsEntry} instalments
 * @param {Decimal} value
 */
function partsOf({shares = []}, value) {
  return shares.map((share) => writeDecimal(hundredth(product(value, readDecimal(share)))));
}
