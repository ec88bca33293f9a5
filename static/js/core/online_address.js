// @ts-check
// The address of the page that opens on another device. Reads the address and <html>.

import {formatFragment, isSingleFile, readPlace} from './fragment.js';

/**
 * Return the address of this page in a state; '' in an edition opened from a file while it is not known where the site
 * is online: the path of a file leads nobody else there.
 * @param {FragmentPairs} pairs
 */
export function onlineAddress(pairs) {
  if (/^https?:$/.test(location.protocol)) {
    const place = /** @type {FragmentPairs} */ (isSingleFile() ? [['page', readPlace().page]] : []);
    return withFragment(location.href.split('#')[0], [...place, ...pairs]);
  }
  return knownAddress(pairs);
}

/**
 * Return the address of this page where the content says that the site is online; '' where it does not.
 * @param {FragmentPairs} pairs
 */
export function knownAddress(pairs) {
  const {home} = document.documentElement.dataset;
  return home ? withFragment(home + pagePath(), pairs) : '';
}

/** Return the path of this page within the site: measures/x-1.html */
function pagePath() {
  const top = new URL(document.documentElement.dataset.root || './', location.href.split('#')[0]);
  return isSingleFile() ? readPlace().page : location.pathname.slice(top.pathname.length);
}

/**
 * @param {string} address
 * @param {FragmentPairs} pairs
 */
function withFragment(address, pairs) {
  return pairs.length ? `${address}#${formatFragment(pairs)}` : address;
}
