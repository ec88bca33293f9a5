// @ts-check
// What an editor says of a period. Creates elements.

import {element} from '../../core/element.js';

/** @param {BenefitEntry} benefit */
export function periodNote({period}) {
  return period && period.note
    ? element('p', {class: 'result-note derived'}, element('span', {class: 'derived-label'}, '编者归纳'), period.note)
    : null;
}
