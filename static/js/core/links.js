// @ts-check
// Addresses of the site's own pages. Pure, except that it reads the edition and the type size from <html>.
//
// In most editions a page is a file, `../measures/x-1.html#key=value`. In the single file it is a part of the fragment,
// `#page=measures/x-1.html&key=value`, and `&at=` names an anchor on it.

import {formatFragment, isKiosk, isSingleFile, parseFragment, stateOf, withCarried} from './fragment.js';

const FILE = /^([^:#?]+\.html)(?:#(.*))?$/;

/**
 * Return the address of a page in a state. `page` is relative to the current page.
 * @param {string} page
 * @param {WritablePairs} [pairs]
 * @returns {string}
 */
export function linkTo(page, pairs = []) {
  if (isSingleFile()) {
    return `#${formatFragment([['page', page], ...withCarried(pairs)])}`;
  }
  const fragment = formatFragment(withCarried(pairs));
  return fragment ? `${page}#${fragment}` : page;
}

/**
 * Go to an address of the site as a link does. A screen in a hall has no history.
 * @param {string} address
 */
export function goToAddress(address) {
  location[isKiosk() ? 'replace' : 'assign'](address);
}

/**
 * Return the address of a place on a page.
 * @param {string} address of the page, with the anchor
 * @returns {string}
 */
export function linkToPlace(address) {
  const [page, at] = address.split('#');
  return isSingleFile()
    ? `#${formatFragment([
        ['page', page],
        ['at', at],
      ])}`
    : address;
}

/**
 * Return the address of a quote: of a place on a page where `at` has one, or else of the quote on the page of its measure.
 * @param {string} quote
 * @param {string} at
 * @param {string} page of the measure
 * @param {string} root
 */
export function clauseAddress(quote, at, page, root) {
  return at.includes('#') ? linkToPlace(root + at) : linkTo(page, [['clause', quote]]);
}

/**
 * Take a link to a page of the site apart; return null for any other link.
 * @param {string} href
 * @returns {PageLink | null}
 */
export function readLink(href) {
  if (isSingleFile()) {
    const pairs = href.startsWith('#') ? parseFragment(href.slice(1)) : [];
    const {page, at = ''} = Object.fromEntries(pairs);
    return page ? {page, anchor: at, pairs: stateOf(pairs)} : null;
  }
  const [, page, fragment = ''] = FILE.exec(href) || [];
  const pairs = parseFragment(fragment);
  return page ? {page, anchor: pairs.length ? '' : fragment, pairs: stateOf(pairs)} : null;
}
