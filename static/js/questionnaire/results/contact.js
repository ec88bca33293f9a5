// @ts-check
// Whom to ask about a measure or a benefit and what there is to do for it, as far as the notice says, with links to the pages of departments. Creates
// elements.

import {linkTo} from '../../core/links.js';
import {element} from '../../core/element.js';

/**
 * Return the role and the names of the units to ask: those that the benefit alone names, or those of the measure. Where
 * the notice names none, the only name says so.
 * @param {MeasureEntry} measure
 * @param {BenefitEntry} [benefit]
 * @returns {[string, string[]]}
 */
export function contactOf({lead, contact}, benefit) {
  return (benefit && ownContact(benefit)) || contact || ['牵头', lead];
}

/**
 * @param {BenefitEntry} benefit
 * @returns {[string, string[]] | null}
 */
function ownContact({lead, responsible}) {
  return lead ? ['牵头', lead] : responsible ? ['责任单位', responsible] : null;
}

/**
 * Return what to call the units of a role. 找谁 is whom one goes to: not the lead department where all of these benefits
 * are had from somebody that the notice names, nor where there is none to have.
 * @param {string} role
 * @param {BenefitEntry[]} benefits those that one can get
 */
export function roleWords(role, benefits) {
  if (role !== '牵头') {
    return role;
  }
  return benefits.every(({counterpart}) => counterpart) ? '牵头单位' : '找谁';
}

/**
 * Return the units that a benefit alone names in words: `牵头：甲局；责任单位：乙局`, '' without any.
 * @param {BenefitEntry} benefit
 */
export function ownUnitWords({lead, responsible}) {
  return [lead && `牵头：${lead.join('、')}`, responsible && `责任单位：${responsible.join('、')}`]
    .filter(Boolean)
    .join('；');
}

/**
 * Write what there is to do, and the word of a clause that only allows or encourages: `找银行办理（文件写的是“鼓励”）。`
 * @param {BenefitEntry} benefit
 */
export function howWords({how, word}) {
  return word ? `${how}（文件写的是“${word}”）。` : `${how}。`;
}

/**
 * Return names as a list of texts and links.
 * @param {string[]} names
 * @param {Pick<ViewModel, 'departments' | 'root'>} view
 */
export function unitLinks(names, {departments, root}) {
  return names.flatMap((name, at) => {
    const unit = departments.get(name);
    return [
      at ? '、' : '',
      unit ? element('a', {href: linkTo(root + unit.url)}, name) : name,
      unit && unit.collective ? '（泛指）' : '',
    ];
  });
}
