// The explorer at work: the address is the state, and every change of it draws the list anew. Touches the page.

import {afterPaint} from '../core/after_paint.js';
import {onFragmentChange, readFragment, writeFragment} from '../core/fragment.js';
import {dayNumber, stateLabel, STATES, today} from '../core/periods.js';
import {setIfChanged} from '../core/set_if_changed.js';
import {createCardsView} from './cards_view.js';
import {createChipsView} from './chips_view.js';
import {bestDay, createColumns, stateFacet} from './columns.js';
import {createDayView} from './day_view.js';
import {createFacetsView} from './facets_view.js';
import {filterMeasures} from './filter.js';
import {revealWhenDrawn} from './reveal.js';
import {createPanel, WIDE} from './panel.js';
import {createPictureView} from './picture_view.js';
import {createResultsView} from './results_view.js';
import {createSearchRunner} from './search_runner.js';
import {createSearchView} from './search_view.js';
import {orderOf} from './sort.js';
import {cleared, readState, sortOf, withOption, withOptions, withoutCriterion, withSort, writeState} from './state.js';
import {chosenConditions} from './wording.js';

const SOON_DAYS = Number(document.documentElement.dataset.soonDays);
const ROOT = document.documentElement.dataset.root;

// `search` is what search/client.js makes.
export function startExplorer(data, search) {
  const columns = createColumns(data);
  const statesOn = memoiseLast((day) => stateFacet(columns, dayNumber(day), SOON_DAYS, STATES.map(stateLabel)));
  const known = memoiseLast((keys) => keys.map((key) => columns.places.get(key)));
  const ordered = memoiseLast((sort, day, ranked) => orderOf(columns, sort, dayNumber(day), ranked));
  const facets = [...columns.facets, statesOn(today())];
  const views = createViews(data, columns, facets, {search, change, retry});
  const runner = createSearchRunner(search, draw);
  let state = readState(readFragment(), facets);
  let restored = 0;

  // Every wish of the reader comes by here: from one state to the next, as a step of the history. While one types, and on a
  // large site, the step is written when the list has been painted, for a browser may take its time over it.
  function change(next, options = {}) {
    state = next(state);
    const pairs = writeState(state, facets);
    const before = restored;
    const write = () => before === restored && writeFragment(pairs, options);
    if (options.replace) {
      afterPaint().then(write);
    } else {
      afterPaintIfLarge(views.page, write);
    }
    runner.ask(state.query);
    draw();
  }

  function retry() {
    runner.ask(state.query);
    draw();
  }

  function draw() {
    const drawn = drawViews(views, {columns, statesOn, ordered, known}, state, runner.current());
    revealWhenDrawn(drawn, runner.current().status === 'pending');
  }

  function restore() {
    restored += 1;
    views.search.reset();
    state = readState(readFragment(), facets);
    runner.ask(state.query);
    draw();
  }

  onFragmentChange(restore);
  window.addEventListener('pageshow', (event) => event.persisted && restore());
  restore();
}

// Most changes leave the day and the order as they were: what was computed last serves again.
function memoiseLast(compute) {
  let last = null;
  return (...values) => {
    if (!last || values.some((value, at) => value !== last.values[at])) {
      last = {values, value: compute(...values)};
    }
    return last.value;
  };
}

function createViews(data, columns, facets, {search, change, retry}) {
  const page = document.querySelector('[data-explorer]');
  const template = (name) => page.querySelector(`template[data-blank-${name}]`);
  const panel = page.querySelector('[data-panel]');
  const clear = () => change(cleared);
  const withoutCondition = ({criterion, option}) => (state) =>
    option === null ? withoutCriterion(state, criterion) : withOption(state, facets.find(({id}) => id === criterion), option, false);
  const cards = createCardsView(page.querySelector('[data-cards]'), template('card'), data, columns, ROOT);

  const choose = (facet, option, chosen) => change((state) => withOption(state, facet, option, chosen));

  createPanel(panel, page.querySelector('[data-panel-open]'), page.querySelector('[data-panel-backdrop]'));
  page.querySelectorAll('[data-clear]').forEach((button) => button.addEventListener('click', clear));
  page.querySelector('[data-sort]').addEventListener('change', ({target}) => change((state) => withSort(state, target.value)));
  return {
    page,
    facets: createFacetsView(panel, template('option'), facets, {
      onOption: choose,
      onRange: (key, day) => change((state) => ({...state, [key === 'ends-from' ? 'endsFrom' : 'endsTo']: day})),
    }),
    picture: createPictureView(page.querySelector('[data-picture]'), page.querySelector('[data-picture-open]'), facets, {onOption: choose}),
    chips: createChipsView(page.querySelector('[data-chips]'), template('chip'), {
      onRemove: (condition) => change(withoutCondition(condition)),
      onClear: clear,
    }),
    day: createDayView(page.querySelector('[data-day-panel]'), document.querySelector('.hero-facts'), bestDay(columns), {
      onDay: (day) => change((state) => ({...state, day: day === today() ? null : day})),
      onHolding: () => change((state) => withOptions(state, 'state', ['open', 'closing'])),
    }),
    search: createSearchView(document.querySelector('[data-search]'), page.querySelector('[data-search-note]'), {
      atOnce: search.atOnce,
      onQuery: (query, options) => change((state) => ({...state, query}), options),
      onSubmit: () => goToResults(page),
      onFocus: search.preload,
      onRetry: retry,
    }),
    results: createResultsView(page, cards, Number(page.dataset.pageSize), SOON_DAYS, {
      onRemedy: (criterion) => change((state) => withoutCriterion(state, criterion)),
    }),
  };
}

// On a narrow window the list begins below what is in sight, and the keyboard on the screen covers the rest.
function goToResults(page) {
  if (!window.matchMedia(WIDE).matches) {
    const title = page.querySelector('#results-title');
    title.focus({preventScroll: true});
    title.scrollIntoView();
  }
}

// Resolves when the list is there.
function drawViews(views, {columns, statesOn, ordered, known}, state, searching) {
  const day = state.day || today();
  const states = statesOn(day);
  const facets = [...columns.facets, states];
  const answer = state.query ? searching.answer : null;
  const ranked = answer ? rankedOf(answer, known) : null;
  const found = filterMeasures(columns, facets, selectionOf(state, facets, ranked, columns.size));
  const places = matchingInOrder(ordered(sortOf(state), day, ranked), found);
  const conditions = chosenConditions(state, facets);

  views.search.show(state.query);
  views.search.say(searching);
  views.day.show(states, columns.size, day, state.day !== null);
  views.facets.show(state, found);
  afterPaintIfLarge(views.page, () => {
    views.picture.show(state, states, found);
    views.facets.showRest();
  });
  views.chips.show(conditions);
  showSort(views.page.querySelector('[data-sort]'), state);
  showChosenCount(views.page.querySelector('[data-chosen-count]'), conditions);
  views.page.querySelector('[data-cards]').setAttribute('aria-busy', String(searching.status === 'pending'));
  return views.results.show({places, found, conditions, query: state.query, day: state.day, today: day, answer});
}

// The hits of a search as places in the columns, best first; `known` gives the place of each of the search's keys.
function rankedOf({keys, places}, known) {
  const inColumns = known(keys);
  return places.map((at) => inColumns[at]);
}

// On a large site when the list has been painted, else at once.
function afterPaintIfLarge(page, work) {
  if (page.classList.contains('is-large')) {
    afterPaint().then(work);
  } else {
    work();
  }
}

// The state as filterMeasures takes it: places and numbers instead of names.
function selectionOf(state, facets, ranked, size) {
  const chosen = new Map();
  facets.forEach(({id, options}) => {
    const wanted = new Set(state.choices.get(id));
    chosen.set(id, wanted.size ? new Set(options.map((_, place) => place).filter((place) => wanted.has(options[place].id))) : wanted);
  });
  return {
    chosen,
    endsFrom: state.endsFrom && dayNumber(state.endsFrom),
    endsTo: state.endsTo && dayNumber(state.endsTo),
    hits: ranked && flagsOf(ranked, size),
  };
}

function matchingInOrder(order, {matches, count}) {
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

function flagsOf(places, size) {
  const flagged = new Uint8Array(size);
  for (const at of places) {
    flagged[at] = 1;
  }
  return flagged;
}

function showSort(select, state) {
  const relevance = select.querySelector('[value="relevance"]');
  setIfChanged(relevance, 'hidden', !state.query);
  setIfChanged(relevance, 'disabled', !state.query);
  setIfChanged(select, 'value', sortOf(state));
}

function showChosenCount(slot, conditions) {
  const chosen = conditions.filter(({criterion}) => criterion !== 'search').length;
  setIfChanged(slot, 'textContent', chosen ? `（${chosen}）` : '');
}
