// @ts-check
// Loads the script that says why a benefit is refused, and what unfolds of each (details_view.js): nobody reads that first.

import {loadGlobal} from '../core/load_script.js';

/** @type {((tools: DetailTools) => void)[]} what is to be shown when the script has been loaded */
const waiting = [];

/** @param {string} root */
export function loadDetails(root) {
  loadGlobal(`${root}assets/details.js`, 'detailTools').then(
    (tools) => waiting.splice(0).forEach((show) => show(tools)),
    () => {}
  );
}

/**
 * Call `show` with what shows the details, at once if it has been loaded.
 * @param {(tools: DetailTools) => void} show
 */
export function withDetails(show) {
  if (globalThis.detailTools) {
    show(globalThis.detailTools);
  } else {
    waiting.push(show);
  }
}
