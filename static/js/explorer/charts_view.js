// @ts-check
// The charts: a bar for each option, which chooses the option as its checkbox does. Changes the page.

import {stateOf} from '../core/periods.js';
import {splitByState} from './chart_counts.js';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {HTMLElement} charts
 * @param {HTMLElement} opener shows the charts on a narrow window, where it is closed at first
 * @param {Facet[]} facets
 * @param {Pick<FacetCallbacks, 'onOption'>} callbacks
 */
export function createChartsView(charts, opener, facets, {onOption}) {
  const drawn = facets
    .map((facet) => ({facet, list: charts.querySelector(`[data-chart="${facet.id}"]`)}))
    .filter(({list}) => list)
    .map(({facet, list}) => ({
      facet,
      bars: Array.from(list.querySelectorAll('[data-chart-bar]'), (link) => barOf(link, facet)),
    }));

  drawn.forEach(({facet, bars}) =>
    bars.forEach(({link}) => makeToggle(link, (chosen) => onOption(facet, link.dataset.chartBar, chosen)))
  );
  opener.addEventListener('click', () => {
    opener.setAttribute('aria-expanded', String(charts.classList.toggle('is-open')));
  });
  return {
    /**
     * @param {ExplorerState} state
     * @param {Facet} states the facet of the states on the reference date
     * @param {FilterResult} found
     */
    show(state, states, found) {
      drawn.forEach(({facet, bars}) => {
        const chosen = new Set(state.choices.get(facet.id));
        const split = splitByState(facet, states, found);
        bars.forEach((bar) => showBar(bar, split[bar.place], states.options, chosen.has(bar.id)));
      });
      showLegend(
        charts,
        drawn.flatMap(({bars}) => bars)
      );
    },
  };
}

/**
 * Name only the colours that the bars have.
 * @param {HTMLElement} charts
 * @param {ChartBar[]} bars
 */
function showLegend(charts, bars) {
  const legend = charts.querySelector('[data-chart-legend]');
  if (!legend) {
    return;
  }
  const there = (/** @type {string} */ id) =>
    bars.some(({drawing}) => drawing.querySelector(`.is-${id.replace(/_/g, '-')}:not([width='0'])`));
  /** @type {HTMLElement[]} */
  const entries = Array.from(legend.querySelectorAll('[data-legend-of]'));
  entries.forEach((entry) => (entry.hidden = !there(entry.dataset.legendOf || '')));
  const first = entries.find((entry) => !entry.hidden);
  entries.forEach((entry) => entry.classList.toggle('is-first', entry === first));
  legend.classList.remove('is-waiting');
}

/**
 * @param {HTMLElement} link
 * @param {Facet} facet
 * @returns {ChartBar}
 */
function barOf(link, {options}) {
  const part = (/** @type {string} */ name) => link.querySelector(`[data-chart-${name}]`);
  const id = link.dataset.chartBar;
  return {
    link,
    id,
    place: options.findIndex((option) => option.id === id),
    drawing: link.querySelector('svg'),
    count: part('count'),
    words: part('words'),
  };
}

/**
 * Make a button of the link. With a modifier key it still leads to its page, in another tab.
 * @param {HTMLElement} link
 * @param {(chosen: boolean) => void} onToggle
 */
function makeToggle(link, onToggle) {
  link.setAttribute('role', 'button');
  link.addEventListener('click', (event) => {
    if (!(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      onToggle(link.getAttribute('aria-pressed') !== 'true');
    }
  });
  link.addEventListener('keydown', (event) => {
    if (event.key === ' ') {
      event.preventDefault();
      link.click();
    }
  });
}

/**
 * @param {ChartBar} bar
 * @param {Int32Array} counts by status
 * @param {FacetOption[]} statuses
 * @param {boolean} chosen
 */
function showBar({link, drawing, count, words}, counts, statuses, chosen) {
  const total = counts.reduce((sum, measures) => sum + measures, 0);
  link.setAttribute('aria-pressed', String(chosen));
  const key = [statuses[0].label, ...counts].join(); // of a past day, the labels are others
  if (drawing.dataset.drawn === key) {
    return;
  }
  drawing.dataset.drawn = key;
  link.classList.toggle('is-empty', total === 0);
  count.textContent = String(total);
  words.textContent = ` 项${total ? `，${statusWords(counts, statuses)}` : ''}`;
  let start = 0;
  drawing.replaceChildren(
    ...statuses.map(({id}, place) => {
      const part = partOf(stateOf(/** @type {PeriodStatus} */ (id)), start, counts[place]);
      start += counts[place];
      return part;
    })
  );
}

/**
 * @param {Int32Array} counts
 * @param {FacetOption[]} statuses
 */
function statusWords(counts, statuses) {
  return statuses
    .map(({label}, place) => counts[place] && `${label} ${counts[place]} 项`)
    .filter(Boolean)
    .join('，');
}

/**
 * @param {PeriodState} state
 * @param {number} start
 * @param {number} width
 */
function partOf(state, start, width) {
  const part = document.createElementNS(SVG, 'rect');
  part.setAttribute('class', `chart-part is-${state.replace('_', '-')}`);
  Object.entries({x: start, width, height: 1}).forEach(([name, value]) => part.setAttribute(name, String(value)));
  return part;
}
