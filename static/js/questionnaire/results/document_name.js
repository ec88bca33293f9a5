// @ts-check
// Names the document of a measure, where the site has several. Creates elements.

import {element} from '../../core/element.js';

/**
 * Return 某县若干措施（某政〔2031〕5号）, or '' on a site with one document.
 * @param {MeasureEntry} measure
 * @param {Pick<ViewModel, 'data'>} view
 */
export function documentWords({document}, {data}) {
  const own = documentWith(data, document);
  return data.documents.length > 1 ? `${own.title}（${own.reference}）` : '';
}

/**
 * Return the 文号 of the document alone, for lists that name many measures.
 * @param {MeasureEntry} measure
 * @param {Pick<ViewModel, 'data'>} view
 */
export function documentReference({document}, {data}) {
  return data.documents.length > 1 ? documentWith(data, document).reference : '';
}

/**
 * @param {QuestionnaireData} data
 * @param {string} document an id
 * @returns {DocumentEntry}
 */
function documentWith(data, document) {
  return /** @type {DocumentEntry} */ (data.documents.find(({id}) => id === document));
}

/**
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 * @param {string} [name] the class of the element
 */
export function documentName(measure, view, name = 'document-name') {
  const words = documentWords(measure, view);
  return words ? element('span', {class: name}, words) : null;
}
