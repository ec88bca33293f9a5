// @ts-check
// Which answers the payouts of benefits that are not refused depend on, and which they still need. Pure.

import {factsOf, neededFacts} from '../rules/payout_needs.js';
import {VERDICTS} from '../rules/spec.js';

/** @type {Verdict[]} */
const FITS = ['yes', 'maybe'];
const FITTING = FITS.map((verdict) => VERDICTS.indexOf(verdict));

/**
 * Return the facts that payouts depend on, and those that they still need, each with the places of the benefits.
 * @param {Catalogue} catalogue
 * @param {Uint8Array} verdicts of benefits, by the places of VERDICTS
 * @param {Answers} answers
 * @param {number} first
 * @param {number} end
 */
export function askedForPayouts({payouts, complete, inParts}, verdicts, answers, first, end) {
  /** @type {Set<string>} */
  const used = new Set();
  /** @type {Map<string, number[]>} */
  const needed = new Map();
  const known = complete(answers);
  payouts.forEach((plan, place) => {
    if (place < first || place >= end || !FITTING.includes(verdicts[place])) {
      return;
    }
    factsOf(plan).forEach((fact) => used.add(fact));
    neededFacts(plan, known).forEach((fact) => {
      const places = needed.get(fact) || [];
      needed.set(fact, places);
      places.push(place);
    });
  });
  return inParts({used, needed}, answers);
}
