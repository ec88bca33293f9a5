// @ts-check
// Rows of the measures of a large site, loaded a slice at a time when they are shown. Loads scripts.
//
// policy_explorer/render/slices.py cuts the slices and names them.

import {loadScript} from './load_script.js';
import {misfit} from './parts.js';

const SLICE = 25;

/**
 * Return access to the rows that the scripts of the slices put in the global `variable`.
 * @template Row
 * @param {{documents: string[], document: ArrayLike<number>}} measures `documents` holds ids; `document`, for each
 *   measure, the place of its document among them. Measures of one document are neighbours.
 * @param {string} path leads to the scripts of the slices
 * @param {'explorerCards' | 'questionnaireMeasures'} variable
 * @returns {Slices<Row>}
 */
export function createSlices({documents, document}, path, variable) {
  const first = new Map();
  Array.from(document).forEach((own, at) => first.has(own) || first.set(own, at));

  const positionOf = (/** @type {number} */ at) => {
    const rank = at - first.get(document[at]);
    return {name: `${documents[document[at]]}_${Math.floor(rank / SLICE)}`, place: rank % SLICE};
  };
  const sliceNamed = (/** @type {string} */ name) =>
    // with a slice of another version, no row can be trusted
    misfit() ? undefined : /** @type {Record<string, any[]>} */ (globalThis[variable] || {})[name];

  return {
    /** Return the row of a measure, or undefined while its slice is not loaded. */
    row(at) {
      const {name, place} = positionOf(at);
      const slice = sliceNamed(name);
      return slice && slice[place];
    },
    /**
     * Resolve when the slices of all these measures have been loaded or have failed; `onSlice` is called after each.
     */
    load(places, onSlice = () => {}) {
      if (misfit()) return Promise.resolve([]);
      const missing = [...new Set(places.map((at) => positionOf(at).name))].filter((name) => !sliceNamed(name));
      return Promise.all(missing.map((name) => loadScript(`${path}${name}.js`).then(onSlice, () => {})));
    },
  };
}
