// @ts-check
// The type size of all pages: the usual, or large (大字版). Reads the device and the address, changes <html>.
//
// What the device stores counts. Where it stores nothing, above all where storage is refused, the choice goes from page
// to page in the address, as `type=large`: fragment.js and links.js write it if <html> has `data-type-carried`. This is
// part of the first script of every page (entries/early.js), for which the page waits; so it is small. A screen in a hall
// always has large type.

export const KEY = 'type'; // the same for all sites on a host: a reader who needs large type needs it everywhere
export const LARGE = 'large';

/** Apply the stored size. An address without the key, such as an anchor, changes nothing. */
export function showStoredTypeSize() {
  const {dataset} = document.documentElement;
  /** @type {string | undefined} */
  let stored;
  try {
    stored = localStorage[KEY];
  } catch {
    // the browser refuses it
  }
  if ('kiosk' in dataset) stored = LARGE;
  showTypeSize(stored ? stored === LARGE : dataset.type || /[#&]type=large(&|$)/.test(location.hash), stored);
}

/**
 * @param {unknown} large
 * @param {unknown} stored whether the device stores the choice
 */
export function showTypeSize(large, stored) {
  const {dataset} = document.documentElement;
  delete dataset.type;
  delete dataset.typeCarried;
  if (large) {
    dataset.type = LARGE;
    if (!stored) dataset.typeCarried = '';
  }
}
