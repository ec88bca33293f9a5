// @ts-check
// The cards of the list: those of the page, and those made from the blank card. Changes the page.
//
// A card is first made from what is known of every measure, so that the list answers at once; the rest of its text
// comes with the slice of the measure, and until then the card reserves the room.

import {linkTo} from '../core/links.js';
import {periodAttributes} from '../core/period_attributes.js';
import {termWords} from '../core/period_words.js';
import {createSlices} from '../core/slices.js';
import {cloneOf} from '../core/element.js';
import {fillCard, partsOf} from './card.js';
import {periodAt} from './columns.js';

// On a large site only so many cards are laid out at once, the others as they come into sight.
export const MOST_AT_ONCE = 4;

/**
 * @param {HTMLElement} list
 * @param {HTMLTemplateElement} blankCard
 * @param {ExplorerData} data
 * @param {Columns} columns
 * @param {string} root
 * @returns {CardsView}
 */
export function createCardsView(list, blankCard, data, columns, root) {
  const shown = /** @type {HTMLElement[]} */ (Array.from(list.children));
  const cards = new Map(shown.map((item) => [columns.places.get(item.dataset.measure), item]));
  /** @type {Slices<CardRow>} */
  const slices = createSlices(data, `${root}data/cards/`, 'explorerCards');
  /** @type {Set<number>} */
  const incomplete = new Set();

  /** @param {number} at */
  function cardAt(at) {
    const known = cards.get(at);
    if (known) {
      return known;
    }
    const card = newCard(blankCard, data, columns, at, root);
    cards.set(at, card);
    incomplete.add(at);
    return card;
  }

  function fillIncomplete() {
    incomplete.forEach((at) => {
      const row = slices.row(at);
      if (row) {
        fillWords(cardAt(at), row);
        incomplete.delete(at);
      }
    });
  }

  return {
    /** Show the cards at these places and no others. */
    show(places) {
      const items = places.map(cardAt);
      fillIncomplete();
      for (let rest = arrange(list, items), next; rest; rest = next) {
        next = rest.nextElementSibling;
        rest.remove();
      }
      items.forEach((item, rank) => item.classList.toggle(FIRST, rank < MOST_AT_ONCE));
      return items;
    },
    /**
     * Show the first cards; the cards further down stay until all are shown, for the page must not shrink under the
     * reader.
     */
    showFirst(places) {
      const items = places.map(cardAt);
      const own = new Set(items);
      fillIncomplete();
      items.forEach((item) => item.classList.add(FIRST));
      Array.from(list.children)
        .slice(0, items.length)
        .filter((item) => !own.has(/** @type {HTMLElement} */ (item)))
        .forEach((item) => item.remove());
      arrange(list, items);
      return items;
    },
    keyOf(title) {
      const titled = columns.keys.filter((_, at) => title === (data.titles ? data.titles[at] : titleOn(cards.get(at))));
      return titled.length === 1 ? titled[0] : null;
    },
    links: (places) =>
      places.map((at) => /** @type {HTMLElement} */ (cardAt(at).querySelector('[data-part="link"]').cloneNode(true))),
    /** Resolve when the cards at these places have all their text, or cannot get it now. */
    async loadText(places) {
      const missing = places.filter((at) => incomplete.has(at));
      if (missing.length) {
        await slices.load(missing, fillIncomplete);
        missing.filter((at) => incomplete.has(at)).forEach((at) => cardAt(at).classList.remove(INCOMPLETE));
      }
    },
  };
}

const INCOMPLETE = 'is-wordless';
const FIRST = 'is-first';

/**
 * Put the items in front of all others, and do not move what is in its place already.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} items
 * @returns {Element | null} the first element after the items
 */
function arrange(list, items) {
  let there = list.firstElementChild;
  items.forEach((item) => {
    if (there && item === there) {
      there = there.nextElementSibling;
    } else {
      list.insertBefore(item, there);
    }
  });
  return there;
}

/**
 * @param {HTMLTemplateElement} blankCard
 * @param {ExplorerData} data
 * @param {Columns} columns
 * @param {number} at
 * @param {string} root
 */
function newCard(blankCard, data, columns, at, root) {
  const {documents, document, number: numbers, labels, asked, names, titles = []} = data;
  const item = cloneOf(blankCard).querySelector('li');
  const documentId = documents[document[at]];
  const number = numbers[at];
  const period = periodAt(data, at);
  item.dataset.measure = columns.keys[at];
  item.classList.add(INCOMPLETE);
  const parts = partsOf(item);
  const found = asked && asked[at];
  const [role, units] = found || ['牵头', leadOf(columns, at)];
  fillCard(parts, {
    label: labels ? labels[at] : number,
    title: titles[at],
    role,
    units,
    document: names ? names[document[at]] : '',
    days: termWords(period),
  });
  partNamed(parts, 'link').setAttribute('href', linkTo(`${root}measures/${documentId}-${number}.html`));
  Object.entries(periodAttributes(period)).forEach(
    ([name, value]) => value !== undefined && partNamed(parts, 'period').setAttribute(name, value)
  );
  return item;
}

/** @param {HTMLElement | undefined} card */
function titleOn(card) {
  return card && partNamed(partsOf(card), 'title').textContent;
}

/**
 * @param {Map<string, HTMLElement>} parts
 * @param {string} name of a part that every card has
 */
function partNamed(parts, name) {
  return /** @type {HTMLElement} */ (parts.get(name));
}

/**
 * @param {Columns} columns
 * @param {number} at
 */
function leadOf({facets}, at) {
  const lead = /** @type {Facet} */ (facets.find(({id}) => id === 'lead'));
  const {starts, values, options} = lead;
  return Array.from(values.subarray(starts[at], starts[at + 1]), (place) => options[place].label).join('、');
}

/**
 * @param {HTMLElement} item
 * @param {CardRow} row
 */
function fillWords(item, [gives, amounts, summary]) {
  const parts = partsOf(item);
  fillCard(parts, {gives, summary});
  fillAmounts(partNamed(parts, 'amounts'), amounts);
  item.classList.remove(INCOMPLETE);
}

/**
 * @param {HTMLElement} list
 * @param {CardRow[1]} amounts
 */
function fillAmounts(list, amounts) {
  if (!amounts.length) {
    return; // the blank card shows none
  }
  const blank = /** @type {Element} */ (list.firstElementChild);
  list.hidden = false;
  list.replaceChildren(
    ...amounts.map(([label, figure]) => {
      const entry = /** @type {HTMLElement} */ (blank.cloneNode(true));
      entry.querySelector('dt').textContent = label;
      entry.querySelector('dd').textContent = figure;
      return entry;
    })
  );
}
