// @ts-check
// The page of deadlines: the reference date, chosen here, and the state of each deadline on it. Changes the page.

import {referenceDateFrom} from '../core/reference_date.js';
import {onFragmentChange, readFragment, writeFragment} from '../core/fragment.js';
import {onNewDay} from '../core/new_day.js';
import {PERIODS, periodOf} from '../core/period_attributes.js';
import {isOver, stateOf, today} from '../core/periods.js';
import {deadlineStatus, deadlinesWords, deadlineWords, lastPartStatus} from './deadline.js';
import {showGroups} from './groups_view.js';
import {showDayIn} from './timeline_view.js';

const SOON_DAYS = Number(document.documentElement.dataset.soonDays);

/** @param {HTMLElement} page */
export function startDeadlines(page) {
  /** @type {HTMLInputElement} */
  const input = page.querySelector('[data-day]');
  const choose = (/** @type {IsoDate | null} */ day) => {
    const others = readFragment().filter(([key]) => key !== 'on');
    writeFragment(day && day !== today() ? [...others, ['on', day]] : others);
    show();
  };
  function show() {
    const chosen = referenceDateFrom(readFragment());
    const day = chosen || today();
    input.value = day;
    // Shown only now: a field that changes while it is visible would move.
    page.querySelector('[data-deadlines-day]').classList.remove('is-waiting');
    const words = page.querySelector('[data-deadlines-words]');
    words.textContent = words.dataset.deadlinesWords + deadlinesWords(periodsIn(page), day, chosen !== null);
    page.querySelectorAll('[data-deadline]').forEach((element) => showState(page, element, day));
    showGroups(page, SOON_DAYS);
    page.querySelectorAll('[data-timeline]').forEach((/** @type {any} */ drawing) => showDayIn(drawing, day));
  }
  input.addEventListener('change', () => input.validity.valid && choose(input.value));
  page.querySelector('[data-today]').addEventListener('click', () => choose(null));
  onFragmentChange(show);
  onNewDay(show);
  show();
  keepPlace();
}

/** Go to the day that the address names: what stands above it was put in another order. */
function keepPlace() {
  const [, day] = location.hash.match(/#(d-[\d-]+)/) || [];
  const list = day && document.getElementById(day);
  if (list) {
    list.scrollIntoView();
  }
}

/**
 * Return the periods of the measures listed, once of each: one that pauses is listed by that too.
 * @param {ParentNode} page
 */
function periodsIn(page) {
  const items = new Map(Array.from(page.querySelectorAll('[data-measure]'), (item) => [item.dataset.measure, item]));
  return [...items.values()].flatMap((item) => Array.from(item.querySelectorAll(PERIODS), periodOf));
}

/**
 * @param {HTMLElement} page
 * @param {HTMLElement} element
 * @param {IsoDate} day
 */
function showState(page, element, day) {
  const {deadline} = element.dataset;
  const list = page.querySelector(`#d-${deadline}`); // null where another page lists what ends then
  const statuses = list ? periodsIn(list).map((period) => lastPartStatus(period, day, SOON_DAYS)) : [];
  const status = deadlineStatus(deadline, day, SOON_DAYS, statuses);
  element.dataset.state = isOver(status) ? 'ended' : stateOf(status);
  if (element.matches('.deadline-left')) {
    element.textContent = deadlineWords(deadline, day, status, day < today());
  }
}
