// @ts-check
// The checkboxes of the facets, their live counts, and the range of end dates. Changes the page.

import {cloneOf} from '../core/element.js';
import {setIfChanged, setText} from '../core/set_if_changed.js';

/**
 * @param {HTMLElement} panel
 * @param {HTMLTemplateElement} blankOption
 * @param {Facet[]} facets
 * @param {FacetCallbacks} callbacks
 */
export function createFacetsView(panel, blankOption, facets, {onOption, onRange}) {
  const shownFacets = facets.map((facet) => ({facet, own: facetRows(panel, facet)}));
  /** @type {NodeListOf<HTMLInputElement>} */
  const ranges = panel.querySelectorAll('[data-range]');
  if (panel.closest('.is-large')) {
    watch(shownFacets.map(({own}) => own));
  }
  const byId = new Map(facets.map((facet) => [facet.id, facet]));
  panel.addEventListener('change', (event) => {
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (target.type === 'checkbox') {
      onOption(/** @type {Facet} */ (byId.get(target.name)), target.value, target.checked);
    } else if (target.dataset.range && !target.validity.badInput) {
      onRange(target.dataset.range, target.value || null);
    }
  });
  return {
    /**
     * Show the state, and the counts in sight `atOnce`, on a small site all of them.
     * @param {Pick<ExplorerState, 'choices' | 'endsFrom' | 'endsTo'>} state
     * @param {Pick<FilterResult, 'counts' | 'general'>} found
     * @param {boolean} atOnce
     */
    show(state, found, atOnce) {
      shownFacets.forEach(({facet, own}) => {
        const chosen = new Set(state.choices.get(facet.id));
        if (own.onDemand) {
          offer(own, facet, state, chosen, blankOption);
        }
        showChosen(own, chosen);
        own.showCounts = () => showCounts(own, facet, found);
        own.isShown = own.inSight && atOnce;
        own.isShown && own.showCounts();
      });
      showRange(ranges, state);
    },
    showRest() {
      shownFacets.forEach(({own}) => own.isShown || own.showCounts());
    },
  };
}

/**
 * @param {HTMLElement} panel
 * @param {Facet} facet
 * @returns {FacetRows}
 */
function facetRows(panel, {id}) {
  /** @type {HTMLFieldSetElement} */
  const fieldset = panel.querySelector(`[data-facet="${id}"]`);
  /** @type {NodeListOf<HTMLInputElement>} */
  const boxes = fieldset.querySelectorAll('input[type="checkbox"]');
  const list = new Map(
    Array.from(boxes, (input) => [input.value, rowOf(/** @type {HTMLElement} */ (input.closest('li')))])
  );
  /** @type {HTMLDetailsElement} */
  const folds = fieldset.querySelector('.is-large details');
  /** @type {FacetRows} */
  const rows = {
    fieldset,
    list,
    folds,
    onDemand: 'onDemand' in fieldset.dataset,
    inSight: true,
    isShown: false,
    chosen: null,
    showCounts: () => {},
  };
  if (folds) {
    folds.addEventListener('toggle', () => rows.showCounts());
  }
  return rows;
}

/**
 * @param {HTMLElement} item
 * @returns {FacetRow}
 */
function rowOf(item) {
  const input = item.querySelector('input');
  input.autocomplete = 'off'; // the address has the choice; the browser would save every box at every step
  return {
    item,
    input,
    count: item.querySelector('[data-count]'),
    general: item.querySelector('[data-general]'),
    details: item.closest('details'),
    shown: null,
  };
}

/**
 * Observe which facets are in sight. Facets whose options come on demand may come into sight at any step.
 * @param {FacetRows[]} all
 */
function watch(all) {
  const byFieldset = new Map(all.map((own) => [own.fieldset, own]));
  const observer = new IntersectionObserver((entries) =>
    entries.forEach(({target, isIntersecting}) => {
      /** @type {FacetRows} */ (byFieldset.get(/** @type {HTMLFieldSetElement} */ (target))).inSight = isIntersecting;
    })
  );
  all.filter(({onDemand}) => !onDemand).forEach(({fieldset}) => observer.observe(fieldset));
}

/**
 * @param {FacetRows} rows
 * @param {Set<string>} chosen
 */
function showChosen(rows, chosen) {
  if (rows.chosen === null || rows.chosen.size || chosen.size) {
    rows.list.forEach(({input, details}, id) => {
      setIfChanged(input, 'checked', chosen.has(id));
      if (details && chosen.has(id)) {
        details.open = true;
      }
    });
  }
  rows.chosen = chosen;
}

/**
 * Update the counts. Folded parts of a large site are updated when they are opened.
 * @param {FacetRows} rows
 * @param {Facet} facet
 * @param {Pick<FilterResult, 'counts' | 'general'>} found
 */
function showCounts({fieldset, list, folds}, {id, options}, found) {
  if (fieldset.hidden) {
    return;
  }
  const folded = folds && !folds.open;
  const [counts, general] = [found.counts.get(id), found.general.get(id)];
  options.forEach((option, place) => {
    const row = list.get(option.id);
    if (row && !(folded && row.details)) {
      showCount(row, counts[place], general[place]);
    }
  });
}

/**
 * @param {FacetRow} row
 * @param {number} count
 * @param {number} general how many of them only have the option that covers all
 */
function showCount(row, count, general) {
  if (row.general) {
    setText(row.general, String(general));
  }
  if (row.shown !== count) {
    setText(row.count, String(count));
    if ((row.shown === 0) !== (count === 0)) {
      row.item.classList.toggle('is-empty', count === 0);
    }
    row.shown = count;
  }
}

/**
 * Offer only the chapters of the chosen documents, and those chosen already.
 * @param {FacetRows} rows
 * @param {Facet} facet
 * @param {Pick<ExplorerState, 'choices'>} state
 * @param {Set<string>} chosen
 * @param {HTMLTemplateElement} blankOption
 */
function offer(rows, facet, state, chosen, blankOption) {
  const documents = new Set(state.choices.get('document'));
  const mayOffer = documents.size + chosen.size > 0;
  if (!mayOffer && rows.fieldset.hidden) return; // or thousands of chapters would be looked at for each key
  const offered = mayOffer ? facet.options.filter(({id, within}) => documents.has(within || '') || chosen.has(id)) : [];
  const items = offered.map((option) => {
    const row = rows.list.get(option.id) || newRow(facet, option, blankOption);
    rows.list.set(option.id, row);
    return row.item;
  });
  const list = rows.fieldset.querySelector('ul');
  if (items.length !== list.children.length || items.some((item, at) => item !== list.children[at])) {
    list.replaceChildren(...items);
  }
  rows.fieldset.hidden = items.length === 0;
}

/**
 * @param {Facet} facet
 * @param {FacetOption} option
 * @param {HTMLTemplateElement} blankOption
 */
function newRow(facet, {id, label}, blankOption) {
  const item = cloneOf(blankOption).querySelector('li');
  const input = item.querySelector('input');
  input.name = facet.id;
  input.value = id;
  item.querySelector('[data-part="label"]').textContent = label;
  return rowOf(item);
}

/**
 * @param {NodeListOf<HTMLInputElement>} inputs
 * @param {Pick<ExplorerState, 'endsFrom' | 'endsTo'>} state
 */
function showRange(inputs, {endsFrom, endsTo}) {
  /** @type {Record<string, IsoDate | null>} */
  const days = {'ends-from': endsFrom, 'ends-to': endsTo};
  inputs.forEach((input) => {
    setIfChanged(input, 'value', days[input.dataset.range] || '');
  });
}
