// @ts-check
// Loads the script that works out payouts (payout_tools.js) before the questionnaire begins, where any benefit has one:
// few contents do.

import {loadGlobal} from '../core/load_script.js';

/**
 * Call `begin` when payouts can be worked out, at once where there are none. Without the script nothing is worked out.
 * @param {QuestionnaireData} data
 * @param {string} root
 * @param {() => void} begin
 */
export function whenPayoutsCanBeWorkedOut({measures = [], payouts = []}, root, begin) {
  const paid = payouts.length || measures.some(({benefits}) => benefits.some(({payout}) => payout));
  if (paid && !globalThis.payoutTools) {
    loadGlobal(`${root}assets/payouts.js`, 'payoutTools').then(begin, begin);
  } else {
    begin();
  }
}
