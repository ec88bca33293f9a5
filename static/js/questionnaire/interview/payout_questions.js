// @ts-check
// Which answers the payouts of benefits that are not refused depend on, and which they still need. Pure.

import {factsOf, neededFacts} from '../../rules/payout_needs.js';
import {VERDICTS} from '../../rules/spec.js';

/** @type {Verdict[]} */
const FITS = ['yes', 'maybe'];
const FITTING = VERDICTS.map((verdict) => FITS.includes(verdict)); // by the places of VERDICTS

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
  /** @type {Map<PayoutNeeds, string[]>} what each plan still needs: the benefits of a large site share few plans */
  const open = new Map();
  payouts.forEach((plan, place) => {
    if (place < first || place >= end || !FITTING[verdicts[place]]) {
      return;
    }
    let facts = open.get(plan);
    if (!facts) {
      facts = neededFacts(plan, known);
      open.set(plan, facts);
      factsOf(plan).forEach((fact) => used.add(fact));
    }
    for (const fact of facts) {
      const places = needed.get(fact);
      if (places) {
        places.push(place);
      } else {
        needed.set(fact, [place]);
      }
    }
  });
  return inParts({used, needed}, answers);
}
