// @ts-check
// Loads a style sheet on demand, with the script that needs it. Changes the head of the page.

import {element} from './element.js';
import {isSingleFile} from './fragment.js';
import {versioned} from './parts.js';

/**
 * Resolve when the styles are there, or cannot be loaded. The single file holds them already.
 * @param {string} name
 * @returns {Promise<unknown>}
 */
export function loadStyles(name) {
  if (isSingleFile()) return Promise.resolve();
  return new Promise((resolve) => {
    const address = versioned(`${document.documentElement.dataset.root}assets/${name}.css`);
    document.head.append(element('link', {rel: 'stylesheet', href: address, on: {load: resolve, error: resolve}}));
  });
}
