// @ts-check
// Says before the first question which other day this is, with a way back to today, and that everything, or much, is
// over. Changes the page.

import {backToToday} from '../../core/reference_date.js';
import {setText} from '../../core/set_if_changed.js';
import {noticesAreDrawn} from '../all_over.js';
import {overWording} from './over_wording.js';

/**
 * @param {HTMLElement} page
 * @param {ViewModel} view
 */
export function showOver(page, view) {
  const notice = page.querySelector('[data-over]');
  const back = /** @type {HTMLElement} */ (notice.querySelector('[data-day-back]'));
  const words = overWording(view);
  notice.hidden = !words;
  noticesAreDrawn();
  setText(notice.querySelector('[data-ended]'), words);
  back.hidden = view.day === view.today;
  back.onclick = backToToday;
}
