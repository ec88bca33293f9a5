// The measures of a large site in slices: what is known of them comes a slice at a time, when it is shown. Touches the page
// only to load scripts.
//
// policy_explorer/render/slices.py cuts and names them.

import {loadScript} from './load_script.js';

const SLICE = 25;

// `document` holds for each measure the place of its document among the ids `documents`; measures of one document are
// neighbours. `path` leads to the scripts of the slices, `variable` is what they put their rows in.
export function createSlices({documents, document}, path, variable) {
  const first = new Map();
  document.forEach((own, at) => first.has(own) || first.set(own, at));

  const positionOf = (at) => {
    const rank = at - first.get(document[at]);
    return {name: `${documents[document[at]]}_${Math.floor(rank / SLICE)}`, place: rank % SLICE};
  };
  const sliceNamed = (name) => (globalThis[variable] || {})[name];

  return {
    // The row of a measure, or undefined while its slice is not there.
    row(at) {
      const {name, place} = positionOf(at);
      return sliceNamed(name) && sliceNamed(name)[place];
    },
    // Resolves when the slices of all these measures are there, each either sliceNamed or given up; `onSlice` is called after each.
    load(places, onSlice = () => {}) {
      const missing = [...new Set(places.map((at) => positionOf(at).name))].filter((name) => !sliceNamed(name));
      return Promise.all(missing.map((name) => loadScript(`${path}${name}.js`).then(onSlice, () => {})));
    },
  };
}
