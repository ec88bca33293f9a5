// @ts-check
// The switch 大字版 in the head of every page. Changes itself, the type size, the scroll position, and the address.

import {rewriteAddress} from '../core/fragment.js';
import {showStoredTypeSize} from './stored_type_size.js';
import {chooseTypeSize, isLarge} from './type_size.js';

export function startTypeSizeSwitch() {
  const button = document.querySelector('[data-type-switch]');
  const applyChange = (/** @type {() => void} */ change) => {
    const large = isLarge();
    const restorePosition = keepPosition(button);
    change();
    button.setAttribute('aria-pressed', String(isLarge()));
    if (isLarge() !== large) {
      restorePosition();
      rewriteAddress();
    }
  };
  button.addEventListener('click', () => applyChange(() => chooseTypeSize(!isLarge())));
  window.addEventListener('storage', () => applyChange(showStoredTypeSize)); // chosen in another tab
  window.addEventListener('pageshow', (event) => event.persisted && applyChange(showStoredTypeSize));
  button.setAttribute('aria-pressed', String(isLarge()));
}

/**
 * Keep what the reader looks at in place: the switch itself if it is in sight, or else the first text in the window.
 * @param {HTMLElement} button
 * @returns {() => void} restores the position after the change
 */
function keepPosition(button) {
  const anchor = button.getBoundingClientRect().bottom > 0 ? button : firstInWindow();
  if (!anchor) {
    return () => {};
  }
  const {top} = anchor.getBoundingClientRect();
  return () => window.scrollBy({top: anchor.getBoundingClientRect().top - top, behavior: 'instant'});
}

/**
 * Look down the middle of the window, so that columns beside the text, which may be sticky, do not count.
 * @returns {Element | null}
 */
function firstInWindow() {
  for (let y = 8; y < window.innerHeight; y += 16) {
    const found = document.elementFromPoint(window.innerWidth / 2, y);
    const text = found && found.closest('main h1, main h2, main h3, main h4, main p, main li, main dt, main dd');
    if (text) {
      return text;
    }
  }
  return null;
}
