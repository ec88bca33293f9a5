// The cards of the list: those of the page, and those made from the blank one. Touches the page.
//
// A card is made of what is known of every measure, so that the list answers at once; the other words come with the slice
// of the measure, and until then their room is kept.

import {linkTo} from '../core/links.js';
import {dayWords} from '../core/periods.js';
import {createSlices} from '../core/slices.js';
import {fillCard, partsOf} from './card.js';

// The first of a large site's list are laid out with the page, others as they come into sight.
export const MOST_AT_ONCE = 4;

// `data` is that of the data file, `columns` what columns.js makes of it.
export function createCardsView(list, blankCard, data, columns, root) {
  const cards = new Map(Array.from(list.children, (item) => [columns.places.get(item.dataset.measure), item]));
  const slices = createSlices(data, `${root}data/cards/`, 'explorerCards');
  const incomplete = new Set();

  function cardAt(at) {
    if (!cards.has(at)) {
      cards.set(at, newCard(blankCard, data, columns, at, root));
      incomplete.add(at);
    }
    return cards.get(at);
  }

  function fillIncomplete() {
    incomplete.forEach((at) => {
      const row = slices.row(at);
      if (row) {
        fillWords(cards.get(at), row);
        incomplete.delete(at);
      }
    });
  }

  return {
    // The cards shown.
    show(places) {
      const items = places.map(cardAt);
      fillIncomplete();
      for (let left = arrange(list, items), next; left; left = next) {
        next = left.nextElementSibling;
        left.remove();
      }
      items.forEach((item, rank) => item.classList.toggle(FIRST, rank < MOST_AT_ONCE));
      return items;
    },
    // The same, but what stands further down stays until all are shown: the page must not shrink under the reader.
    showFirst(places) {
      const items = places.map(cardAt);
      const own = new Set(items);
      fillIncomplete();
      items.forEach((item) => item.classList.add(FIRST));
      Array.from(list.children).slice(0, items.length).filter((item) => !own.has(item)).forEach((item) => item.remove());
      arrange(list, items);
      return items;
    },
    // Resolves when the cards at these places have all their words, or cannot have them now.
    async loadText(places) {
      const missing = places.filter((at) => incomplete.has(at));
      if (missing.length) {
        await slices.load(missing, fillIncomplete);
        missing.filter((at) => incomplete.has(at)).forEach((at) => cards.get(at).classList.remove(INCOMPLETE));
      }
    },
  };
}

const INCOMPLETE = 'is-wordless';
const FIRST = 'is-first';

// Puts the items in front of all others, and moves none that is in its arrange. Returns what comes behind them.
function arrange(list, items) {
  let there = list.firstElementChild;
  items.forEach((item) => {
    if (item === there) {
      there = there.nextElementSibling;
    } else {
      list.insertBefore(item, there);
    }
  });
  return there;
}

function newCard(blankCard, data, columns, at, root) {
  const item = blankCard.content.cloneNode(true).querySelector('li');
  const document = data.documents[data.document[at]];
  const number = data.number[at];
  const from = columns.days[columns.fromPlaces[at]];
  const until = columns.days[columns.untilPlaces[at]];
  item.dataset.measure = columns.keys[at];
  item.classList.add(INCOMPLETE);
  const parts = partsOf(item);
  fillCard(parts, {
    number,
    title: data.titles[at],
    lead: leadOf(columns, at),
    document: data.names ? data.names[data.document[at]] : '',
    days: `${dayWords(from)} 至 ${dayWords(until)}`,
  });
  parts.get('link').setAttribute('href', linkTo(`${root}measures/${document}-${number}.html`));
  const superseded = columns.supersededDays && columns.supersededDays[at];
  Object.assign(parts.get('period').dataset, {from, until}, superseded ? {superseded} : {});
  return item;
}

function leadOf({facets}, at) {
  const {starts, values, options} = facets.find(({id}) => id === 'lead');
  return Array.from(values.subarray(starts[at], starts[at + 1]), (place) => options[place].label).join('、');
}

function fillWords(item, [gives, amounts, summary]) {
  const parts = partsOf(item);
  fillCard(parts, {gives, summary});
  fillAmounts(parts.get('amounts'), amounts);
  item.classList.remove(INCOMPLETE);
}

function fillAmounts(list, amounts) {
  if (!amounts.length) {
    return; // as the blank card has it
  }
  const blank = list.firstElementChild;
  list.hidden = false;
  list.replaceChildren(
    ...amounts.map(([label, figure]) => {
      const entry = blank.cloneNode(true);
      entry.querySelector('dt').textContent = label;
      entry.querySelector('dd').textContent = figure;
      return entry;
    })
  );
}
