// The checkboxes of the facets, their live counts, and the range of last days. Touches the page.

import {setIfChanged, setText} from '../core/set_if_changed.js';

// `onOption(facet, option id, chosen)`, `onRange(key, day or null)`.
export function createFacetsView(panel, blankOption, facets, {onOption, onRange}) {
  const rows = new Map(facets.map((facet) => [facet.id, facetRows(panel, facet)]));
  const ranges = panel.querySelectorAll('[data-range]');
  if (panel.closest('.is-large')) {
    watch(Array.from(rows.values()));
  }
  const byId = new Map(facets.map((facet) => [facet.id, facet]));
  panel.addEventListener('change', ({target}) => {
    if (target.type === 'checkbox') {
      onOption(byId.get(target.name), target.value, target.checked);
    } else if (target.dataset.range && !target.validity.badInput) {
      onRange(target.dataset.range, target.value || null);
    }
  });
  return {
    // `found` is what filterMeasures gives. On a large site only what is in sight.
    show(state, found) {
      facets.forEach((facet) => {
        const own = rows.get(facet.id);
        const chosen = new Set(state.choices.get(facet.id));
        if (own.onDemand) {
          offer(own, facet, state, chosen, blankOption);
        }
        showChosen(own, chosen);
        own.showCounts = () => showCounts(own, facet, found);
        own.inSight && own.showCounts();
      });
      showRange(ranges, state);
    },
    showRest() {
      rows.forEach((own) => own.inSight || own.showCounts());
    },
  };
}

function facetRows(panel, {id}) {
  const fieldset = panel.querySelector(`[data-facet="${id}"]`);
  const list = new Map(Array.from(fieldset.querySelectorAll('input[type="checkbox"]'), (input) => [input.value, rowOf(input.closest('li'))]));
  const folds = fieldset.querySelector('.is-large details');
  const rows = {fieldset, list, folds, onDemand: 'onDemand' in fieldset.dataset, inSight: true, chosen: null, showCounts: () => {}};
  if (folds) {
    folds.addEventListener('toggle', () => rows.showCounts());
  }
  return rows;
}

function rowOf(item) {
  const input = item.querySelector('input');
  input.autocomplete = 'off'; // the address says what is chosen; the browser would save every box at every step
  return {item, input, count: item.querySelector('[data-count]'), details: item.closest('details'), shown: null};
}

// Those on demand may come into sight at any step.
function watch(all) {
  const byFieldset = new Map(all.map((own) => [own.fieldset, own]));
  const observer = new IntersectionObserver((seen) => seen.forEach(({target, isIntersecting}) => {
    byFieldset.get(target).inSight = isIntersecting;
  }));
  all.filter(({onDemand}) => !onDemand).forEach(({fieldset}) => observer.observe(fieldset));
}

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

// What is folded away on a large site is brought up to date when it is opened.
function showCounts({fieldset, list, folds}, {id, options}, found) {
  if (fieldset.hidden) {
    return;
  }
  const folded = folds && !folds.open;
  const counts = found.counts.get(id);
  options.forEach((option, place) => {
    const row = list.get(option.id);
    if (row && !(folded && row.details)) {
      showCount(row, counts[place]);
    }
  });
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

function showRange(inputs, {endsFrom, endsTo}) {
  const days = {'ends-from': endsFrom, 'ends-to': endsTo};
  inputs.forEach((input) => {
    setIfChanged(input, 'value', days[input.dataset.range] || '');
  });
}
