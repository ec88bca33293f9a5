// @ts-check
// The link with the answers in it: copies it, without the reference date unless the reader wants it. Changes the page;
// nothing is sent anywhere.

import {readFragment} from '../../core/fragment.js';
import {onlineAddress} from '../../core/online_address.js';
import {dayWords} from '../../core/periods.js';
import {copyText, offerByHand} from '../../core/send.js';

/** @param {HTMLElement} page */
export function startSharing(page) {
  const copied = page.querySelector('[data-copied]');
  const field = page.querySelector('[data-link]');
  const button = page.querySelector('[data-copy]');
  const isKnown = onlineAddress([]) !== '';
  button.hidden = !isKnown;
  page.querySelector('[data-no-link]').hidden = isKnown;
  button.addEventListener('click', () => {
    copied.textContent = '';
    const address = linkToSend();
    copyText(address).then(
      () => {
        field.hidden = true;
        copied.textContent = '链接已复制。';
      },
      () => {
        field.hidden = false;
        offerByHand(page.querySelector('[data-link-text]'), address);
      }
    );
  });
}

/**
 * Offer to send the reference date along while it is another day than today.
 * @param {HTMLElement} page
 * @param {ViewModel} view
 */
export function showLinkDay(page, {state, today}) {
  const other = state.day !== today && onlineAddress([]) ? state.day : null;
  page.querySelector('[data-link-day]').hidden = !other;
  page.querySelector('[data-link-day-words]').textContent = other ? dayWords(other) : '';
  if (!other) {
    dayBox().checked = false;
  }
}

/** Return the address of the answers for another person; '' where none is known. */
export function linkToSend() {
  return onlineAddress(readFragment().filter(([key]) => key !== 'on' || dayBox().checked));
}

/** @returns {HTMLInputElement} */
function dayBox() {
  return document.querySelector('[data-link-day] input');
}
