// Which document a measure is of, where the site holds several. Builds elements; `view` is described in page.js.

import {element} from '../core/element.js';

// 某县若干措施（某政〔2031〕5号）; nothing on a site with one document.
export function documentWords({document}, {data}) {
  const its = data.documents.find(({id}) => id === document);
  return data.documents.length > 1 ? `${its.title}（${its.reference}）` : '';
}

// Its 文号 alone, for lines that name many.
export function documentReference({document}, {data}) {
  return data.documents.length > 1 ? data.documents.find(({id}) => id === document).reference : '';
}

export function documentName(measure, view, name = 'document-name') {
  const words = documentWords(measure, view);
  return words ? element('span', {class: name}, words) : null;
}
