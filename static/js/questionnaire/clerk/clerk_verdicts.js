// @ts-check
// The verdicts beside the rows of the clerk's page, a line for each measure that fits or may fit. Changes the slot given.

import {labelled} from '../../core/citation.js';
import {element} from '../../core/element.js';
import {judgedAt} from '../interview/interview.js';
import {isMeasureOver, overSince, periodOf, statusSince} from '../results/period_status.js';
import {OVER, isAllPast, ranksOn} from '../results/ranks.js';
import {VERDICT_CODES} from '../../rules/rule_table.js';
import {signedWords} from '../results/signed_words.js';
import {groupLabel} from '../results/verdict_wording.js';

/** @type {Verdict[]} */
const LISTED = ['yes', 'maybe'];
/** @type {Verdict[]} */
const COUNTED = ['yes', 'maybe', 'no'];
const MOST = 60; // lines of one verdict; the results below have the rest

/**
 * @param {HTMLElement} slot
 * @param {ViewModel} view
 */
export function showVerdicts(slot, view) {
  slot.replaceChildren(...COUNTED.flatMap((verdict) => group(verdict, view)));
  const missing = shownPlaces(view).filter((place) => !view.catalogue.measure(place));
  if (missing.length) {
    waiting.set(slot, view);
    view.catalogue.load(missing).then(
      () => waiting.get(slot) === view && showVerdicts(slot, view),
      () => {}
    );
  }
}

/** @type {WeakMap<HTMLElement, ViewModel>} what a slot waits to show, while texts of measures are loaded */
const waiting = new WeakMap();

/** @param {ViewModel} view */
function shownPlaces(view) {
  return LISTED.flatMap((verdict) => placesOf(verdict, view).slice(0, MOST));
}

/**
 * @param {Verdict} verdict
 * @param {ViewModel} view
 */
function placesOf(verdict, {found}) {
  const places = [];
  for (let place = found.from; place < found.to; place += 1) {
    if (found.verdicts[place] === VERDICT_CODES[verdict]) {
      places.push(place);
    }
  }
  return places;
}

/**
 * @param {Verdict} verdict
 * @param {ViewModel} view
 */
function group(verdict, view) {
  const places = LISTED.includes(verdict) ? placesOf(verdict, view) : [];
  const heading = element(
    'h3',
    {class: 'clerk-verdict-heading', 'data-clerk-verdict': verdict},
    ...signedWords(`${groupLabel(verdict, isPast(places, verdict, view))} ${view.found.counts[verdict]} 项`)
  );
  const rest = places.length - MOST;
  return [
    heading,
    places.length
      ? element(
          'ul',
          {class: 'clerk-verdict-list'},
          ...places.slice(0, MOST).map((place) => line(place, view)),
          rest > 0 ? element('li', null, `还有 ${rest} 项，见下面的结果`) : null
        )
      : null,
  ].filter((part) => part !== null);
}

/**
 * Return whether a group says how things stood, as the results below do: all of it is over, or the reference date has passed.
 * @param {number[]} places
 * @param {Verdict} verdict
 * @param {ViewModel} view
 */
function isPast(places, verdict, view) {
  const {catalogue, day, found, today} = view;
  if (day < today || !places.length) {
    return day < today || isAllPast(view);
  }
  const {ranks} = ranksOn(view);
  const {starts} = catalogue;
  const code = VERDICT_CODES[verdict];
  return places.every((at) =>
    ranks
      .slice(starts[at], starts[at + 1])
      .every((rank, n) => rank === OVER || found.benefitVerdicts[starts[at] + n] !== code)
  );
}

/**
 * Say that a measure is over, on the reference date or since; '' where it is not.
 * @param {JudgedMeasure} judged
 * @param {ViewModel} view
 */
function overWords(judged, view) {
  const {measure, benefits, verdict} = judged;
  if (isMeasureOver(judged, view)) {
    return '已到期';
  }
  const since = benefits
    .filter((each) => each.verdict === verdict)
    .map(({benefit}) => overSince(statusSince(periodOf(benefit, measure), view)));
  return since.every(Boolean) ? since[0] : '';
}

/**
 * @param {number} place
 * @param {ViewModel} view
 */
function line(place, view) {
  const judged = judgedAt(view.catalogue, view.found, place);
  if (!judged) {
    return element('li', null, '…');
  }
  const {measure} = judged;
  const words = overWords(judged, view);
  const over = words ? element('span', {class: 'clerk-verdict-over'}, words) : null;
  const name = labelled(measure, measure.title);
  return element(
    'li',
    null,
    element(
      'button',
      {class: 'clerk-verdict', type: 'button', title: name, on: {click: () => showResult(measure.key)}},
      element('span', {class: 'clerk-verdict-name'}, name),
      over
    )
  );
}

/**
 * Go to a measure in the results.
 * @param {string} key
 */
function showResult(key) {
  const results = document.querySelector('[data-results]');
  const shown = [...results.querySelectorAll('[data-measure]')].find(({dataset}) => dataset.measure === key);
  const target = shown || results.querySelector('[data-results-heading]');
  target.tabIndex = -1;
  target.scrollIntoView();
  target.focus({preventScroll: true});
}
