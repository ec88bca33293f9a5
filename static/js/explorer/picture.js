// How the measures of each option of a facet stand, for the picture. Pure.

// For each option of the facet how many measures have each state, by place, among those that `found` counts for it:
// those that meet every criterion but the facet's own. `states` is the facet of the states; `found` is what
// filterMeasures gives.
export function splitByState({id, options, starts, values}, states, {missed, matching, criteria}) {
  const width = states.options.length;
  const split = new Int32Array(options.length * width);
  const add = (at) => {
    for (let place = starts[at]; place < starts[at + 1]; place += 1) {
      split[values[place] * width + states.values[at]] += 1;
    }
  };
  matching.forEach(add);
  const own = criteria.indexOf(id);
  for (let at = 0; own >= 0 && at < missed.length; at += 1) {
    if (missed[at] === own) {
      add(at);
    }
  }
  return options.map((_, place) => split.subarray(place * width, (place + 1) * width));
}
