// The day looked from, and what it means for the measures here. Touches the page.

import {dayWords, STATES} from '../periods.js';
import {dayLines} from './wording.js';

// `best` is {day, count}: when most measures hold. `onDay(day or null)`; null is today.
export function createDayView(panel, best, {onDay}) {
  const input = panel.querySelector('[data-day]');
  const bestButton = panel.querySelector('[data-best-day]');
  input.addEventListener('change', () => input.validity.valid && onDay(input.value));
  panel.querySelector('[data-today]').addEventListener('click', () => onDay(null));
  bestButton.addEventListener('click', () => onDay(best.day));
  bestButton.textContent = `看 ${dayWords(best.day)}（有效 ${best.count} 项）`;
  return {
    // `states` is the facet of the states on `day`; `chosen` whether the reader picked it.
    show(states, total, day, chosen) {
      const counts = countsOf(states);
      const {headline, note, alarming} = dayLines(counts, total, day, chosen);
      panel.querySelector('[data-day-headline]').textContent = headline;
      panel.querySelector('[data-day-note]').textContent = note;
      panel.classList.toggle('is-alarming', alarming);
      bestButton.hidden = !alarming || counts.open + counts.closing >= best.count;
      if (input.value !== day) {
        input.value = day;
      }
    },
  };
}

function countsOf({values}) {
  const counts = new Int32Array(STATES.length);
  values.forEach((place) => { counts[place] += 1; });
  return Object.fromEntries(STATES.map((state, place) => [state, counts[place]]));
}
