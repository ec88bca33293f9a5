// @ts-check
// The mode of a screen in a hall (公用屏, `#kiosk=1`). Reads the address and the session's storage, changes <html>.
//
// kiosk/start.js remembers in the session's storage where the mode began. Where the session stores nothing, the mode goes
// from page to page in the address alone: fragment.js and links.js write it wherever <html> has `data-kiosk` (`isKiosk`).
// This is part of the first script of every page, for which the page waits; so it is small.

/** Enter or leave the mode as the address says, or else stay in it. `data-kiosk` is the address where it began, if known. */
export function showKioskMode() {
  const [, asked] = /[#&]kiosk=([01])(&|$)/.exec(location.hash) || [];
  /** @type {string | undefined} */
  let begun;
  try {
    begun = sessionStorage.kiosk;
  } catch {
    // the browser refuses it
  }
  if (asked ? asked === '1' : begun) document.documentElement.dataset.kiosk = begun || '';
}
