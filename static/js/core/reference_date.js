// @ts-check
// The reference date (查看日期): the date on which periods are judged, which is today or the date in the address. Changes
// links and a bar of the page.

import {showBar} from './bars.js';
import {goToState, readFragment} from './fragment.js';
import {linkTo, readLink} from './links.js';
import {periodOf} from './period_attributes.js';
import {dayWords, periodStatus, statusLabel, today} from './periods.js';
import {isIsoDate} from './dates.js';

/**
 * Return the reference date that the address names, or null for today.
 * @param {FragmentPairs} pairs
 * @returns {IsoDate | null}
 */
export function referenceDateFrom(pairs) {
  const day = new Map(pairs).get('on');
  return isIsoDate(day) ? day : null;
}

/**
 * Put the date into the links within the site, so that it applies from page to page. A page's permanent address stays
 * plain.
 * @param {IsoDate | null} day
 * @param {ParentNode} within
 */
export function carryReferenceDate(day, within = document) {
  within.querySelectorAll('a[href]:not([rel="bookmark"])').forEach((link) => {
    const target = readLink(link.getAttribute('href'));
    if (!target || target.anchor) {
      return; // a link elsewhere, or an anchor, which has no room for a state
    }
    const others = target.pairs.filter(([key]) => key !== 'on');
    const href = linkTo(target.page, day ? [...others, ['on', day]] : others);
    if (href !== link.getAttribute('href')) {
      link.setAttribute('href', href); // writing the same address again would cost a repaint
    }
  });
}

/**
 * Show the date on every page while it is another one than today: in a bar with a way back to today, and at the top of
 * what is printed. On the page of a measure it also says how the measure stands today. The questionnaire has a notice
 * instead of the bar (questionnaire/results/over_notice.js).
 * @param {IsoDate | null} day
 * @param {number} soonDays
 */
export function showReferenceDateBar(day, soonDays) {
  document.querySelectorAll('.day-bar, .day-on-paper').forEach((shown) => shown.remove());
  if (day && day !== today()) {
    const words = `您在看 ${dayWords(day)}的情况，${standingWords(soonDays)}`;
    if (!document.querySelector('[data-interview]')) {
      showBar(referenceDateBar(words));
    }
    document.querySelector('main').prepend(paragraph('day-on-paper', words));
  }
}

/**
 * Say how the measure of the page stands today; on other pages, that this is not today.
 * @param {number} soonDays
 */
function standingWords(soonDays) {
  const strip = /** @type {HTMLElement | null} */ (document.querySelector('[data-term-strip]'));
  const status = strip && periodStatus(periodOf(strip), today(), soonDays);
  return status && status !== 'by_answer' ? `今天此项${statusLabel(status)}` : `今天是 ${dayWords(today())}`;
}

/** @param {string} words */
function referenceDateBar(words) {
  const bar = paragraph('day-bar', '');
  bar.setAttribute('role', 'status');
  const back = document.createElement('button');
  back.type = 'button';
  back.className = 'button button-plain';
  back.textContent = '回到今天';
  back.addEventListener('click', backToToday);
  bar.append(words, back);
  return bar;
}

/** Leave the date out of the address. */
export function backToToday() {
  goToState(readFragment().filter(([key]) => key !== 'on'));
  // The button that had the focus is gone; without this, a keyboard user would start from the top.
  document.querySelector('main').focus({preventScroll: true});
}

/**
 * @param {string} className
 * @param {string} words
 */
function paragraph(className, words) {
  const made = document.createElement('p');
  made.className = className;
  made.textContent = words;
  return made;
}
