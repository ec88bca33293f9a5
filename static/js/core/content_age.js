// @ts-check
// How old the content is, by the reader's clock. Changes the slots of the page that carry a date.

import {daysBetween, today} from './periods.js';

const OLD = 365; // days after which the words suggest looking for newer content

/**
 * Say in words how old content of `day` is on the date `now`.
 * @param {IsoDate} day
 * @param {IsoDate} now
 * @returns {string}
 */
export function ageWords(day, now) {
  const days = daysBetween(day, now);
  if (days < 0) {
    return '（这台设备的日期早于这一天，请核对日期）';
  }
  if (days === 0) {
    return '（今天）';
  }
  return days > OLD ? `（${days} 天前，可能已过时）` : `（${days} 天前）`;
}

/**
 * What the words suggest stands before the age in the strip, which has room for one of them on a phone.
 * @param {ParentNode} part
 */
export function fillAges(part) {
  part.querySelectorAll('[data-age-of]').forEach((slot) => {
    const words = ageWords(slot.dataset.ageOf, today());
    const end = /** @type {HTMLElement} */ (slot.parentElement).querySelector('[data-age-advice]');
    const comma = end ? words.indexOf('，') : -1;
    slot.textContent = comma < 0 ? words : `${words.slice(0, comma)}）`;
    if (end) end.textContent = comma < 0 ? '' : words.slice(comma, -1);
  });
}
