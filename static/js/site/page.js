// What every page shows: states of periods on the day looked from, and the age of the content. Touches the page.

import {carryReferenceDate, referenceDateFrom, showReferenceDateBar} from '../core/reference_date.js';
import {fillAges} from '../core/content_age.js';
import {readFragment} from '../core/fragment.js';
import {today} from '../core/periods.js';
import {fillStates} from '../core/state_badges.js';

let shown = null;

export function showSite() {
  const day = referenceDateFrom(readFragment());
  shown = carried();
  fillStates(document, day || today(), Number(document.documentElement.dataset.soonDays));
  fillAges(document);
  carryReferenceDate(day);
  showReferenceDateBar(day);
}

// After a step that leaves the day as it was, all stands as it is.
export function showSiteAgain() {
  if (shown !== carried()) {
    showSite();
  }
}

// What goes along from page to page.
function carried() {
  const {type, typeCarried} = document.documentElement.dataset;
  return [referenceDateFrom(readFragment()), type, typeCarried].join();
}
