// @ts-check
// Fills what is folded among the results when somebody unfolds it. Changes the element.

import {afterPaint} from '../../core/after_paint.js';
import {carryReferenceDate} from '../../core/reference_date.js';

/**
 * Fill details when they are unfolded; on small sites also after the next paint, for a search in the page unfolds what it
 * finds. Of thousands hardly anybody opens one.
 * @param {HTMLDetailsElement} details with a summary alone
 * @param {() => void} fill
 * @param {ViewModel} view
 */
export function fillLate(details, fill, {catalogue, state}) {
  const fillOnce = () => {
    if (details.children.length === 1) {
      fill();
      carryReferenceDate(state.day, details);
    }
  };
  details.addEventListener('toggle', fillOnce, {once: true});
  if (!catalogue.many) {
    afterPaint().then(() => details.isConnected && fillOnce());
  }
}
