// @ts-check
// How much a measure is worth showing on a day: what can be applied for before what others do, what applies before what
// is over. It weighs less than where the words of a search stand. Pure.

import {statusOfDays} from '../core/periods.js';
import {bestOf, ranked} from '../search/rank.js';

const FIRST = 20; // hits that are ordered before all are
/** @type {Record<string, number>} the options of the facet by access */
const ACCESS = {apply: 1, counterpart: 0.96, government: 0.88};
/** @type {Partial<Record<PeriodStatus, number>>} */
const STATUS = {upcoming: 0.95, ended: 0.85, superseded: 0.8, used_up: 0.85};

/**
 * Return a factor for each measure.
 * @param {Columns} columns
 * @param {DayNumber} day
 * @returns {Float32Array}
 */
export function standingsOn({size, facets, periods}, day) {
  const access = facets.find(({id}) => id === 'access');
  const factors = access ? access.options.map(({id}) => ACCESS[id] || 1) : [];
  return Float32Array.from({length: size}, (_, at) => {
    const own = access ? Array.from(access.values.subarray(access.starts[at], access.starts[at + 1])) : [];
    const best = own.reduce((most, value) => Math.max(most, factors[value]), 0) || 1;
    return best * (STATUS[statusOfDays(periods[at], day, 0)] || 1);
  });
}

/**
 * Order the hits of a search, as places in the columns, by their scores and by how they stand on the day.
 * @param {SearchAnswer} answer
 * @param {number[]} inColumns the place of each measure of the search
 * @param {Float32Array} standings
 * @returns {Ranking}
 */
export function rankedByStanding({count, scores}, inColumns, standings) {
  /** @type {number[] | null} */
  let all = null;
  return {
    count,
    best: bestOf(scores, FIRST, inColumns, standings),
    all: () => all || (all = ranked(scores, inColumns, standings)),
  };
}
