// @ts-check
// Loads the script of a screen in a hall where the page is in that mode; leaves the mode where the address says so.

import {isKiosk} from '../core/fragment.js';
import {loadScript} from '../core/load_script.js';

export function loadKiosk() {
  if (isKiosk()) loadScript(`${document.documentElement.dataset.root}assets/kiosk.js`).catch(() => {});
}

/** Forget the mode when the address leaves it, and load the page anew when the address is changed to enter or leave it. */
export function followKioskMode() {
  const asked = () => (/[#&]kiosk=(.)/.exec(location.hash) || [])[1];
  if (asked() === '0') {
    try {
      sessionStorage.removeItem('kiosk');
    } catch {
      // then nothing was remembered
    }
  }
  window.addEventListener('hashchange', () => {
    if (asked() && isKiosk() === (asked() === '0')) location.reload();
  });
}
