// @ts-check
// Loads the script of the results after the first paint: the first question is wanted before them. Their place is kept.

import {afterPaint} from '../../core/after_paint.js';
import {loadGlobal} from '../../core/load_script.js';

/** @type {{view: ViewModel | null}} */
const latest = {view: null};

/**
 * Show the results of what the page asks, from when their scripts have been loaded.
 * @param {HTMLElement} page
 * @param {ViewModel} view
 */
export function showResults(page, view) {
  const first = latest.view === null;
  latest.view = view;
  if (globalThis.resultsTools) {
    show(globalThis.resultsTools, page);
  } else if (first) {
    afterPaint()
      .then(() => loadGlobal(`${view.root}assets/results.js`, 'resultsTools'))
      .then((tools) => tools.ready(view.data, view.root).then(() => tools))
      .then((tools) => afterPaint().then(() => tools)) // what was loaded has taken its time
      .then(
        (tools) => show(tools, page),
        () => page.querySelector('[data-results]').classList.replace('is-loading', 'is-missing')
      );
  }
}

/**
 * @param {ResultsTools} tools
 * @param {HTMLElement} page
 */
function show(tools, page) {
  tools.show(page, /** @type {ViewModel} */ (latest.view));
  page.querySelector('[data-results]').classList.remove('is-loading');
}
