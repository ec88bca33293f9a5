// @ts-check
// Counts for the charts: the states of the measures of each option of a facet. Pure.

/**
 * Return for each option of the facet how many measures have each state, by place, among those that meet every
 * criterion except that of the facet itself.
 * @param {Facet} facet
 * @param {Facet} states the facet of the states
 * @param {FilterResult} found
 */
export function splitByState({id, options, starts, values}, states, {missed, matching, criteria}) {
  const width = states.options.length;
  const split = new Int32Array(options.length * width);
  const add = (/** @type {number} */ at) => {
    for (let place = starts[at]; place < starts[at + 1]; place += 1) {
      split[values[place] * width + states.values[at]] += 1;
    }
  };
  matching.forEach(add);
  const own = criteria.indexOf(id);
  if (own >= 0) {
    missed.forEach((criterion, at) => criterion === own && add(at));
  }
  return options.map((_, place) => split.subarray(place * width, (place + 1) * width));
}
