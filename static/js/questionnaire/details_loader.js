// @ts-check
// Loads the script that says why a benefit is refused, and what unfolds of each (details_view.js): nobody reads that first.

import {loadGlobal} from '../core/load_script.js';

/**
 * Call `show` with what shows the details, at once if it has been loaded.
 * @param {string} root
 * @param {(tools: DetailTools) => void} show
 */
export function withDetails(root, show) {
  if (globalThis.detailTools) {
    show(globalThis.detailTools);
  } else {
    loadGlobal(`${root}assets/details.js`, 'detailTools').then(show, () => {});
  }
}
