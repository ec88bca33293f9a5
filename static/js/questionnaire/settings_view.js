// @ts-check
// The settings of the interview: one question at a time or the clerk's mode, and the reference date. Changes the page.

import {showClerkWidth} from './clerk/clerk_width.js';

/**
 * @param {HTMLElement} page
 * @param {boolean} clerk
 */
export function showClerkMode(page, clerk) {
  page.dataset.mode = clerk ? 'clerk' : 'interview';
  showClerkWidth(clerk);
  page
    .querySelectorAll('[data-mode-set]')
    .forEach((button) => button.setAttribute('aria-pressed', String((button.dataset.modeSet === 'clerk') === clerk)));
  page.querySelector('[data-remember]').hidden = clerk;
}

/**
 * @param {HTMLElement} page
 * @param {IsoDate} day
 * @param {boolean} chosen
 */
export function showDay(page, day, chosen) {
  /** @type {HTMLInputElement} */ (page.querySelector('[data-day]')).value = day;
  page.querySelector('[data-day-hint]').textContent = chosen ? '期限按这一天判断。' : '期限按今天判断，可以换一天看。';
}

/**
 * @param {HTMLElement} page
 * @param {(change: Partial<InterviewState>) => void} change called with what to change of the state
 */
export function listenToSettings(page, change) {
  page
    .querySelectorAll('[data-mode-set]')
    .forEach((button) =>
      button.addEventListener('click', () => change({clerk: button.dataset.modeSet === 'clerk', ask: null}))
    );
  page.querySelector('[data-day]').addEventListener('change', (event) => {
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (!target.validity.badInput) {
      change({day: target.value || null});
    }
  });
}
