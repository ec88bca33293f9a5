// @ts-check
// The sentence above the results, with a button that copies it. Changes the page.

import {afterPaint} from '../core/after_paint.js';
import {dayWords} from '../core/periods.js';
import {gistWording, namedPlaces} from './gist_wording.js';
import {sinceWording} from './over_wording.js';
import {countEnded} from './ranks.js';
import {copyText} from './sharing.js';

/** @type {WeakMap<HTMLElement, ViewModel>} what was last to be seen in a part of a page */
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
  }
  latest.set(page, view);
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
    const isLatest = () => latest.get(page) === view;
    afterPaint()
      .then(() => (isLatest() ? catalogue.load(named) : undefined))
      .then(() => isLatest() && show());
  }
}

/** @param {HTMLElement} page */
function offerCopy(page) {
  const copied = page.querySelector('[data-gist-copied]');
  const field = /** @type {HTMLTextAreaElement} */ (page.querySelector('[data-gist-text]'));
  page.querySelector('[data-gist-copy]').addEventListener('click', () => {
    const view = /** @type {ViewModel} */ (latest.get(page));
    const words = ['words', 'since'].map((name) => page.querySelector(`[data-gist-${name}]`).textContent);
    const text = `${words.join('')}（${dayWords(view.today)}自测，只供参考，不是审批决定。）`;
    copied.textContent = '';
    copyText(text).then(
      () => {
        field.hidden = true;
        copied.textContent = '已复制。';
      },
      () => {
        field.hidden = false;
        field.value = text;
        field.focus();
        field.select();
      }
    );
  });
}
