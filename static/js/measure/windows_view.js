// @ts-check
// Says how each window for applying stands on the reference date. Changes the page.

import {onFragmentChange, readFragment} from '../core/fragment.js';
import {onNewDay} from '../core/new_day.js';
import {today} from '../core/periods.js';
import {referenceDateFrom} from '../core/reference_date.js';
import {setIfChanged} from '../core/set_if_changed.js';
import {windowWords} from '../core/window_words.js';
import {windowStatus} from '../core/windows.js';

/** @param {ParentNode} part */
export function startWindows(part) {
  const fill = () => fillWindows(part, referenceDateFrom(readFragment()) || today());
  onFragmentChange(fill);
  onNewDay(fill);
  fill();
}

/**
 * @param {ParentNode} part
 * @param {IsoDate} day
 */
function fillWindows(part, day) {
  part.querySelectorAll('[data-window]').forEach((element) => {
    /** @type {WindowEntry} */
    const entry = JSON.parse(/** @type {string} */ (element.dataset.window));
    const status = windowStatus(entry, day);
    const words = windowWords(entry, status);
    const slot = element.querySelector('[data-window-slot]');
    setIfChanged(element.dataset, 'state', status.state);
    setIfChanged(slot, 'textContent', words);
    setIfChanged(slot, 'hidden', !words);
  });
}
