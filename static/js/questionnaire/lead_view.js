// @ts-check
// The sentence above the results, with a button that copies it, and what is over. Changes the page.

import {afterPaint} from '../core/after_paint.js';
import {dayWords} from '../core/periods.js';
import {leadWording, namedPlaces, overWording, sinceWording} from './lead_wording.js';
import {countEnded} from './order.js';
import {copyText} from './sharing.js';

/** @type {{view: ViewModel | null}} */
const latest = {view: null};

/**
 * @param {HTMLElement} page
 * @param {ViewModel} view
 * @param {OrderedPlaces[]} groups
 */
export function showLead(page, view, groups) {
  const {catalogue} = view;
  const ended = countEnded(view);
  latest.view = view;
  const over = overWording(view, ended);
  page.querySelectorAll('[data-ended]').forEach((notice) => {
    notice.hidden = !over;
    notice.textContent = over;
  });
  const show = () => {
    const words = leadWording(view, groups, ended);
    page.querySelector('[data-lead]').hidden = !words;
    page.querySelector('[data-lead-since]').textContent = sinceWording(view);
    page.querySelector('[data-lead-words]').textContent = words;
    page.querySelector('[data-lead-copied]').textContent = '';
    page.querySelector('[data-lead-text]').hidden = true;
  };
  show();
  const named = namedPlaces(groups);
  if (named.some((place) => !catalogue.measure(place))) {
    afterPaint()
      .then(() => (latest.view === view ? catalogue.load(named) : undefined))
      .then(() => latest.view === view && show());
  }
}

/** @param {HTMLElement} page */
export function startLead(page) {
  const copied = page.querySelector('[data-lead-copied]');
  const field = /** @type {HTMLTextAreaElement} */ (page.querySelector('[data-lead-text]'));
  page.querySelector('[data-lead-copy]').addEventListener('click', () => {
    const view = /** @type {ViewModel} */ (latest.view);
    const words = ['words', 'since'].map((name) => page.querySelector(`[data-lead-${name}]`).textContent);
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
