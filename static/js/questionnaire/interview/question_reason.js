// @ts-check
// Why a question is asked: the benefits that its answer can still decide, in words. Pure.

import {citationWords} from '../../core/citation.js';
import {documentReference} from '../results/document_name.js';

const NAMED = 8; // more are hard to read; the results name all of them

/**
 * Name the benefits by the number of their measure and, where there are several documents, the 文号. `missing` are the
 * measures whose text has not been loaded.
 * @param {number[]} benefits places in the catalogue
 * @param {number[]} payouts places of those whose payout needs the answer, named where it decides no verdict
 * @param {ViewModel} view
 */
export function questionReason(benefits, payouts, view) {
  const decided = benefits.length > 0;
  const all = decided ? benefits : payouts;
  const named = all.slice(0, NAMED);
  const {catalogue} = view;
  const names = named.map((benefit) => nameOf(benefit, view)).filter(Boolean);
  const rest = all.length > NAMED ? `等 ${all.length} 项` : '';
  const missing = named.map((benefit) => catalogue.measureOf[benefit]).filter((at) => !catalogue.measure(at));
  const count = decided ? `关系到 ${all.length} 项待遇` : `用来算出 ${all.length} 项能得到多少`;
  return {count, names: `${names.join('、')}${rest}。`, missing};
}

/**
 * @param {number} benefit
 * @param {ViewModel} view
 */
function nameOf(benefit, view) {
  const {measureOf, starts} = view.catalogue;
  const at = measureOf[benefit];
  const measure = view.catalogue.measure(at);
  return measure
    ? `${measure.benefits[benefit - starts[at]].title}（${documentReference(measure, view)}${citationWords(measure)}）`
    : '';
}
