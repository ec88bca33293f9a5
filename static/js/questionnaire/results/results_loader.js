// @ts-check
// Loads the script of the results after the first paint: the first question is wanted before them. Their place is kept.

import {afterPaint} from '../../core/after_paint.js';
import {loadGlobal} from '../../core/load_script.js';

/** @type {{view: ViewModel | null}} */
const latest = {view: null};

/**
 * Show the results of what the page asks, from when their script has been loaded.
 * @param {HTMLElement} page
 * @param {ViewModel} view
 */
export function showResults(page, view) {
  const first = latest.view === null;
  latest.view = view;
  if (globalThis.resultsTools) {
    globalThis.resultsTools.show(page, view);
    if (first) {
      begin(globalThis.resultsTools, page);
    }
  } else if (first) {
    afterPaint()
      .then(() => loadGlobal(`${view.root}assets/results.js`, 'resultsTools'))
      .then(
        (tools) => {
          tools.show(page, /** @type {ViewModel} */ (latest.view));
          begin(tools, page);
        },
        () => page.querySelector('[data-results]').classList.replace('is-loading', 'is-missing')
      );
  }
}

/**
 * @param {ResultsTools} tools
 * @param {HTMLElement} page
 */
function begin(tools, page) {
  const view = /** @type {ViewModel} */ (latest.view);
  page.querySelector('[data-results]').classList.remove('is-loading');
  tools.start(view.data, view.root);
}
