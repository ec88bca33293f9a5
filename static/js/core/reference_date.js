// The day from which a page is looked at: today, or the one in the address. Touches the page: links and a bar.

import {showBar} from './bars.js';
import {readFragment, writeFragment} from './fragment.js';
import {linkTo, readLink} from './links.js';
import {dayWords} from './periods.js';
import {isIsoDate} from './dates.js';

// The day chosen, or null for today.
export function referenceDateFrom(pairs) {
  const day = new Map(pairs).get('on');
  return isIsoDate(day) ? day : null;
}

// Links within the site keep the day chosen, so that it holds from page to page; a page's fixed address stays plain.
export function carryReferenceDate(day) {
  document.querySelectorAll('a[href]:not([rel="bookmark"])').forEach((link) => {
    const target = readLink(link.getAttribute('href'));
    if (!target || target.anchor) {
      return; // elsewhere, or an anchor: it has no room for a state
    }
    const others = target.pairs.filter(([key]) => key !== 'on');
    const href = linkTo(target.page, day ? [...others, ['on', day]] : others);
    if (href !== link.getAttribute('href')) {
      link.setAttribute('href', href); // an address written anew is drawn anew, though it be the same
    }
  });
}

// A page with a way of its own to choose the day needs no bar.
export function showReferenceDateBar(day) {
  const shown = document.querySelector('.day-bar');
  if (shown) {
    shown.remove();
  }
  if (day && !document.querySelector('[data-day]')) {
    showBar(referenceDateBar(day));
  }
}

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
