// @ts-check
// No way out of the site on a screen in a hall: links elsewhere become buttons that show where they lead, and what a
// browser would open besides is off. Changes links.
//
// What no page can prevent, such as closing the window, is up to the browser's own kiosk mode (docs/offline.md).

import {isSingleFile} from '../core/fragment.js';
import {inFull, topOfSite} from './addresses.js';
import {showElsewhere} from './code_dialog.js';
import {goBack} from './trail.js';

const KEYS = ['p', 's', 'o', 'u', 'h', 'j', 'd']; // with Ctrl: print, save, open, source, history, downloads, bookmark

export function closeWaysOut() {
  document.querySelectorAll('a[href]').forEach(closeOff);
  new MutationObserver((changes) =>
    changes.forEach(({target, addedNodes}) => {
      [target, ...addedNodes].forEach((node) => {
        if (!(node instanceof Element)) return;
        if (node.matches('a[href]')) closeOff(node);
        if (node !== target) node.querySelectorAll('a[href]').forEach(closeOff);
      });
    })
  ).observe(document.body, {childList: true, subtree: true, attributes: true, attributeFilter: ['href']});
  document.addEventListener('click', follow);
  document.addEventListener('auxclick', follow);
  document.addEventListener('keydown', holdKey);
  ['contextmenu', 'dragstart'].forEach((name) => document.addEventListener(name, (event) => event.preventDefault()));
}

/** @param {Element} element a link, also in a drawing */
function closeOff(element) {
  const link = /** @type {HTMLElement} */ (element);
  if (staysInside(link)) return;
  link.dataset.kioskAddress = addressOf(link);
  ['href', 'download', 'target'].forEach((name) => link.removeAttribute(name));
  link.setAttribute('role', 'button');
  link.setAttribute('aria-haspopup', 'dialog');
  link.tabIndex = 0;
}

/** @param {Element} link */
function addressOf(link) {
  return inFull(link.getAttribute('href') || '');
}

/** @param {Element} link */
function staysInside(link) {
  if (isSingleFile()) return /** @type {string} */ (link.getAttribute('href')).startsWith('#');
  const here = location.href.split('#')[0];
  const [page] = addressOf(link).split('#');
  return !link.hasAttribute('download') && (page === here || (page.startsWith(topOfSite()) && page.endsWith('.html')));
}

/**
 * Follow a link without a step in the history, in this window whatever key is held.
 * @param {MouseEvent} event
 */
function follow(event) {
  const link = /** @type {Element} */ (event.target).closest('a');
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  const {kioskAddress} = link.dataset;
  if (kioskAddress !== undefined) showElsewhere(link.textContent.trim(), kioskAddress);
  else if (link.hasAttribute('href') && event.type === 'click') location.replace(withMode(addressOf(link)));
}

/**
 * Return the address with the mode in it where the session does not remember it: an anchor has no room for both.
 * @param {string} href
 */
function withMode(href) {
  const [page, fragment = ''] = href.split('#');
  const isElsewhere = !isSingleFile() && page !== location.href.split('#')[0];
  return isElsewhere && !document.documentElement.dataset.kiosk && !fragment.includes('=') ? `${page}#kiosk=1` : href;
}

/** @param {KeyboardEvent} event */
function holdKey(event) {
  const {key, ctrlKey, metaKey, altKey, target} = event;
  const link = /** @type {Element} */ (target).closest('a[data-kiosk-address]');
  const isBack = (altKey && key === 'ArrowLeft') || key === 'BrowserBack';
  const isHeld =
    isBack || (altKey && ['ArrowRight', 'Home'].includes(key)) || ['BrowserForward', 'BrowserHome'].includes(key);
  if (isHeld || ((ctrlKey || metaKey) && KEYS.includes(key.toLowerCase()))) event.preventDefault();
  if (isBack) goBack();
  if (link && (key === 'Enter' || key === ' ')) {
    event.preventDefault();
    link.click();
  }
}
