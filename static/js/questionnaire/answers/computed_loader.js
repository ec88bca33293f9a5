// @ts-check
// Loads the script that computes sums and ratios of answers (computed_tools.js) before the questionnaire begins, where
// any rule tests one: few contents do.

import {loadGlobal} from '../../core/load_script.js';

/**
 * Call `begin` when answers can be completed, at once where nothing is computed. Without the script nothing is.
 * @param {QuestionnaireContent} data
 * @param {string} root
 * @param {() => void} begin
 */
export function whenAnswersCanBeCompleted({catalogue, computed}, root, begin) {
  if (!computed) {
    begin();
    return;
  }
  loadGlobal(`${root}assets/computed.js`, 'computedTools')
    .then((tools) => Object.assign(catalogue, tools.inCatalogue(catalogue, computed)))
    .then(begin, begin);
}
