// @ts-check
// The text with which a reader reports an error: takes the words that the reader selected on the page, keeps the mail
// in step with what is written, and copies it. Nothing is sent by the site.

import {copyText} from '../core/send.js';

const LONGEST = 50; // characters, as in policy_explorer/render/error_report.py
const LONGEST_MAIL = 1900; // characters of an address of a mail, which some mail programs cut at 2,048
const HALVES = /[\ud800-\udfff]/gu; // of characters: no address can hold them

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
    const words = field.value.length < field.maxLength ? '' : `已满 ${field.maxLength} 字，再多放不进来。`;
    let tooLong = '';
    if (mail) {
      const text = field.value.replace(HALVES, '');
      const [, title] = /^页面：(.*)$/m.exec(text) || ['', ''];
      const short = addressOf(mail, `纠错${title && `：${title}`}`, text);
      const isLong = short.length > LONGEST_MAIL;
      mail.href = isLong ? addressOf(mail, '纠错', '（请把复制的话粘贴在这里）') : short;
      tooLong = isLong ? '这段话太长，邮件里放不下：请先复制，再粘贴到邮件里。' : '';
    }
    say(words + tooLong);
  }

  /** @param {string} words */
  function say(words) {
    said.textContent = words;
  }
}

/**
 * @param {HTMLAnchorElement} mail
 * @param {string} subject
 * @param {string} body
 */
function addressOf(mail, subject, body) {
  return `${mail.href.split('?')[0]}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/** @param {HTMLElement} article */
function selectedIn(article) {
  const selection = getSelection();
  const inside = selection && selection.anchorNode && article.contains(selection.anchorNode);
  const words = inside ? selection.toString().replace(/\s+/g, ' ').trim() : '';
  const characters = Array.from(words);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}……` : words;
}
