// @ts-check
// Clears what a person leaves on a screen in a hall, and goes to where the mode began. Changes the address, the session's
// storage and the page.
//
// The page is loaded anew, so that nothing of the last person stays in a script or a field. Over http it is loaded only
// when the host answers: until then the page stays covered, for an error page of the browser has no way back.

import {element} from '../core/element.js';
import {formatFragment, isSingleFile, parseFragment, stateOf} from '../core/fragment.js';
import {inFull, topOfSite} from './addresses.js';
import {forgetTrail} from './trail.js';

const CLEARED = 'kiosk-cleared';
const AGAIN = 10000; // milliseconds until the host is asked again

/** Return the address where a person begins: where the mode did. */
export function startAddress() {
  const begun = document.documentElement.dataset.kiosk || '';
  const kiosk = begun && inFull(begun);
  const here = location.href.split('#')[0];
  const top = topOfSite();
  const [page, fragment = ''] = kiosk.startsWith(top) ? kiosk.split('#') : [isSingleFile() ? here : `${top}index.html`];
  const pairs = parseFragment(fragment).filter(([key]) => key !== 'kiosk');
  return `${page}#${formatFragment([...pairs, ['kiosk', 1]])}`;
}

/** Return whether the address is that of a person who has done nothing yet. */
export function isAtStart() {
  const [page, fragment] = startAddress().split('#');
  const state = (/** @type {string} */ text) => formatFragment(stateOf(parseFragment(text)));
  return location.href.split('#')[0] === page && state(location.hash.slice(1)) === state(fragment);
}

/** Clear everything. */
export async function reset() {
  const cover = element('p', {class: 'kiosk-cover', role: 'alert'}, '正在清空……');
  document.body.append(cover);
  window.speechSynthesis && window.speechSynthesis.cancel();
  document.querySelectorAll('form').forEach((form) => form.reset()); // or the browser would fill its fields again
  document.querySelectorAll('dialog').forEach((dialog) => dialog.remove());
  forgetTrail();
  clearSession();
  const address = startAddress();
  replaceAddress('#kiosk=1');
  while (!(await isThere(address))) {
    cover.textContent = '已经清空。连不上网站，连上以后自动回到开头。';
    await new Promise((resolve) => {
      setTimeout(resolve, AGAIN);
    });
  }
  if (address.split('#')[0] === location.href.split('#')[0]) {
    replaceAddress(address);
    location.reload();
  } else {
    location.replace(address);
  }
}

/** @param {string} address */
function replaceAddress(address) {
  try {
    history.replaceState(null, '', address);
  } catch {
    location.replace(address);
  }
}

/** @param {string} address */
async function isThere(address) {
  if (!/^https?:$/.test(location.protocol)) return true;
  try {
    return (await fetch(address.split('#')[0], {cache: 'no-cache'})).ok;
  } catch {
    return false;
  }
}

/** Leave nothing in the session's storage but the mode, and that it was cleared. */
function clearSession() {
  try {
    const begun = sessionStorage.getItem('kiosk');
    sessionStorage.clear();
    if (begun) sessionStorage.setItem('kiosk', begun);
    sessionStorage.setItem(CLEARED, '1');
  } catch {
    // then nothing is said
  }
}

/** Return whether the last person's answers have just been cleared; only once. */
export function wasCleared() {
  try {
    const noted = sessionStorage.getItem(CLEARED) !== null;
    sessionStorage.removeItem(CLEARED);
    return noted;
  } catch {
    return false;
  }
}
