// @ts-check
// How the measure stands today: the strip above its title, and headings in the past once it is over. Changes the page.

import {onNewDay} from '../core/new_day.js';
import {periodOf} from '../core/period_attributes.js';
import {periodStatus, stateOf, today} from '../core/periods.js';
import {setIfChanged} from '../core/set_if_changed.js';
import {isOverForGood, todayWords} from './today_words.js';

const SOON_DAYS = Number(document.documentElement.dataset.soonDays);

/** @param {HTMLElement} article */
export function startTermStrip(article) {
  const show = () => showTermStrip(article, today());
  onNewDay(show);
  show();
}

/**
 * @param {HTMLElement} article
 * @param {IsoDate} now
 */
function showTermStrip(article, now) {
  /** @type {HTMLElement} */
  const strip = article.querySelector('[data-term-strip]');
  const period = periodOf(strip);
  const isPast = isOverForGood(period, now, SOON_DAYS);
  setIfChanged(strip, 'textContent', todayWords(period, now, SOON_DAYS));
  setIfChanged(
    /** @type {HTMLElement} */ (strip.closest('.term-strip')).dataset,
    'stands',
    stateOf(periodStatus(period, now, SOON_DAYS))
  );
  article.querySelectorAll('[data-then]').forEach((element) => {
    const words = isPast ? element.dataset.then : element.dataset.now;
    setIfChanged(element, 'textContent', String(words));
  });
}
