// Why a question is asked: the benefits that its answer can still settle, in words. Pure.

import {documentReference} from './document_name.js';

const NAMED = 8; // more are a wall of words; the results name them all

// {count, names, missing}. `benefits` are places in the catalogue. A benefit is named with the number of its measure, and where
// there are several documents with the 文号 of its own; `missing` are the measures whose words are not there to name it.
// `view` is described in page.js.
export function questionReason(benefits, view) {
  const named = benefits.slice(0, NAMED);
  const {catalogue} = view;
  const names = named.map((benefit) => nameOf(benefit, view)).filter(Boolean);
  const rest = benefits.length > NAMED ? `等 ${benefits.length} 项` : '';
  const missing = named.map((benefit) => catalogue.measureOf[benefit]).filter((at) => !catalogue.measure(at));
  return {count: `还能判定 ${benefits.length} 项`, names: `${names.join('、')}${rest}。`, missing};
}

function nameOf(benefit, view) {
  const {measureOf, starts} = view.catalogue;
  const at = measureOf[benefit];
  const measure = view.catalogue.measure(at);
  return measure ? `${measure.benefits[benefit - starts[at]].title}（${documentReference(measure, view)}第\u00a0${measure.number}\u00a0项）` : '';
}
