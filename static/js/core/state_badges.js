// @ts-check
// Fills the slots that show the status of a period on the reference date. Changes the page.

import {periodStatus, stateOf, statusLabel, today} from './periods.js';
import {PERIODS, periodOf} from './period_attributes.js';
import {pastLabel, pastWords} from './past_words.js';
import {periodWords} from './period_words.js';
import {setIfChanged} from './set_if_changed.js';

/**
 * Fill every element that has a period and a child [data-state-slot]. The slot gets the label of the status; a slot
 * marked data-state-slot="words" also gets how long, or since when. Of a day before today they say how it was then.
 * @param {ParentNode} part
 * @param {IsoDate} day
 * @param {number} soonDays
 */
export function fillStates(part, day, soonDays) {
  const now = today();
  const isPast = day < now;
  const label = isPast ? pastLabel : statusLabel;
  const words = (/** @type {Period} */ period) =>
    isPast ? pastWords(period, day, now, soonDays) : periodWords(period, day, soonDays);
  part.querySelectorAll(PERIODS).forEach((element) => {
    const period = periodOf(element);
    const status = periodStatus(period, day, soonDays);
    setIfChanged(element.dataset, 'state', stateOf(status));
    element.querySelectorAll('[data-state-slot]').forEach((slot) => {
      setIfChanged(slot, 'textContent', slot.dataset.stateSlot === 'words' ? words(period) : label(status));
      setIfChanged(slot, 'hidden', false);
    });
  });
}
