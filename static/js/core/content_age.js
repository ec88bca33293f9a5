// How old the content is, by the reader's clock. Touches the page: the slots that carry a day.

import {daysBetween, today} from './periods.js';

const OLD = 365; // days after which a reader is told to look for newer content

// `day` is that of the content, `now` the reader's.
export function ageWords(day, now) {
  const days = daysBetween(day, now);
  if (days < 0) {
    return '（这台设备的日期早于这一天，请检查日期设置）';
  }
  if (days === 0) {
    return '（就是今天）';
  }
  return days > OLD ? `（距今 ${days} 天，可能已经过时）` : `（距今 ${days} 天）`;
}

export function fillAges(part) {
  part.querySelectorAll('[data-age-of]').forEach((slot) => {
    slot.textContent = ageWords(slot.dataset.ageOf, today());
  });
}
