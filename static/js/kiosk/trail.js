// @ts-check
// The way back to the page before on a screen in a hall, where the browser keeps no history. Kept in the session's storage
// until the next person begins.

import {isSingleFile, parseFragment} from '../core/fragment.js';
import {inFull, topOfSite} from './addresses.js';

const KEY = 'kiosk-trail';
const MOST = 50; // pages

/** @type {string[]} where the browser stores nothing */
let remembered = [];
let isLeft = false; // whether the page is left by a way that leads nowhere back

/**
 * Note the pages that are left.
 * @param {() => void} changed called when there is another page before
 */
export function startTrail(changed) {
  write(read().filter((address, at, all) => at < all.length - 1 || pageOf(address) !== pageOf(location.href)));
  window.addEventListener('pagehide', () => isLeft || write([...read(), location.href]));
  window.addEventListener('hashchange', ({oldURL, newURL}) => {
    if (isSingleFile() && pageOf(oldURL) !== pageOf(newURL)) {
      if (!isLeft) write([...read(), oldURL]);
      isLeft = false;
      changed();
    }
  });
}

/** Return whether there is a page before. */
export function hasTrail() {
  return read().length > 0;
}

/** Go to the page before. */
export function goBack() {
  const trail = read();
  const before = trail.pop();
  if (before) {
    write(trail);
    isLeft = true;
    location.replace(before);
  }
}

export function forgetTrail() {
  isLeft = true;
  write([]);
}

/** @param {string} address */
function pageOf(address) {
  const [page, fragment = ''] = address.split('#');
  return isSingleFile() ? new Map(parseFragment(fragment)).get('page') || 'index.html' : page;
}

/**
 * Return the addresses; others on the host may have written something else.
 * @returns {string[]}
 */
function read() {
  try {
    const top = topOfSite();
    const stored = JSON.parse(sessionStorage.getItem(KEY) || '[]');
    return stored.filter(
      (/** @type {unknown} */ address) => typeof address === 'string' && inFull(address).startsWith(top)
    );
  } catch {
    return remembered;
  }
}

/** @param {string[]} trail */
function write(trail) {
  remembered = trail.slice(-MOST);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(remembered));
  } catch {
    // then it holds on this page only
  }
}
