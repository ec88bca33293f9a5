// @ts-check
// The views of the explorer, and which changes of its state they ask for. Changes the page.

import {isCurrent, today} from '../core/periods.js';
import {createCardsView} from './cards_view.js';
import {createChipsView} from './chips_view.js';
import {bestDay, lastOfAll} from './columns.js';
import {createDayView} from './day_view.js';
import {ACCESS, createDivisionsView} from './divisions_view.js';
import {createFacetsView} from './facets_view.js';
import {createPanel, WIDE} from './panel.js';
import {createChartsView} from './charts_view.js';
import {createResultsView} from './results_view.js';
import {createSearchView} from './search_view.js';
import {cleared, withOption, withOptions, withoutCriterion, withSort} from './state.js';

const ROOT = document.documentElement.dataset.root;

/**
 * @param {ExplorerData} data
 * @param {Columns} columns
 * @param {Facet[]} facets
 * @param {{search: Search, change: StateChange, retry: () => void, soonDays: number}} wiring
 */
export function createViews(data, columns, facets, {search, change, retry, soonDays}) {
  const page = document.querySelector('[data-explorer]');
  /** @type {(name: string) => HTMLTemplateElement} */
  const template = (name) => page.querySelector(`template[data-blank-${name}]`);
  const panel = page.querySelector('[data-panel]');
  const statesNow = facets[facets.length - 1];
  const clear = () => change(cleared);
  /** @type {(condition: ChosenCondition) => (state: ExplorerState) => ExplorerState} */
  const withoutCondition =
    ({criterion, option}) =>
    (state) =>
      option === null
        ? withoutCriterion(state, criterion)
        : withOption(state, /** @type {Facet} */ (facets.find(({id}) => id === criterion)), option, false);
  const cards = createCardsView(page.querySelector('[data-cards]'), template('card'), data, columns, ROOT);

  /** @type {(facet: Facet, option: string, chosen: boolean) => void} */
  const choose = (facet, option, chosen) => change((state) => withOption(state, facet, option, chosen));

  createPanel(panel, page.querySelector('[data-panel-open]'), page.querySelector('[data-panel-backdrop]'));
  page.querySelectorAll('[data-clear]').forEach((button) => button.addEventListener('click', clear));
  page.querySelector('[data-sort]').addEventListener('change', ({target}) => {
    const select = /** @type {HTMLSelectElement} */ (target);
    change((state) => withSort(state, /** @type {Sort} */ (select.value)));
  });
  return {
    page,
    facets: createFacetsView(panel, template('option'), facets, {
      onOption: choose,
      onRange: (key, day) => change((state) => ({...state, [key === 'ends-from' ? 'endsFrom' : 'endsTo']: day})),
    }),
    charts: createChartsView(page.querySelector('[data-charts]'), page.querySelector('[data-charts-open]'), facets, {
      onOption: choose,
    }),
    divisions: createDivisionsView(
      page.querySelector('[data-divisions]'),
      /** @type {Facet} */ (facets.find(({id}) => id === ACCESS)),
      statesNow,
      {onDivision: (options) => change((state) => withOptions(state, ACCESS, options))}
    ),
    chips: createChipsView(page.querySelector('[data-chips]'), template('chip'), {
      onRemove: (condition) => change(withoutCondition(condition)),
      onClear: clear,
    }),
    day: createDayView(
      page.querySelector('[data-day-panel]'),
      document.querySelector('.hero-facts'),
      {best: bestDay(columns), last: lastOfAll(columns), statesNow},
      {
        onDay: (day) => change((state) => ({...state, day: day === today() ? null : day})),
        onHolding: () => change((state) => withOptions(state, 'state', columns.statuses.filter(isCurrent))),
      }
    ),
    search: createSearchView(document.querySelector('[data-search]'), page.querySelector('[data-search-note]'), {
      atOnce: search.atOnce,
      onQuery: (query, options) => change((state) => ({...state, query}), options),
      onSubmit: () => goToResults(page),
      onFocus: search.preload,
      onRetry: retry,
    }),
    results: createResultsView(page, cards, Number(page.dataset.pageSize), soonDays, {
      onRemedy: (criterion) => change((state) => withoutCriterion(state, criterion)),
    }),
  };
}

/**
 * Scroll to the list: on a narrow window it begins below the fold, and the keyboard on the screen covers the rest.
 * @param {HTMLElement} page
 */
function goToResults(page) {
  if (!window.matchMedia(WIDE).matches) {
    const title = page.querySelector('#results-title');
    title.focus({preventScroll: true});
    title.scrollIntoView();
  }
}
