// @ts-check
// The order of the list. Pure.

import {lastDayToAct} from './columns.js';

/**
 * Return the places of all measures in order. Measures are numbered in the order of the notices, so their places break
 * ties.
 * @param {Columns} columns
 * @param {Sort} sort
 * @param {DayNumber} day
 * @param {number[] | null} ranked the places of the hits, best first
 */
export function orderOf(columns, sort, day, ranked) {
  if (sort === 'relevance' && ranked) {
    return ranked;
  }
  const order = Array.from({length: columns.size}, (_, at) => at);
  if (sort === 'deadline') {
    const last = columns.periods.map((period) => lastDayToAct(period, day));
    return order.sort((a, b) => byDeadline(last[a], last[b], day) || a - b);
  }
  if (sort === 'department') {
    const lead = /** @type {Facet} */ (columns.facets.find(({id}) => id === 'lead'));
    const {starts, values} = lead;
    const first = (/** @type {number} */ at) => (starts[at] < starts[at + 1] ? values[starts[at]] : Infinity);
    return order.sort((a, b) => (first(a) === first(b) ? a - b : first(a) - first(b)));
  }
  return order;
}

/**
 * Put the measures that name a chosen option before those that are for all, otherwise in the same order.
 * @param {number[]} order places, all of which match
 * @param {Facet[]} facets
 * @param {FilterSelection['chosen']} chosen
 */
export function namedFirst(order, facets, chosen) {
  const facet = facets.find(({id, coversAll}) => coversAll !== undefined && (chosen.get(id) || new Set()).size > 0);
  if (!facet) {
    return order;
  }
  const {starts, values, coversAll} = facet;
  const wanted = new Set([...(chosen.get(facet.id) || [])].filter((place) => place !== coversAll));
  const named = (/** @type {number} */ at) =>
    values.subarray(starts[at], starts[at + 1]).some((place) => wanted.has(place));
  const flags = order.map(named);
  return [...order.filter((_, rank) => flags[rank]), ...order.filter((_, rank) => !flags[rank])];
}

/**
 * Compare two last days: the next to end comes first, then what has none; what has ended comes last, the oldest at the
 * very end.
 * @param {DayNumber} a
 * @param {DayNumber} b
 * @param {DayNumber} day
 */
function byDeadline(a, b, day) {
  if (a === b) {
    return 0; // Infinity twice has no difference
  }
  const ended = Number(a < day) - Number(b < day);
  return ended || (a < day ? b - a : a - b);
}
