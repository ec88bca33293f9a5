// What changes in a card. Touches the page: the parts of one card.

import {linkTo, readLink} from '../core/links.js';

// The parts of a card by their names.
export function partsOf(item) {
  return new Map(Array.from(item.querySelectorAll('[data-part]'), (part) => [part.dataset.part, part]));
}

// Text by the name of the part; a part that the card lacks is passed over.
export function fillCard(parts, words) {
  Object.entries(words).forEach(([name, text]) => {
    const part = parts.get(name);
    if (part) {
      part.textContent = text;
    }
  });
}

// The link carries what was searched for and the day looked from.
export function setLink(item, {query, day}) {
  const link = item.querySelector('[data-part="link"]');
  const {page} = readLink(link.getAttribute('href'));
  const href = linkTo(page, [['q', query], ['on', day]].filter(([, value]) => value));
  if (href !== link.getAttribute('href')) {
    link.setAttribute('href', href);
  }
}

// Where the words searched for stand: [{text, marked}], or null to show the summary alone. A label in
// front means that they are not the notice's.
export function setExcerpt(item, excerpt) {
  const part = item.querySelector('[data-part="excerpt"]');
  if (!excerpt && part.hidden) {
    return;
  }
  part.hidden = !excerpt;
  part.classList.toggle('is-beside', Boolean(excerpt) && excerpt.some(({label}) => label));
  part.replaceChildren(...(excerpt || []).map(({text, marked}) => (marked ? markOf(text) : text)));
}

function markOf(text) {
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}
