// @ts-check
// The rule that judges a benefit on the reference date. Pure.

import {datedRule} from '../../rules/dated.js';

/**
 * @param {BenefitEntry} benefit with a verdict other than `none`
 * @param {ViewModel} view
 * @returns {RuleEntry}
 */
export function ruleOf({rule}, {day}) {
  return datedRule(/** @type {RuleEntry} */ (rule), day);
}
