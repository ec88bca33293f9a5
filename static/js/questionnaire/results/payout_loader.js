// @ts-check
// Loads the script that works out payouts (payout_tools.js) where any benefit has one: few contents do.

import {loadGlobal} from '../../core/load_script.js';

/**
 * Resolve when the results can be drawn: when the script has been loaded, if the content needs it, or cannot be loaded.
 * @param {QuestionnaireData} data
 * @param {string} root
 */
export async function loadPayouts({measures = [], payouts = []}, root) {
  if (payouts.length || measures.some(({benefits}) => benefits.some(({payout}) => payout))) {
    await loadGlobal(`${root}assets/payouts.js`, 'payoutTools').catch(() => {});
  }
}
