// @ts-check
// The text with which a reader reports an error: takes the words that the reader selected on the page, keeps the mail
// in step with what is written, and copies it. Nothing is sent by the site.

import {copyText} from '../core/send.js';

const LONGEST = 50; // characters, as in policy_explorer/render/error_report.py

/** @param {HTMLElement} article */
export function startErrorReport(article) {
  const page = /** @type {HTMLElement} */ (article.parentElement); // in the single file there are others
  /** @type {HTMLDetailsElement | null} */
  const report = page.querySelector('[data-error-report]');
  if (!report) return;
  /** @type {HTMLTextAreaElement} */
  const field = report.querySelector('[data-error-text]');
  /** @type {HTMLAnchorElement | null} */
  const mail = report.querySelector('[data-error-mail]');
  const said = report.querySelector('[data-error-said]');
  let selected = '';
  document.addEventListener('selectionchange', () => {
    selected = selectedIn(article) || selected; // a press on the heading of the part takes the selection away
  });
  report.addEventListener('toggle', () => {
    if (report.open && selected) {
      field.value = field.value.replace(/^原文：.*$/m, () => `原文：“${selected}”`);
    }
    follow();
  });
  field.addEventListener('input', follow);
  report.querySelector('[data-error-copy]').addEventListener('click', () => {
    copyText(field.value).then(
      () => say('已复制。'),
      () => {
        field.focus();
        field.select();
        say('请手动复制。');
      }
    );
  });

  function follow() {
    if (mail) {
      const [, title] = /^页面：(.*)$/m.exec(field.value) || ['', ''];
      mail.href = `${mail.href.split('?')[0]}?subject=${encodeURIComponent(`纠错${title && `：${title}`}`)}&body=${encodeURIComponent(field.value)}`;
    }
  }

  /** @param {string} words */
  function say(words) {
    said.textContent = words;
  }
}

/** @param {HTMLElement} article */
function selectedIn(article) {
  const selection = getSelection();
  const inside = selection && selection.anchorNode && article.contains(selection.anchorNode);
  const words = inside ? selection.toString().replace(/\s+/g, ' ').trim() : '';
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}……` : words;
}
