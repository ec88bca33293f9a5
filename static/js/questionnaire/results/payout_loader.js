// @ts-check
// Loads the script that works out payouts (payout_tools.js) where any benefit has one: few contents do.

import {loadGlobal} from '../../core/load_script.js';

/** @type {((tools: PayoutTools) => void)[]} what is to be shown when the script has been loaded */
const waiting = [];

/**
 * Load the script if the content needs it, and show what waits for it.
 * @param {QuestionnaireData} data
 * @param {string} root
 */
export function loadPayouts({measures = [], payouts = []}, root) {
  if (payouts.length || measures.some(({benefits}) => benefits.some(({payout}) => payout))) {
    loadGlobal(`${root}assets/payouts.js`, 'payoutTools').then(
      (tools) => waiting.splice(0).forEach((show) => show(tools)),
      () => {}
    );
  }
}

/**
 * Call `show` with what works out payouts, at once if it has been loaded.
 * @param {(tools: PayoutTools) => void} show
 */
export function withPayouts(show) {
  if (globalThis.payoutTools) {
    show(globalThis.payoutTools);
  } else {
    waiting.push(show);
  }
}
