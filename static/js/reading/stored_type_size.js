// Which type the pages are set in: the usual, or a large one (大字版). Reads the device and the address, touches <html>.
//
// What the device keeps counts. Where it keeps nothing, most of all where storage is refused, the choice goes from page to
// page in the address, as `type=large`: fragment.js and links.js write it wherever <html> says `data-type-carried`.
// This is part of the first script of every page (entries/early.js), for which the page waits: so it is small.

export const KEY = 'type'; // one for all sites on a host: whoever needs large type needs it everywhere
export const LARGE = 'large';

// An address that has no word of it, such as an anchor, changes nothing.
export function showKeptType() {
  const {dataset} = document.documentElement;
  let kept = null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // a browser that refuses it
  }
  showType(kept ? kept === LARGE : dataset.type || /[#&]type=large(&|$)/.test(location.hash), kept);
}

export function showType(large, kept) {
  const {dataset} = document.documentElement;
  delete dataset.type;
  delete dataset.typeCarried;
  if (large) {
    dataset.type = LARGE;
    if (!kept) dataset.typeCarried = '';
  }
}
