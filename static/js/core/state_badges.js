// @ts-check
// Fills the slots that show the status of a period on the reference date. Changes the page.

import {periodStatus, stateOf, statusLabel} from './periods.js';
import {PERIODS, periodOf} from './period_attributes.js';
import {periodWords} from './period_words.js';
import {setIfChanged} from './set_if_changed.js';

/**
 * Fill every element that has a period and a child [data-state-slot]. The slot gets the label of the status; a slot
 * marked data-state-slot="words" also gets how long, or since when.
 * @param {ParentNode} part
 * @param {IsoDate} day
 * @param {number} soonDays
 */
export function fillStates(part, day, soonDays) {
  part.querySelectorAll(PERIODS).forEach((element) => {
    const period = periodOf(element);
    const status = periodStatus(period, day, soonDays);
    setIfChanged(element.dataset, 'state', stateOf(status));
    element.querySelectorAll('[data-state-slot]').forEach((slot) => {
      setIfChanged(
        slot,
        'textContent',
        slot.dataset.stateSlot === 'words' ? periodWords(period, day, soonDays) : statusLabel(status)
      );
      setIfChanged(slot, 'hidden', false);
    });
  });
}
