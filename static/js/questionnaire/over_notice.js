// @ts-check
// Says before the first question that everything, or much, is over. Changes the page.

import {overWording} from './over_wording.js';

/**
 * @param {HTMLElement} page
 * @param {ViewModel} view
 */
export function showOver(page, view) {
  const notice = page.querySelector('[data-ended]');
  const words = overWording(view);
  notice.hidden = !words;
  notice.textContent = words;
}
