// @ts-check
// Words with a sign before them, such as ✓ 符合. The sign is for the eye: read aloud, ? would come before 可能符合. Creates
// elements.

import {element} from '../../core/element.js';

/**
 * @param {string} words
 * @returns {(Node | string)[]}
 */
export function signedWords(words) {
  return words[1] === ' ' ? [element('span', {'aria-hidden': 'true'}, words.slice(0, 2)), words.slice(2)] : [words];
}
