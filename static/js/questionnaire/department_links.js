// Links to the pages of departments. Builds elements; touches nothing that is on the page.

import {linkTo} from '../core/links.js';
import {element} from '../core/element.js';

// The leading departments of a measure, as a list of texts and links.
export function leadLinks(measure, {departments, root}) {
  return measure.lead.flatMap((name, at) => [at ? '、' : '', element('a', {href: linkTo(root + departments.get(name))}, name)]);
}
