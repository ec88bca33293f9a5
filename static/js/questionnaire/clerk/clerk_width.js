// @ts-check
// The width of the clerk's mode, which takes the whole window. Changes the root element, before the first paint too.

/** @param {boolean} clerk */
export function showClerkWidth(clerk) {
  document.documentElement.classList.toggle('is-clerk', clerk); // so that the heading stands above the left edge of the form
}

/** Return whether the address opens the clerk's mode. */
export function opensClerk() {
  return /[#&]mode=clerk(?:&|$)/.test(location.hash);
}
