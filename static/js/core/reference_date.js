// @ts-check
// The reference date (查看日期): the date on which periods are judged, which is today or the date in the address. Changes
// links and a bar of the page.

import {showBar} from './bars.js';
import {readFragment, writeFragment} from './fragment.js';
import {linkTo, readLink} from './links.js';
import {dayWords} from './periods.js';
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
 */
export function carryReferenceDate(day) {
  document.querySelectorAll('a[href]:not([rel="bookmark"])').forEach((link) => {
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
 * Show a bar with the date and a way back to today. A page with a date field of its own needs no bar.
 * @param {IsoDate | null} day
 */
export function showReferenceDateBar(day) {
  const shown = document.querySelector('.day-bar');
  if (shown) {
    shown.remove();
  }
  if (day && !document.querySelector('[data-day]')) {
    showBar(referenceDateBar(day));
  }
}

/** @param {IsoDate} day */
function referenceDateBar(day) {
  const bar = document.createElement('p');
  bar.className = 'day-bar';
  bar.setAttribute('role', 'status');
  const back = document.createElement('button');
  back.type = 'button';
  back.className = 'button button-plain';
  back.textContent = '回到今天';
  back.addEventListener('click', () => writeFragment(readFragment().filter(([key]) => key !== 'on')));
  bar.append(`查看日期：${dayWords(day)}`, back);
  return bar;
}
