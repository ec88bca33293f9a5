// The day looked from, and what it means for the measures here. Touches the page.

import {STATES} from '../core/periods.js';
import {setIfChanged} from '../core/set_if_changed.js';
import {dayActionWords, dayLines} from './wording.js';

// `facts` say at the top of the page how many hold. `best` is {day, count}: when most measures hold. `onDay(day or null)`: null is today. `onHolding()`: those that hold
// are wanted alone.
export function createDayView(panel, facts, best, {onDay, onHolding}) {
  const input = panel.querySelector('[data-day]');
  const action = panel.querySelector('[data-day-action]');
  let looksBack = false;
  let shown = {};

  input.addEventListener('change', () => input.validity.valid && onDay(input.value));
  panel.querySelector('[data-today]').addEventListener('click', () => onDay(null));
  action.addEventListener('click', () => (looksBack ? onDay(best.day) : onHolding()));
  return {
    // `states` is the facet of the states on `day`; `chosen` whether the reader picked it.
    show(states, total, day, chosen) {
      if (shown.states === states && shown.chosen === chosen) {
        setIfChanged(input, 'value', day);
        return;
      }
      shown = {states, chosen};
      const counts = countsOf(states);
      const holding = counts.open + counts.closing;
      const {headline, note, alarming} = dayLines(counts, total, day, chosen);
      panel.querySelector('[data-day-headline]').textContent = headline;
      panel.querySelector('[data-day-note]').textContent = note;
      facts.querySelector('[data-holding]').textContent = holding;
      facts.querySelector('[data-holding-day]').textContent = chosen ? '当日' : '今天';
      panel.classList.remove('is-waiting');
      panel.classList.toggle('is-alarming', alarming);
      looksBack = alarming && holding < best.count;
      action.textContent = dayActionWords(looksBack ? best : null, holding);
      setIfChanged(input, 'value', day);
    },
  };
}

function countsOf({values}) {
  const counts = new Int32Array(STATES.length);
  for (let at = 0; at < values.length; at += 1) {
    counts[values[at]] += 1;
  }
  return Object.fromEntries(STATES.map((state, place) => [state, counts[place]]));
}
