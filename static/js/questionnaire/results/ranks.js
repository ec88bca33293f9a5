// @ts-check
// Whether benefits can be had on the reference date: now, later, not yet, or no more. Pure.

import {dayNumber, stateOfNumbers} from '../../core/periods.js';

export const NOW = 0;
export const LATER = 1; // the term is over, and one can still apply
export const UPCOMING = 2;
export const OVER = 3;
/** @type {Record<PeriodState, number>} */
const RANKS = {
  open: NOW,
  closing: NOW,
  by_answer: NOW,
  afterwards: LATER,
  upcoming: UPCOMING,
  ended: OVER,
  superseded: OVER,
};

/**
 * Count the measures of which everything is over.
 * @param {ViewModel} view
 */
export function countEnded(view) {
  const {starts} = view.catalogue;
  const {ranks, counted} = ranksOn(view);
  const scope = `${view.found.from} ${view.found.to}`;
  const known = counted.get(scope);
  if (known !== undefined) {
    return known;
  }
  let ended = 0;
  for (let at = view.found.from; at < view.found.to; at += 1) {
    let over = true;
    for (let benefit = starts[at]; over && benefit < starts[at + 1]; benefit += 1) {
      over = ranks[benefit] === OVER;
    }
    ended += over ? 1 : 0;
  }
  counted.set(scope, ended);
  return ended;
}

/**
 * Return whether everything is over, on the reference date or, if that has passed, today.
 * @param {ViewModel} view
 */
export function isAllPast(view) {
  const latest = view.day < view.today ? view.today : view.day;
  return countEnded({...view, day: latest}) === view.found.to - view.found.from;
}

const DAYS_KEPT = 2; // the reference date, and today
/** @type {WeakMap<Catalogue, Map<IsoDate, RanksOfDay>>} */
const daysOf = new WeakMap();

/**
 * Return the rank and the last day of each benefit on the reference date. Most answers leave the date as it is, so the
 * last results are remembered.
 * @param {ViewModel} view
 * @returns {RanksOfDay}
 */
export function ranksOn({catalogue, day, soonDays}) {
  const days = daysOf.get(catalogue) || new Map();
  daysOf.set(catalogue, days);
  if (!days.has(day)) {
    if (days.size === DAYS_KEPT) {
      days.clear();
    }
    days.set(day, computeRanks(catalogue, day, soonDays));
  }
  return /** @type {RanksOfDay} */ (days.get(day));
}

/**
 * @param {Catalogue} catalogue
 * @param {IsoDate} day
 * @param {number} soonDays
 * @returns {RanksOfDay}
 */
function computeRanks(catalogue, day, soonDays) {
  const {from, until, pauses, afterwards, measureOf, documentOf, superseded} = catalogue;
  const number = dayNumber(day);
  const replaced = (/** @type {number} */ at) => superseded.get(documentOf(at)) || Infinity;
  const ranks = Uint8Array.from(
    measureOf,
    (at, benefit) => RANKS[stateOfNumbers(number, from[benefit], until[benefit], soonDays, replaced(at))]
  );
  const ends = Float64Array.from(measureOf, (at, benefit) => Math.min(until[benefit], replaced(at) - 1));
  /** @type {[Catalogue['pauses'], number][]} */
  const exceptions = [
    [pauses, OVER],
    [afterwards, LATER],
  ];
  exceptions.forEach(([timesOf, rank]) =>
    timesOf.forEach((times, benefit) => {
      if (times.some(([start, end]) => number >= start && number <= end)) {
        ranks[benefit] = rank;
      }
    })
  );
  return {ranks, ends, counted: new Map()};
}
