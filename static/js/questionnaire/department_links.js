// @ts-check
// Links to the pages of departments. Creates elements.

import {linkTo} from '../core/links.js';
import {element} from '../core/element.js';

/**
 * Return the leading departments of a measure as a list of texts and links.
 * @param {MeasureEntry} measure
 * @param {Pick<ViewModel, 'departments' | 'root'>} view
 */
export function leadLinks(measure, {departments, root}) {
  return measure.lead.flatMap((name, at) => [
    at ? '、' : '',
    element('a', {href: linkTo(root + departments.get(name))}, name),
  ]);
}
