// @ts-check
// What every page shows: the states of periods on the reference date, and the age of the content. Changes the page.

import {carryReferenceDate, referenceDateFrom, showReferenceDateBar} from '../core/reference_date.js';
import {fillAges} from '../core/content_age.js';
import {readFragment} from '../core/fragment.js';
import {today} from '../core/periods.js';
import {fillStates} from '../core/state_badges.js';

/** @type {string | null} */
let shown = null;

export function showSite() {
  const day = referenceDateFrom(readFragment());
  shown = carried();
  fillStates(document, day || today(), Number(document.documentElement.dataset.soonDays));
  fillAges(document);
  carryReferenceDate(day);
  showReferenceDateBar(day, Number(document.documentElement.dataset.soonDays));
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
