// @ts-check
// What every page shows: the states of periods on the reference date, and the age of the content. Changes the page.

import {carryReferenceDate, referenceDateFrom, showReferenceDateBar} from '../core/reference_date.js';
import {fillAges} from '../core/content_age.js';
import {readFragment} from '../core/fragment.js';
import {dayWords, today} from '../core/periods.js';
import {fillStates} from '../core/state_badges.js';

/** @type {string | null} */
let shown = null;

export function showSite() {
  const day = referenceDateFrom(readFragment());
  shown = carried();
  fillStates(document, day || today(), Number(document.documentElement.dataset.soonDays));
  fillAges(document);
  fillPrintedOn();
  carryReferenceDate(day);
  showReferenceDateBar(day, Number(document.documentElement.dataset.soonDays));
}

/** Paper has no today: it says on which day it was printed. */
function fillPrintedOn() {
  document.querySelectorAll('[data-printed-on]').forEach((/** @type {HTMLElement} */ line) => {
    line.hidden = false; // and still only seen on paper
    line.querySelector('dd, span').textContent = dayWords(today());
  });
}

/** Update the page, unless the last step left everything as it was. */
export function showSiteAgain() {
  if (shown !== carried()) {
    showSite();
  }
}

/** Return what goes along from page to page, as a key. */
function carried() {
  const {type, typeCarried} = document.documentElement.dataset;
  return [referenceDateFrom(readFragment()), type, typeCarried].join();
}
