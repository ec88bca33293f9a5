// @ts-check
// Addresses that a screen in a hall meets: in links, and in the session's storage. Reads the address.

/**
 * Return the address in full, without steps such as `..`; '' where it is none to this browser.
 * @param {string} address
 */
export function inFull(address) {
  try {
    return new URL(address, location.href).href;
  } catch {
    return '';
  }
}

/** Return the address of the folder of the site. */
export function topOfSite() {
  return inFull(document.documentElement.dataset.root || './');
}
