// The cards of the list: those of the page, and those made from the blank one. Touches the page.

import {linkTo} from '../links.js';
import {dayWords} from '../periods.js';
import {fillCard} from './card.js';

// `columns` as in columns.js; `loadWords` resolves to the rows of data/cards.js, for cards that the page does not carry.
export function createCardsView(list, blankCard, columns, loadWords, root) {
  const cards = new Map(Array.from(list.children, (item) => [columns.places.get(item.dataset.measure), item]));
  let latest = 0;

  function cardAt(at, words) {
    if (!cards.has(at)) {
      cards.set(at, newCard(blankCard, columns, at, words[at], root));
    }
    return cards.get(at);
  }

  return {
    // Resolves to the cards shown, or to null where another call came in between.
    async show(places) {
      latest += 1;
      const call = latest;
      const words = places.every((at) => cards.has(at)) ? null : await loadWords();
      if (call !== latest) {
        return null;
      }
      const items = places.map((at) => cardAt(at, words));
      if (items.length !== list.children.length || items.some((item, at) => item !== list.children[at])) {
        list.replaceChildren(...items);
      }
      return items;
    },
  };
}

function newCard(blankCard, columns, at, [url, title, gives, amounts, summary, lead, documentTitle], root) {
  const item = blankCard.content.cloneNode(true).querySelector('li');
  const from = columns.days[columns.fromPlaces[at]];
  const until = columns.days[columns.untilPlaces[at]];
  const key = columns.keys[at];
  const number = key.slice(key.indexOf('/') + 1);
  item.dataset.measure = key;
  fillCard(item, {number, title, gives, summary, lead, document: documentTitle, days: `${dayWords(from)} 至 ${dayWords(until)}`});
  const part = (name) => item.querySelector(`[data-part="${name}"]`);
  part('link').setAttribute('href', linkTo(root + url));
  const superseded = columns.supersededDays && columns.supersededDays[at];
  Object.assign(part('period').dataset, {from, until}, superseded ? {superseded} : {});
  fillAmounts(part('amounts'), amounts);
  return item;
}

function fillAmounts(list, amounts) {
  const blank = list.firstElementChild;
  list.hidden = !amounts.length;
  list.replaceChildren(
    ...amounts.map(([label, figure]) => {
      const entry = blank.cloneNode(true);
      entry.querySelector('dt').textContent = label;
      entry.querySelector('dd').textContent = figure;
      return entry;
    })
  );
}
