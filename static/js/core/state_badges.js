// @ts-check
// Fills the slots that show the state of a period on the reference date. Changes the page.

import {periodState, periodWords, stateLabel} from './periods.js';
import {setIfChanged} from './set_if_changed.js';

/**
 * Fill every element with data-from and data-until and a child [data-state-slot]. The slot gets the label of the state;
 * a slot marked data-state-slot="words" also gets how long, or since when.
 * @param {ParentNode} part
 * @param {IsoDate} day
 * @param {number} soonDays
 */
export function fillStates(part, day, soonDays) {
  part.querySelectorAll('[data-from][data-until]').forEach((element) => {
    const {from, until, superseded} = element.dataset;
    const period = {from, until, superseded};
    const state = periodState(period, day, soonDays);
    setIfChanged(element.dataset, 'state', state);
    element.querySelectorAll('[data-state-slot]').forEach((slot) => {
      setIfChanged(
        slot,
        'textContent',
        slot.dataset.stateSlot === 'words' ? periodWords(period, day, soonDays) : stateLabel(state)
      );
      setIfChanged(slot, 'hidden', false);
    });
  });
}
