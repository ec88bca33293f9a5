// @ts-check
// The reference date, and what it means for the measures of this site. Changes the page.

import {dayWords, isCurrent, STATUSES, today} from '../core/periods.js';
import {setIfChanged} from '../core/set_if_changed.js';
import {dayActionWords, dayLines} from './wording.js';

/**
 * Create the view. `facts` say at the top of the page how many measures apply; `best` is the day on which most apply,
 * `last` the last day of all. `onDay` gets null for today; `onHolding` asks for the measures that apply alone.
 * @param {HTMLElement} panel
 * @param {HTMLElement} facts
 * @param {{best: BestDay, last: IsoDate | null}} known
 * @param {{onDay: (day: IsoDate | null) => void, onHolding: () => void}} callbacks
 */
export function createDayView(panel, facts, {best, last}, {onDay, onHolding}) {
  /** @type {HTMLInputElement} */
  const input = panel.querySelector('[data-day]');
  const action = panel.querySelector('[data-day-action]');
  const charts = document.querySelector('[data-charts]');
  const legend = document.querySelector('[data-facet="state"] legend');
  let looksBack = false;
  /** @type {{states?: Facet, chosen?: boolean, statesNow?: Facet}} */
  let shown = {};

  input.addEventListener('change', () => input.validity.valid && onDay(input.value));
  panel.querySelector('[data-today]').addEventListener('click', () => onDay(null));
  action.addEventListener('click', () => (looksBack ? onDay(best.day) : onHolding()));
  return {
    /**
     * Show the states on `day`; `chosen` says whether the reader picked the day.
     * @param {Facet} states
     * @param {number} total
     * @param {IsoDate} day
     * @param {boolean} chosen
     * @param {Facet} statesNow the states today
     */
    show(states, total, day, chosen, statesNow) {
      if (shown.states === states && shown.chosen === chosen && shown.statesNow === statesNow) {
        setIfChanged(input, 'value', day);
        return;
      }
      shown = {states, chosen, statesNow};
      const counts = countsOf(states);
      const holding = holdingOf(counts);
      const holdingNow = holdingOf(countsOf(statesNow));
      const isPast = chosen && day < today();
      const {headline, note, alarming} = dayLines(counts, total, day, {chosen, isPast, holdingNow, last});
      panel.querySelector('[data-day-headline]').textContent = headline;
      panel.querySelector('[data-day-note]').textContent = note;
      facts.querySelector('[data-holding]').textContent = String(holding);
      facts.querySelector('[data-holding-day]').textContent = chosen ? (isPast ? '当时' : '那天') : '现在';
      legend.textContent = chosen ? `期限（按 ${dayWords(day)}）` : '期限';
      panel.classList.remove('is-waiting');
      panel.classList.toggle('is-alarming', alarming);
      charts.classList.toggle('is-past', isPast);
      looksBack = alarming && holding < best.count;
      action.textContent = dayActionWords(looksBack ? best : null, holding, isPast);
      setIfChanged(input, 'value', day);
    },
  };
}

/** @param {StatusCounts} counts */
function holdingOf(counts) {
  return STATUSES.filter(isCurrent).reduce((sum, status) => sum + counts[status], 0);
}

/**
 * @param {Facet} states
 * @returns {StatusCounts}
 */
function countsOf({options, values}) {
  const counts = new Int32Array(options.length);
  for (let at = 0; at < values.length; at += 1) {
    counts[values[at]] += 1;
  }
  const known = new Map(options.map(({id}, place) => [id, counts[place]]));
  return /** @type {StatusCounts} */ (Object.fromEntries(STATUSES.map((status) => [status, known.get(status) || 0])));
}
