// @ts-check
// The sentence above the results, with a button that copies it. Changes the page.

import {afterPaint} from '../../core/after_paint.js';
import {dayWords} from '../../core/periods.js';
import {copyText, offerByHand, sendText} from '../../core/send.js';
import {gistWording, namedPlaces} from './gist_wording.js';
import {sinceWording} from './over_wording.js';
import {countEnded} from './ranks.js';
import {sentPlaces, shareText} from './share_text.js';
import {linkToSend} from './sharing.js';

/** @type {WeakMap<HTMLElement, {view: ViewModel, groups: OrderedPlaces[]}>} what was last to be seen in a part of a page */
const latest = new WeakMap();

/**
 * @param {HTMLElement} page
 * @param {ViewModel} view
 * @param {OrderedPlaces[]} groups
 */
export function showGist(page, view, groups) {
  const {catalogue} = view;
  if (!latest.has(page)) {
    offerCopy(page);
    offerSending(page);
  }
  latest.set(page, {view, groups});
  const part = (/** @type {string} */ name) => page.querySelector(`[data-gist-${name}]`);
  const show = () => {
    const words = gistWording(view, groups, countEnded(view));
    page.querySelector('[data-gist]').hidden = !words;
    part('words').textContent = words;
    part('since').textContent = sinceWording(view);
    part('copied').textContent = '';
    part('text').hidden = true;
  };
  show();
  const named = namedPlaces(groups);
  if (named.some((place) => !catalogue.measure(place))) {
    const isLatest = () => latestOf(page).view === view;
    afterPaint()
      .then(() => (isLatest() ? catalogue.load(named) : undefined))
      .then(() => isLatest() && show());
  }
}

/** @param {HTMLElement} page */
function offerCopy(page) {
  page.querySelector('[data-gist-copy]').addEventListener('click', () => {
    const {view} = latestOf(page);
    const words = ['words', 'since'].map((name) => page.querySelector(`[data-gist-${name}]`).textContent);
    const text = `${words.join('')}（${dayWords(view.today)}自测，只供参考，不是审批决定。）`;
    answer(page, text, () => copyText(text).then(() => '已复制。'));
  });
}

/** @param {HTMLElement} page */
function offerSending(page) {
  const site = document.querySelector('.site-title').textContent.trim();
  page.querySelector('[data-gist-send]').addEventListener('click', () => {
    const {view, groups} = latestOf(page);
    const {catalogue} = view;
    const places = sentPlaces(groups);
    const send = () => {
      const text = shareText(site, view, groups, linkToSend());
      answer(page, text, () => sendText(site, text).then((copied) => (copied ? '文字已复制，可以粘贴发给别人。' : '')));
    };
    // A browser lets a script share or copy right after the press only: what has been loaded is not waited for.
    if (places.every((place) => catalogue.measure(place))) {
      send();
    } else {
      catalogue.load(places).then(send);
    }
  });
}

/** @param {HTMLElement} page */
function latestOf(page) {
  return /** @type {{view: ViewModel, groups: OrderedPlaces[]}} */ (latest.get(page));
}

/**
 * Do what the reader asked for, and say so; where the browser refuses, show the text.
 * @param {HTMLElement} page
 * @param {string} text
 * @param {() => Promise<string>} act
 */
function answer(page, text, act) {
  const copied = page.querySelector('[data-gist-copied]');
  /** @type {HTMLTextAreaElement} */
  const field = page.querySelector('[data-gist-text]');
  copied.textContent = '';
  act().then(
    (words) => {
      field.hidden = true;
      copied.textContent = words;
    },
    () => offerByHand(field, text)
  );
}
