// The checkboxes of the facets, their live counts, and the range of last days. Touches the page.

import {setIfOther, setText} from '../set_if_other.js';

// `onOption(facet, option id, chosen)`, `onRange(key, day or null)`.
export function createFacetsView(panel, blankOption, facets, {onOption, onRange}) {
  const rows = new Map(facets.map((facet) => [facet.id, facetRows(panel, facet)]));
  const byId = new Map(facets.map((facet) => [facet.id, facet]));
  panel.addEventListener('change', ({target}) => {
    if (target.type === 'checkbox') {
      onOption(byId.get(target.name), target.value, target.checked);
    } else if (target.dataset.range && !target.validity.badInput) {
      onRange(target.dataset.range, target.value || null);
    }
  });
  return {
    // `found` is what filterMeasures gives.
    show(state, found) {
      facets.forEach((facet) => {
        const chosen = new Set(state.choices.get(facet.id));
        if (rows.get(facet.id).onDemand) {
          offer(rows.get(facet.id), facet, state, chosen, blankOption);
        }
        showOptions(rows.get(facet.id), facet, chosen, found.counts.get(facet.id));
      });
      showRange(panel, state);
    },
  };
}

function facetRows(panel, {id}) {
  const fieldset = panel.querySelector(`[data-facet="${id}"]`);
  const list = new Map(Array.from(fieldset.querySelectorAll('input[type="checkbox"]'), (input) => [input.value, rowOf(input.closest('li'))]));
  const folds = fieldset.querySelector('.is-large details');
  const rows = {fieldset, list, folds, onDemand: 'onDemand' in fieldset.dataset, chosen: 1, catchUp: () => {}};
  if (folds) {
    folds.addEventListener('toggle', () => rows.catchUp());
  }
  return rows;
}

function rowOf(item) {
  const input = item.querySelector('input');
  input.autocomplete = 'off'; // the address says what is chosen; the browser would save every box at every step
  return {item, input, count: item.querySelector('[data-count]'), details: item.closest('details'), shown: null};
}

// What is folded away on a large site is brought up to date when it is opened.
function showOptions(rows, {options}, chosen, counts) {
  const eachRow = (act) => options.forEach(({id}, place) => rows.list.has(id) && act(rows.list.get(id), counts[place], chosen.has(id)));
  if (chosen.size || rows.chosen) {
    eachRow(({input, details}, _, isChosen) => {
      setIfOther(input, 'checked', isChosen);
      if (isChosen && details) {
        details.open = true;
      }
    });
  }
  rows.chosen = chosen.size;
  rows.catchUp = () => eachRow(showCount);
  const folded = rows.folds && !rows.folds.open;
  eachRow((row, count) => folded && row.details || showCount(row, count));
}

function showCount(row, count) {
  if (row.shown !== count) {
    setText(row.count, String(count));
    if ((row.shown === 0) !== (count === 0)) {
      row.item.classList.toggle('is-empty', count === 0);
    }
    row.shown = count;
  }
}

// Of many documents' chapters only those of the documents chosen are offered, and those chosen already.
function offer(rows, facet, state, chosen, blankOption) {
  const documents = new Set(state.choices.get('document'));
  const offered = facet.options.filter(({id, within}) => documents.has(within) || chosen.has(id));
  offered.forEach((option) => rows.list.has(option.id) || rows.list.set(option.id, newRow(facet, option, blankOption)));
  const items = offered.map(({id}) => rows.list.get(id).item);
  const list = rows.fieldset.querySelector('ul');
  if (items.length !== list.children.length || items.some((item, at) => item !== list.children[at])) {
    list.replaceChildren(...items);
  }
  rows.fieldset.hidden = items.length === 0;
}

function newRow(facet, {id, label}, blankOption) {
  const item = blankOption.content.cloneNode(true).querySelector('li');
  const input = item.querySelector('input');
  input.name = facet.id;
  input.value = id;
  item.querySelector('[data-part="label"]').textContent = label;
  return rowOf(item);
}

function showRange(panel, {endsFrom, endsTo}) {
  const days = {'ends-from': endsFrom, 'ends-to': endsTo};
  panel.querySelectorAll('[data-range]').forEach((input) => {
    setIfOther(input, 'value', days[input.dataset.range] || '');
  });
}
