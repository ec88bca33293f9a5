// @ts-check
// Informs the parts of a page that stays open, for hours or a week, that another day has begun.

import {readPlace} from './fragment.js';
import {today} from './periods.js';

const EVERY = 60000; // milliseconds: a timer until midnight would be late after the device has slept

/**
 * Call back when the day of the device is another one than at this time, or at the last call. In the single file, unless
 * `everywhere`, only while the page is shown that was there at this time; if another one is, when it is shown again.
 * @param {() => void} callback
 * @param {boolean} [everywhere]
 */
export function onNewDay(callback, everywhere = false) {
  const {page} = readPlace();
  let last = today();
  const look = () => {
    const now = today();
    if (now !== last && (everywhere || readPlace().page === page)) {
      last = now;
      callback();
    }
  };
  setInterval(look, EVERY);
  document.addEventListener('visibilitychange', look);
  ['pageshow', 'popstate', 'hashchange', 'beforeprint'].forEach((name) => window.addEventListener(name, look));
}
