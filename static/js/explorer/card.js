// @ts-check
// The parts of one card that change. Changes the page.

import {linkTo, readLink} from '../core/links.js';

/**
 * Return the parts of a card by name.
 * @param {HTMLElement} item
 * @returns {Map<string, HTMLElement>}
 */
export function partsOf(item) {
  return new Map(Array.from(item.querySelectorAll('[data-part]'), (part) => [part.dataset.part, part]));
}

/**
 * Set texts by the names of parts; parts that the card lacks are passed over.
 * @param {Map<string, HTMLElement>} parts
 * @param {Record<string, string | number>} words
 */
export function fillCard(parts, words) {
  Object.entries(words).forEach(([name, text]) => {
    const part = parts.get(name);
    if (part) {
      part.textContent = String(text);
    }
  });
}

/**
 * Let the link of a card carry the query and the reference date.
 * @param {HTMLElement} item
 * @param {{query: string, day: IsoDate | null}} state
 */
export function setLink(item, {query, day}) {
  const link = item.querySelector('[data-part="link"]');
  const target = /** @type {PageLink} */ (readLink(link.getAttribute('href')));
  /** @type {WritablePairs} */
  const pairs = [
    ['q', query],
    ['on', day],
  ];
  const href = linkTo(
    target.page,
    pairs.filter(([, value]) => value)
  );
  if (href !== link.getAttribute('href')) {
    link.setAttribute('href', href);
  }
}

/**
 * Show where the query was found, or with null the summary alone. A label in front marks text that is not official.
 * @param {Element} item
 * @param {TextPiece[] | null} excerpt
 */
export function setExcerpt(item, excerpt) {
  const part = item.querySelector('[data-part="excerpt"]');
  if (!excerpt && part.hidden) {
    return;
  }
  part.hidden = !excerpt;
  part.classList.toggle('is-beside', Boolean(excerpt && excerpt.some(({label}) => label)));
  part.replaceChildren(...(excerpt || []).map(({text, marked}) => (marked ? markOf(text) : text)));
}

/**
 * Say which of the words a measure has, of which no measure has all; null where that need not be said.
 * @param {HTMLElement} item
 * @param {string[] | null} words
 */
export function setHaving(item, words) {
  const said = item.querySelector('.card-having');
  if (said) said.remove();
  if (!words) return;
  const line = document.createElement('p');
  line.className = 'card-having';
  line.textContent = `含${words.map((word) => `“${word}”`).join('')}`;
  item.querySelector('[data-part="excerpt"]').before(line);
}

/** @param {string} text */
function markOf(text) {
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}
