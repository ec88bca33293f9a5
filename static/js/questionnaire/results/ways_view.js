// @ts-check
// How to apply for a benefit, among the results and on the sheet: each statement with where it is from, and what nobody
// wrote. Creates elements.

import {clauseAddress} from '../../core/links.js';
import {element} from '../../core/element.js';

/**
 * @param {BenefitEntry} benefit
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
export function wayLines({ways = [], missing}, measure, {root}) {
  const lines = ways.map(({said, origin, quote, at, url}) => {
    const href = quote && at ? clauseAddress(quote, at, root + measure.url, root) : url;
    return element(
      'p',
      {class: 'result-way'},
      ...saidParts(said),
      '（',
      element('a', {href, rel: 'noopener'}, origin),
      '）'
    );
  });
  return missing ? [...lines, element('p', {class: 'result-way'}, `这一项，${missing}。`)] : lines;
}

/**
 * @param {BenefitEntry} benefit
 * @param {boolean} gone whether nothing can be done any more
 */
export function waySheetLines({ways = []}, gone) {
  return ways.map(({said, origin}) =>
    element('span', {class: 'sheet-line'}, gone ? '当时怎么办：' : '怎么办：', ...saidParts(said), `（${origin}）`)
  );
}

/** @param {WayEntry['said']} said */
function saidParts(said) {
  return said.flatMap(([label, words], at) => [
    `${at ? '；' : ''}${label}：`,
    words.startsWith('http') ? element('a', {href: words, rel: 'noopener'}, words) : words,
  ]);
}
