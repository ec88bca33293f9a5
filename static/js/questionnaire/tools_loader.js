// @ts-check
// Loads what few contents need before the questionnaire begins: what works out payouts (payout_tools.js), and sums and
// ratios of answers (computed_tools.js).

import {loadGlobal} from '../core/load_script.js';

/**
 * Call `begin` when the tools are there, at once where none are needed. Without the scripts nothing is worked out.
 * @param {QuestionnaireContent} data
 * @param {string} root
 * @param {() => void} begin
 */
export function whenToolsAreThere({catalogue, computed}, root, begin) {
  /** @type {[string, 'payoutTools' | 'computedTools'][]} */
  const tools = [];
  if (catalogue.payouts.size) {
    tools.push(['payouts', 'payoutTools']);
  }
  if (computed) {
    tools.push(['computed', 'computedTools']);
  }
  const start = () => {
    if (computed && globalThis.computedTools) {
      Object.assign(catalogue, globalThis.computedTools.inCatalogue(catalogue, computed));
    }
    begin();
  };
  const missing = tools.filter(([, name]) => !globalThis[name]);
  if (missing.length) {
    Promise.all(missing.map(([file, name]) => loadGlobal(`${root}assets/${file}.js`, name).catch(() => null))).then(
      start
    );
  } else {
    start();
  }
}
