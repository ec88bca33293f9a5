// @ts-check
// How a benefit stands to others, among the results and on the sheet: which exclude it, and which come on top of another.
// It never says which one to choose. Creates elements.

import {linkToPlace} from '../../core/links.js';
import {element} from '../../core/element.js';

/**
 * Say it in few words.
 * @param {BenefitEntry} benefit
 * @param {string} kind the class of the element
 */
export function relationWords({relations = []}, kind) {
  return relations.map(({words, others}) =>
    element('span', {class: kind}, `${words}：${others.map(([, title]) => title).join('、')}。`)
  );
}

/**
 * Say it with links to the other benefits, and with the clause.
 * @param {BenefitEntry} benefit
 * @param {ViewModel} view
 */
export function relationLines({relations = []}, {root}) {
  return relations.map(({words, others, quote, at}) =>
    element(
      'p',
      {class: 'result-way'},
      `${words}：`,
      ...others.flatMap(([, title, url], place) => [
        place ? '、' : '',
        element('a', {href: linkToPlace(root + url)}, title),
      ]),
      '。原文：',
      element('q', {class: 'official'}, quote),
      element('a', {class: 'quote-place', href: linkToPlace(root + at), 'aria-label': `见原文：${quote}`}, '见原文')
    )
  );
}
