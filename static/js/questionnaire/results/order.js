// @ts-check
// The order of the results within a verdict. Pure; policy_explorer/match/order.py is the same, and docs/interview.md says it.
//
// First what can be had now, then what can still be applied for though its term is over, what has not begun, and what is
// over. Among these the greater sum of money, then the nearer end (of what is over the latest), then the order of the notices.

import {VERDICTS} from '../../rules/spec.js';
import {OVER, ranksOn} from './ranks.js';

/** @type {Verdict[]} */
const FITS = ['yes', 'maybe'];
const FITTING = FITS.map((verdict) => VERDICTS.indexOf(verdict));

/** The order of all measures last time: an answer changes little of it, and what is nearly in order is sorted quickly. */
const last = {from: 0, places: /** @type {number[]} */ ([])};

/**
 * Return the measures of each verdict, by code, in order, and how many have each rank.
 * @param {ViewModel} view
 * @returns {OrderedPlaces[]}
 */
export function placesByVerdict(view) {
  const {found} = view;
  const groups = [0, 1, 2, 3].map(() => ({places: /** @type {number[]} */ ([]), ranks: [0, 0, 0, 0]}));
  const {rank, worth, end} = sortKeys(view);
  if (last.from !== found.from || last.places.length !== found.to - found.from) {
    Object.assign(last, {from: found.from, places: Array.from(rank, (_, place) => place)});
  }
  last.places
    .sort((a, b) => rank[a] - rank[b] || worth[b] - worth[a] || compare(end[a], end[b]) || a - b)
    .forEach((place) => {
      const group = groups[found.verdicts[found.from + place]];
      group.places.push(found.from + place);
      group.ranks[rank[place]] += 1;
    });
  return groups.map((group) => ({...group, ended: group.ranks[OVER]}));
}

/**
 * Compare days, which may be Infinity.
 * @param {number} a
 * @param {number} b
 */
function compare(a, b) {
  return a === b ? 0 : a - b;
}

/**
 * Return what measures are sorted by: of the benefits that the verdict stems from the best rank, and of those with this
 * rank the greatest worth and the nearest end.
 * @param {ViewModel} view
 */
function sortKeys(view) {
  const {catalogue, found} = view;
  const {starts} = catalogue;
  const {ranks, ends} = ranksOn(view);
  const size = found.to - found.from;
  const keys = {rank: new Uint8Array(size), worth: new Float64Array(size), end: new Float64Array(size)};
  for (let at = found.from; at < found.to; at += 1) {
    const verdict = found.verdicts[at];
    const place = at - found.from;
    keys.rank[place] = OVER;
    keys.end[place] = Infinity;
    for (let benefit = starts[at]; benefit < starts[at + 1]; benefit += 1) {
      const rank = ranks[benefit];
      if (found.benefitVerdicts[benefit] === verdict && rank <= keys.rank[place]) {
        const better = rank < keys.rank[place];
        const worth = FITTING.includes(verdict) ? worthOf(benefit, at, view) : 0;
        const end = rank === OVER ? -ends[benefit] : ends[benefit];
        keys.rank[place] = rank;
        keys.worth[place] = better ? worth : Math.max(keys.worth[place], worth);
        keys.end[place] = better ? end : Math.min(keys.end[place], end);
      }
    }
  }
  return keys;
}

/**
 * Return what a benefit comes to in yuan: the figure worked out from the answers, or a fixed sum that the notice writes;
 * 0 where there is none, or where it is not a sum of yuan. On a large site nothing is worked out.
 * @param {number} benefit
 * @param {number} at its measure
 * @param {ViewModel} view
 */
function worthOf(benefit, at, {catalogue, answers}) {
  const {many, worth, payouts, starts, measure} = catalogue;
  const entry = !many && payouts.has(benefit) && globalThis.payoutTools ? measure(at) : undefined;
  return entry && globalThis.payoutTools
    ? globalThis.payoutTools.worth(entry.benefits[benefit - starts[at]], answers)
    : worth.get(benefit) || 0;
}

/**
 * Return the benefits of a measure with the best verdicts first.
 * @param {JudgedBenefit[]} benefits
 */
export function inOrder(benefits) {
  return VERDICTS.flatMap((verdict) => benefits.filter((each) => each.verdict === verdict));
}
