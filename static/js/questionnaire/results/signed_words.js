// @ts-check
// Words with a sign before them, such as ✓ 符合. The sign is for the eye: read aloud, ? would come before 可能符合. Creates
// elements.

import {element} from '../../core/element.js';

/** @param {string} words */
export function signedWords(words) {
  return words
    .split(/([✓?✗–] )/)
    .map((part, at) => (at % 2 ? element('span', {'aria-hidden': 'true'}, part) : part));
}
