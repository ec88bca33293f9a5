// @ts-check
// Loads the script that reads figures and dates (figures/figure_tools.js): after the first paint, so that an answer sends nothing.

import {afterPaint} from '../../core/after_paint.js';
import {loadGlobal} from '../../core/load_script.js';
import {isWritten} from './question_inputs.js';

/**
 * Load the script where any question asks for a figure or a date.
 * @param {QuestionnaireData} data
 * @param {string} root
 */
export function loadFigures({questions}, root) {
  if (questions.some(isWritten)) {
    afterPaint().then(() => withFigures(root, () => {}));
  }
}

/**
 * Call `act` with the tools, at once if they have been loaded; with null if they cannot be.
 * @param {string} root
 * @param {(tools: FigureTools | null) => void} act
 */
export function withFigures(root, act) {
  if (globalThis.figureTools) {
    act(globalThis.figureTools);
  } else {
    loadGlobal(`${root}assets/figures.js`, 'figureTools').then(act, () => act(null));
  }
}
