// @ts-check
// Loads the script that reads figures (figures/figure_tools.js) when a figure is asked for.

import {loadGlobal} from '../core/load_script.js';

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
