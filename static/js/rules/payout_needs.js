// @ts-check
// Which answers a payout depends on, and which it still needs. Pure; policy_explorer/rules/payouts.py is the same.
//
// Apart from payouts.js, which works out the figures and is loaded where a content has any.

import {factTruth} from './evaluate.js';
import {isRange, readRange} from './ranges.js';

/**
 * Return the places of the tiers of the answer, none where the payout has no tiers; or why there is no tier. Only where
 * the highest counts there may be several: it has been proved that no answer belongs to two of others.
 * @param {PayoutNeeds} plan
 * @param {Answers} answers
 * @returns {{state: WorkedState, met?: number[]}}
 */
export function tierOf({by, tiers = [], highest}, answers) {
  if (by === undefined) {
    return {state: 'figure'};
  }
  if (!answers.has(by)) {
    return {state: 'unanswered'};
  }
  /** @type {number[]} */
  const met = [];
  let open = false;
  const answer = answers.get(by);
  for (let place = 0; place < tiers.length; place += 1) {
    const isMet = allMet(tiers[place].tests, answer);
    if (isMet) {
      met.push(place);
      if (highest === undefined) {
        break;
      }
    }
    open = open || isMet === null;
  }
  if (met.length) {
    return {state: 'figure', met};
  }
  return {state: !open ? 'outside' : answer === null ? 'unknown' : 'range'};
}

/**
 * @param {TestEntry[]} tests
 * @param {Answer | undefined} answer
 * @returns {Truth}
 */
function allMet(tests, answer) {
  /** @type {Truth} */
  let all = true;
  for (const test of tests) {
    const isMet = factTruth(test, answer);
    if (isMet === false) {
      return false;
    }
    all = isMet === null ? null : all;
  }
  return all;
}

/**
 * Return the answer that the figure is multiplied with, no value where the payout has none; or why there is none.
 * @param {PayoutNeeds} plan
 * @param {Answers} answers
 * @returns {{state: WorkedState, value?: number}}
 */
export function numberOf({times}, answers) {
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
    return exact ? {state: 'figure', value: range.low} : {state: range ? 'range' : 'unknown'};
  }
  return typeof answer === 'number' && Number.isFinite(answer) ? {state: 'figure', value: answer} : {state: 'unknown'};
}

/**
 * Return the unanswered facts whose answers the figure still needs. Tiers are looked at only where they matter.
 * @param {PayoutNeeds} plan
 * @param {Answers} answers
 * @returns {string[]}
 */
export function neededFacts(plan, answers) {
  const open = factsOf(plan).filter((fact) => !answers.has(fact));
  const states = open.length ? [tierOf(plan, answers).state, numberOf(plan, answers).state] : [];
  return states.every((state) => state === 'figure' || state === 'unanswered') ? open : [];
}

/**
 * Return the facts that a payout depends on, in the order in which they are asked, each once.
 * @param {PayoutNeeds} plan
 * @returns {string[]}
 */
export function factsOf({by, times}) {
  return distinct([by, times]);
}

/**
 * @param {(string | undefined)[]} facts of a tier and of a number
 * @returns {string[]}
 */
export function distinct([by, times]) {
  return /** @type {string[]} */ ([by, times === by ? undefined : times].filter((fact) => fact !== undefined));
}
