// @ts-check
// The explorer: the address is the state, and every change of it draws the list again. Changes the page.

import {afterPaint} from '../core/after_paint.js';
import {onFragmentChange, readFragment, writeFragment} from '../core/fragment.js';
import {onNewDay} from '../core/new_day.js';
import {dayNumber, today} from '../core/periods.js';
import {takeSubmitted} from '../core/submitted_query.js';
import {showFaults} from '../core/link_faults.js';
import {setIfChanged} from '../core/set_if_changed.js';
import {createColumns, lastDay, stateFacet} from './columns.js';
import {filterMeasures} from './filter.js';
import {revealWhenDrawn} from './reveal.js';
import {createSearchRunner} from './search_runner.js';
import {namedFirst, orderOf} from './sort.js';
import {rankedByStanding, standingsOn} from './standing.js';
import {ignoredOf, readState, sortOf, writeState} from './state.js';
import {chosenConditions, deadlineOrderWords} from './wording.js';
import {createViews} from './views.js';

const SOON_DAYS = Number(document.documentElement.dataset.soonDays);

/**
 * @param {ExplorerData} data
 * @param {Search} search
 */
export function startExplorer(data, search) {
  const columns = createColumns(data);
  /** @type {(day: IsoDate, now: IsoDate) => Facet} */
  const statesOn = memoiseLast((day, now) => stateFacet(columns, dayNumber(day), SOON_DAYS, dayNumber(now)));
  const statesNow = memoiseLast((/** @type {IsoDate} */ now) => stateFacet(columns, dayNumber(now), SOON_DAYS));
  const known = memoiseLast((/** @type {string[]} */ keys) =>
    keys.map((key) => /** @type {number} */ (columns.places.get(key)))
  );
  const standings = memoiseLast((/** @type {IsoDate} */ day) => standingsOn(columns, dayNumber(day)));
  const rankedOf = memoiseLast((/** @type {SearchAnswer} */ answer, /** @type {IsoDate} */ day) =>
    rankedByStanding(answer, known(answer.keys), standings(day))
  );
  /** @type {(sort: Sort, day: IsoDate, ranked: number[] | null) => number[]} */
  const ordered = memoiseLast((sort, day, ranked) => orderOf(columns, sort, dayNumber(day), ranked));
  const facets = [...columns.facets, statesNow(today())];
  const views = createViews(data, columns, facets, {search, change, retry, soonDays: SOON_DAYS});
  const runner = createSearchRunner(search, draw);
  let state = readState(readFragment(), facets);
  let restored = 0;
  let changes = 0;

  /**
   * Go from one state to the next, as a step of the history: every wish of the reader passes here. While the reader
   * types, and on a large site, the step is written after the list has been painted, for a browser may take its time
   * over it.
   * @param {(state: ExplorerState) => ExplorerState} next
   * @param {{replace?: boolean}} [options]
   */
  function change(next, options = {}) {
    state = next(state);
    const pairs = writeState(state, facets);
    const before = restored;
    const own = (changes += 1);
    // What overwrites a step comes too late once a later change has written its own.
    const isDue = () => before === restored && (own === changes || !options.replace);
    const write = () => isDue() && writeFragment(pairs, options);
    if (options.replace) {
      afterPaint().then(write);
    } else {
      afterPaintIfLarge(views.page, write);
    }
    runner.ask(state.query, state.exact);
    draw();
  }

  function retry() {
    runner.ask(state.query, state.exact);
    draw();
  }

  function draw() {
    const drawn = drawViews(views, {columns, statesOn, statesNow, ordered, rankedOf}, state, runner.current());
    const pending = runner.current().status === 'pending';
    revealWhenDrawn(drawn, pending);
    views.mode.show(state.query, pending, drawn);
  }

  function restore() {
    restored += 1;
    views.search.reset();
    const pairs = readFragment();
    state = readState(pairs, facets);
    showFaults(views.page.querySelector('[data-ignored]'), ignoredOf(pairs, facets));
    runner.ask(state.query, state.exact);
    draw();
    const submitted = takeSubmitted();
    if (submitted && submitted === state.query) views.mode.goToFirst();
  }

  onFragmentChange(restore);
  onNewDay(draw);
  restore();
}

/**
 * Remember the last result: most changes leave the day and the order as they were.
 * @template {any[]} Values
 * @template Result
 * @param {(...values: Values) => Result} compute
 * @returns {(...values: Values) => Result}
 */
function memoiseLast(compute) {
  /** @type {{values: Values, value: Result} | null} */
  let last = null;
  return (...values) => {
    const known = last;
    if (known && values.every((value, at) => value === known.values[at])) {
      return known.value;
    }
    last = {values, value: compute(...values)};
    return last.value;
  };
}

/**
 * Draw all views.
 * @param {ReturnType<typeof createViews>} views
 * @param {ExplorerModel} model
 * @param {ExplorerState} state
 * @param {SearchStatus} searching
 * @returns {Promise<unknown>} resolves when the list is there
 */
function drawViews(views, {columns, statesOn, statesNow, ordered, rankedOf}, state, searching) {
  const now = today();
  const day = state.day || now;
  const states = statesOn(day, now);
  const facets = [...columns.facets, states];
  const answer = state.query ? searching.answer : null;
  const ranking = answer ? rankedOf(answer, day) : null;
  const selection = selectionOf(state, facets, ranking);
  const found = filterMeasures(columns, facets, selection);
  const sort = sortOf(state);
  const all = () => {
    const inOrder = matchingInOrder(ordered(sort, day, ranking && ranking.all()), found);
    return sort === 'number' ? namedFirst(inOrder, facets, selection.chosen) : inOrder;
  };
  // Of a search alone the first are known before all are in order.
  const best = ranking && sort === 'relevance' && found.criteria.length === 1 ? ranking.best : [];
  const first = (/** @type {number} */ limit) =>
    (best.length < Math.min(limit, found.count) ? all() : best).slice(0, limit);
  const conditions = chosenConditions(state, facets);

  views.showDay(state.day);
  views.search.show(state.query);
  views.search.say(searching);
  views.day.show(states, columns.size, day, state.day !== null, statesNow(now));
  const countsFirst = !answer || !isLarge(views.page); // what is found comes before its numbers
  const showDivisions = () => views.divisions.show(state, found, statesNow(now));
  views.facets.show(state, found, countsFirst);
  if (countsFirst) showDivisions();
  afterPaintIfLarge(views.page, () => {
    views.charts.show(state, states, found);
    views.facets.showRest();
    if (!countsFirst) showDivisions();
  });
  views.chips.show(conditions.filter(({criterion}) => criterion !== 'search')); // the words stand in the box
  showSort(views.sort, state);
  showOrder(views.orderNote, columns, dayNumber(day), sort === 'deadline' ? all() : []);
  showChosenCount(views.chosenCount, conditions);
  views.list.setAttribute('aria-busy', String(searching.status === 'pending'));
  return views.results.show({first, found, conditions, query: state.query, day: state.day, today: day, answer});
}

/**
 * Do work at once, but on a large site after the list has been painted.
 * @param {HTMLElement} page
 * @param {() => void} work
 */
function afterPaintIfLarge(page, work) {
  if (isLarge(page)) {
    afterPaint().then(work);
  } else {
    work();
  }
}

/** @param {HTMLElement} page */
function isLarge(page) {
  return page.classList.contains('is-large');
}

/**
 * Return the state as filterMeasures takes it: places and numbers instead of names.
 * @param {ExplorerState} state
 * @param {Facet[]} facets
 * @param {Ranking | null} hits
 * @returns {FilterSelection}
 */
function selectionOf(state, facets, hits) {
  /** @type {FilterSelection['chosen']} */
  const chosen = new Map();
  facets.forEach(({id, options}) => {
    const wanted = new Set(state.choices.get(id));
    chosen.set(
      id,
      new Set(wanted.size ? options.map((_, place) => place).filter((place) => wanted.has(options[place].id)) : [])
    );
  });
  return {
    chosen,
    endsFrom: state.endsFrom ? dayNumber(state.endsFrom) : null,
    endsTo: state.endsTo ? dayNumber(state.endsTo) : null,
    hits,
  };
}

/**
 * @param {number[]} order
 * @param {FilterResult} found
 */
function matchingInOrder(order, found) {
  const {count} = found;
  if (count === order.length) return order;
  const {matches} = found;
  const places = new Array(count);
  let filled = 0;
  for (let rank = 0; rank < order.length; rank += 1) {
    if (matches[order[rank]]) {
      places[filled] = order[rank];
      filled += 1;
    }
  }
  places.length = filled;
  return places;
}

/**
 * @param {HTMLSelectElement} select
 * @param {ExplorerState} state
 */
function showSort(select, state) {
  /** @type {HTMLOptionElement} */
  const relevance = select.querySelector('[value="relevance"]');
  setIfChanged(relevance, 'hidden', !state.query);
  setIfChanged(relevance, 'disabled', !state.query);
  setIfChanged(select, 'value', sortOf(state));
}

/**
 * Say where measures without a deadline stand in the order of deadlines.
 * @param {HTMLElement} note
 * @param {Columns} columns
 * @param {DayNumber} day
 * @param {number[]} places in the order of deadlines, or none
 */
function showOrder(note, {periods}, day, places) {
  const endless = places.filter((at) => lastDay(periods[at], day) === Infinity);
  const byAnswer = endless.filter((at) => periods[at].byAnswer).length;
  setIfChanged(note, 'textContent', deadlineOrderWords(endless.length - byAnswer, byAnswer));
  setIfChanged(note, 'hidden', !endless.length || endless.length === places.length);
}

/**
 * @param {HTMLElement} slot
 * @param {ChosenCondition[]} conditions
 */
function showChosenCount(slot, conditions) {
  const chosen = conditions.filter(({criterion}) => criterion !== 'search').length;
  setIfChanged(slot, 'textContent', chosen ? `（${chosen}）` : '');
}
