// Why a question is asked: the benefits that its answer can still settle, in words. Pure.

import {documentReference} from './document_name.js';

const NAMED = 8; // more are a wall of words; the results name them all

// {count, names}. A benefit is named with the number of its measure, and where there are several documents with the 文号 of
// its own. `shown` is described in page.js.
export function whyWording(benefits, shown) {
  const names = benefits.slice(0, NAMED).map((benefit) => nameOf(benefit, shown));
  const rest = benefits.length > NAMED ? `等 ${benefits.length} 项` : '';
  return {count: `还能判定 ${benefits.length} 项`, names: `${names.join('、')}${rest}。`};
}

function nameOf(benefit, shown) {
  const found = shown.found.measures.find(({measure}) => measure.benefits.includes(benefit));
  return found ? `${benefit.title}（${documentReference(found.measure, shown)}第\u00a0${found.measure.number}\u00a0项）` : benefit.title;
}
