// @ts-check
// The views of the explorer, and which changes of its state they ask for. Changes the page.

import {loadGlobal} from '../core/load_script.js';
import {isCurrent, today} from '../core/periods.js';
import {createCardsView} from './cards_view.js';
import {createChipsView} from './chips_view.js';
import {bestDay, lastOfAll} from './columns.js';
import {createDayView} from './day_view.js';
import {ACCESS, createDivisionsView} from './divisions_view.js';
import {createFacetsView} from './facets_view.js';
import {createPanel} from './panel.js';
import {createChartsView} from './charts_view.js';
import {listed} from './reading_words.js';
import {createResultsMode} from './results_mode.js';
import {createResultsView} from './results_view.js';
import {createSearchView} from './search_view.js';
import {cleared, withOption, withOptions, withoutCriterion, withQuery, withSort} from './state.js';

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
  const clear = () => change(cleared);
  /** @type {(condition: ChosenCondition) => (state: ExplorerState) => ExplorerState} */
  const withoutCondition =
    ({criterion, option}) =>
    (state) =>
      option === null
        ? withoutCriterion(state, criterion)
        : withOption(state, /** @type {Facet} */ (facets.find(({id}) => id === criterion)), option, false);
  const list = page.querySelector('[data-cards]');
  /** @type {HTMLSelectElement} */
  const sort = page.querySelector('[data-sort]');
  const cards = createCardsView(list, template('card'), data, columns, ROOT);

  /** @type {(facet: Facet, option: string, chosen: boolean) => void} */
  const choose = (facet, option, chosen) => change((state) => withOption(state, facet, option, chosen));

  const last = lastOfAll(columns);
  const form = document.querySelector('[data-search]');
  const mode = createResultsMode(page, form);
  /** @type {IsoDate | null} */
  let chosenDay = null;
  let suggesting = false;
  /** @param {(help: SearchHelp) => void} use */
  const withHelp = (use) => loadGlobal(`${ROOT}assets/search_help.js`, 'searchHelp').then(use, () => {});
  const suggest = () =>
    suggesting ||
    withHelp(({startSuggestions}) => {
      if (suggesting) return;
      suggesting = true;
      startSuggestions(form, search.suggest, {
        onPick: (text) => change((state) => withQuery(state, text)),
        day: () => chosenDay,
        keyOf: cards.keyOf,
      }).ask();
    });
  const onSituation = (/** @type {HTMLDetailsElement} */ entry) => {
    change((state) => withQuery(state, ''));
    entry.open = true;
    entry.querySelector('summary').focus();
  };
  createPanel(panel, page.querySelector('[data-panel-open]'), page.querySelector('[data-panel-backdrop]'));
  page.querySelectorAll('[data-clear]').forEach((button) => button.addEventListener('click', clear));
  sort.addEventListener('change', ({target}) => {
    const select = /** @type {HTMLSelectElement} */ (target);
    change((state) => withSort(state, /** @type {Sort} */ (select.value)));
  });
  return {
    page,
    list,
    sort,
    orderNote: page.querySelector('[data-order-note]'),
    chosenCount: page.querySelector('[data-chosen-count]'),
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
      {onDivision: (options) => change((state) => withOptions(state, ACCESS, options))}
    ),
    chips: createChipsView(page.querySelector('[data-chips]'), template('chip'), {
      onRemove: (condition) => change(withoutCondition(condition)),
      onClear: clear,
    }),
    day: createDayView(
      page.querySelector('[data-day-panel]'),
      document.querySelector('.hero-facts'),
      {best: bestDay(columns), last},
      {
        onDay: (day) => change((state) => ({...state, day: day === today() ? null : day})),
        onHolding: () => change((state) => withOptions(state, 'state', columns.statuses.filter(isCurrent))),
      }
    ),
    mode,
    /** Say the day that links carry. */
    showDay(/** @type {IsoDate | null} */ chosen) {
      chosenDay = chosen;
    },
    search: createSearchView(form, page.querySelector('[data-search-note]'), last, {
      atOnce: search.atOnce,
      onQuery(query, options) {
        change((state) => withQuery(state, query), options);
        requestAnimationFrame(mode.toTop); // with the layout of the frame, not one of its own
      },
      onOffer: (query, exact) => change((state) => withQuery(state, query, exact)),
      onSubmit: mode.goToFirst,
      onFocus() {
        search.preload();
        suggest();
      },
      onRetry: retry,
    }),
    results: createResultsView(page, cards, Number(page.dataset.pageSize), soonDays, {
      onRemedy: (criterion) => change((state) => withoutCriterion(state, criterion)),
      onNothing: (slot, {near, keys, reading}) =>
        withHelp(({showNothingFound}) =>
          showNothingFound(
            slot,
            cards.links(near.map((at) => /** @type {number} */ (columns.places.get(keys[at])))),
            listed(reading.absent),
            {onSituation}
          )
        ),
    }),
  };
}
