// @ts-check
// The button that hands a measure on as a text, with its address. Reads the glance; changes the button's part.

import {onlineAddress} from '../core/online_address.js';
import {offerByHand, sendText} from '../core/send.js';
import {shareText} from './share_text.js';

const NOT_SENT = '.derived-label, .glance-role, [data-state-slot]';

/** @param {HTMLElement} article */
export function startSending(article) {
  const said = article.querySelector('[data-send-said]');
  /** @type {HTMLTextAreaElement} */
  const field = article.querySelector('[data-send-text]');
  article.querySelector('[data-send]').addEventListener('click', () => {
    const title = article.querySelector('h1').textContent.trim();
    const text = shareText({
      site: document.querySelector('.site-title').textContent.trim(),
      title,
      place: lineOf(article.querySelector('.measure-place')),
      stands: article.querySelector('[data-term-strip]').textContent.trim(),
      points: [...article.querySelectorAll('.glance > dl > div')].map(pointOf),
      address: onlineAddress([]),
    });
    said.textContent = '';
    sendText(title, text).then(
      (copied) => {
        field.hidden = true;
        said.textContent = copied ? '文字已复制，可以粘贴发给别人。' : '';
      },
      () => offerByHand(field, text)
    );
  });
}

/**
 * @param {HTMLElement} row
 * @returns {[string, string]}
 */
function pointOf(row) {
  const shown = /** @type {HTMLElement} */ (row.querySelector('dd').cloneNode(true));
  const figures = [...shown.querySelectorAll('.headline-figures > div')].map(
    (figure) => `${figure.querySelector('dt').textContent}：${figure.querySelector('dd').textContent}`
  );
  shown.querySelectorAll(`${NOT_SENT}, .headline-figures`).forEach((part) => part.remove());
  const units = [...shown.querySelectorAll('.inline-list > li')].map(lineOf).join('、');
  shown.querySelectorAll('.inline-list').forEach((list) => list.remove());
  return [row.querySelector('dt').textContent, [units, ...figures, lineOf(shown)].filter(Boolean).join('；')];
}

/** @param {HTMLElement} element */
function lineOf(element) {
  return element.textContent.replace(/\s+/g, ' ').trim();
}
