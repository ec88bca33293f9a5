// @ts-check
// Ids and links as they work without scripts, where all pages of the single file are one document: they begin with the
// number of the page, `12.m-3`. Makes them what they are in the site. Changes the page and the address.

import {formatFragment, writeAddress} from '../core/fragment.js';

const REFERENCES = ['id', 'for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'list', 'headers'];
const NUMBERED = /^#(\d+)\.(.+)$/;

/**
 * Go to the place that a link without scripts led to, where the reader has kept its address.
 * @param {Map<string, HTMLElement>} pages
 */
export function openNumbered(pages) {
  const place = placeOf(location.hash, pages);
  if (place) {
    writeAddress(place, true);
  }
}

/**
 * Return the page and the element that a numbered link leads to; null for any other link.
 * @param {string} href
 * @param {Map<string, HTMLElement>} pages
 * @returns {FragmentPairs | null}
 */
function placeOf(href, pages) {
  const [, number, id] = NUMBERED.exec(href) || [];
  const page = Array.from(pages.values()).find(({dataset}) => dataset.number === number);
  return page
    ? [
        ['page', page.dataset.page],
        ['at', id],
      ]
    : null;
}

/**
 * Give the page the ids of the site, and its links to elements the address that is shown.
 * @param {HTMLElement} page
 * @param {Map<string, HTMLElement>} pages
 */
export function restorePage(page, pages) {
  restorePart(page, `${page.dataset.number}.`, pages);
}

/**
 * @param {ParentNode} part
 * @param {string} prefix
 * @param {Map<string, HTMLElement>} pages
 */
function restorePart(part, prefix, pages) {
  part.querySelectorAll(REFERENCES.map((name) => `[${name}]`).join()).forEach((element) => {
    REFERENCES.filter((name) => element.hasAttribute(name)).forEach((name) => {
      element.setAttribute(name, withoutPrefix(element.getAttribute(name) || '', prefix));
    });
  });
  part.querySelectorAll('a[href^="#"]').forEach((link) => {
    const place = placeOf(link.getAttribute('href') || '', pages);
    if (place) {
      link.setAttribute('href', `#${formatFragment(place)}`);
    }
  });
  part.querySelectorAll('template').forEach((template) => restorePart(template.content, prefix, pages));
}

/**
 * @param {string} ids
 * @param {string} prefix
 */
function withoutPrefix(ids, prefix) {
  return ids
    .split(' ')
    .map((id) => (id.startsWith(prefix) ? id.slice(prefix.length) : id))
    .join(' ');
}
