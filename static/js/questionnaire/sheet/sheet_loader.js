// @ts-check
// Loads the script of the printed sheet after the first paint. A page that is printed before that prints as it is seen.

import {afterPaint} from '../../core/after_paint.js';
import {loadGlobal} from '../../core/load_script.js';

/** @type {{view: ViewModel | null}} */
const latest = {view: null};

/**
 * Show on the sheet what the page shows, from when its script has been loaded.
 * @param {HTMLElement} section
 * @param {ViewModel} view
 */
export function showSheet(section, view) {
  const first = latest.view === null;
  latest.view = view;
  if (globalThis.sheetTools) {
    globalThis.sheetTools.show(section, view);
  } else if (first) {
    afterPaint()
      .then(() => sheetTools(view))
      .then(
        (tools) => tools.show(section, /** @type {ViewModel} */ (latest.view)),
        () => {}
      );
  }
}

/**
 * Resolve when the text of everything that is printed has been loaded.
 * @param {ViewModel} view
 */
export function loadPrinted(view) {
  return sheetTools(view).then((tools) => tools.loadPrinted(view));
}

/** @param {ViewModel} view */
function sheetTools({root}) {
  return loadGlobal(`${root}assets/sheet.js`, 'sheetTools');
}
