// Which type the pages are set in: the usual, or a large one (大字版). Reads the device and the address, touches <html>.
//
// What the device keeps counts. Where it keeps nothing, most of all where storage is refused, the choice goes from page to
// page in the address, as `type=large`: fragment.js and links.js write it wherever <html> says `data-type-carried`.
// This is part of the first script of every page (entries/early.js), for which the page waits: so it is small.

export const KEY = 'type'; // one for all sites on a host: whoever needs large type needs it everywhere
export const LARGE = 'large';

// An address that has no word of it, such as an anchor, changes nothing.
export function showStoredTypeSize() {
  const {dataset} = document.documentElement;
  let stored = null;
  try {
    stored = localStorage.getItem(KEY);
  } catch {
    // a browser that refuses it
  }
  showTypeSize(stored ? stored === LARGE : dataset.type || /[#&]type=large(&|$)/.test(location.hash), stored);
}

export function showTypeSize(large, stored) {
  const {dataset} = document.documentElement;
  delete dataset.type;
  delete dataset.typeCarried;
  if (large) {
    dataset.type = LARGE;
    if (!stored) dataset.typeCarried = '';
  }
}
